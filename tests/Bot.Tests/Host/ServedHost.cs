using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using RetentionBot.Bot.Tests.Store;
using RetentionBot.Host.Turns;

namespace RetentionBot.Bot.Tests.Host;

/// <summary>The host as it is started in Development, with a data file of its own, served without a port.</summary>
internal static class ServedHost
{
    /// <summary>Any type of the host project stands for its entry point.</summary>
    /// <param name="folder">Where the data file lies.</param>
    /// <param name="settings">The settings; of two of the same name the later one counts.</param>
    public static WebApplicationFactory<Turn> In(TempFolder folder, IEnumerable<(string Key, string Value)> settings) => new WebApplicationFactory<Turn>().WithWebHostBuilder(builder =>
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Store:Path", folder.File("bot.db"));
        foreach (var (key, value) in settings)
        {
            builder.UseSetting(key, value);
        }
    });
}
