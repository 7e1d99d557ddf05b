using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RetentionBot.Bot.Tests.Store;
using RetentionBot.Host.Turns;
using RetentionBot.Store;

namespace RetentionBot.Bot.Tests.Host;

/// <summary>A firm's whole host over a data file of its own, on a clock moved by hand, with a client that asks it; nobody is in it but whom the test puts there. Gone with the test.</summary>
internal sealed class FirmOnDisk : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly WebApplicationFactory<Turn> _host;

    /// <param name="settings">Beside those of a bot that anybody may try.</param>
    public FirmOnDisk(params (string Key, string Value)[] settings)
    {
        _host = ServedHost.In(_folder, [("Store:Samples", "false"), ("Teams:DangerouslyAllowUnauthenticated", "true"), .. settings])
            .WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Time)));
        Client = _host.CreateClient();
    }

    public FakeTimeProvider Time { get; } = new(TurnHost.Now);

    public HttpClient Client { get; }

    public IServiceProvider Services => _host.Services;

    public IStore Store => Services.GetRequiredService<IStore>();

    /// <summary>A file beside the data file.</summary>
    public string File(string name) => _folder.File(name);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.DisposeAsync();
        _folder.Dispose();
    }
}
