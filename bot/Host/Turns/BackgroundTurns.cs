using System.Collections.Concurrent;

namespace RetentionBot.Host.Turns;

/// <summary>Turns that go on after their message was acknowledged. At the end of the process they get the time the host gives; what is not done by then is done after the next start.</summary>
#pragma warning disable CA1001 // Not disposed of: a host may be stopped by two sides at once, one of which is late, and a source without a timer holds nothing.
internal sealed class BackgroundTurns(ILogger<BackgroundTurns> logger) : IHostedService
#pragma warning restore CA1001
{
    private readonly ConcurrentDictionary<Task, bool> _running = new();
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Cancelled when the process can wait no longer.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>Watches over a turn nobody waits for.</summary>
    public void Keep(Task turn)
    {
        _running[turn] = true;
        _ = EndAsync(turn);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(_running.Keys).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _stopping.CancelAsync();
    }

    private async Task EndAsync(Task turn)
    {
        await turn.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _running.TryRemove(turn, out _);
        if (turn.Exception is { } exception)
        {
            logger.BackgroundTurnFailed(exception.GetBaseException());
        }
    }
}
