using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RetentionBot.Conversation;

namespace RetentionBot.LocalPage.Chat;

/// <summary>The conversation of one open tab: at most one at a time, a fresh one for every person it acts as.</summary>
internal sealed class LocalChats(
    LocalChannel channel,
    IServiceScopeFactory scopes,
    TimeProvider clock,
    IOptions<LocalPageOptions> options,
    IHostApplicationLifetime lifetime,
    ILogger<LocalChat> logger) : IDisposable
{
    public LocalChat? Current { get; private set; }

    /// <summary>Ends the conversation there was and begins one as <paramref name="person"/>.</summary>
    public LocalChat Begin(LocalPerson person, Browser browser)
    {
        Dispose();
        Current = new LocalChat(person, browser, RunAsync, clock, options.Value.DrawnMessages, logger);
        channel.Open(Current);
        return Current;
    }

    public void Dispose()
    {
        if (Current is not { } ended) return;

        channel.Close(ended);
        ended.Dispose();
        Current = null;
    }

    // Stopped by the host only: what was asked for is finished even when the tab is closed meanwhile, as it is in Teams.
    private async Task RunAsync(IncomingMessage message, IAnswer answer)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ITurn>().RunAsync(message, answer, lifetime.ApplicationStopping);
    }
}
