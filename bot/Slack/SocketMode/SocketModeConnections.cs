using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RetentionBot.Conversation;

namespace RetentionBot.Slack.SocketMode;

/// <summary>Keeps the connections over which Slack sends, as long as the host runs and Slack gives any. Does nothing without <see cref="SlackOptions.AppToken"/>.</summary>
internal sealed class SocketModeConnections(ConnectionAddresses addresses, SocketSurroundings around, ILogger<SocketModeConnections> logger) : BackgroundService
{
    /// <summary>How long after one another the connections are opened, so that Slack does not renew them all at once.</summary>
    public static readonly TimeSpan Stagger = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource _refused = new();

    public override void Dispose()
    {
        _refused.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var settings = around.Options.Value;
        if (settings.AppToken.Length == 0)
            return Task.CompletedTask;

        around.State.Want(settings.Connections);
        return Task.WhenAll(Enumerable.Range(0, settings.Connections).Select(number => KeepAsync(Stagger * number, stoppingToken)));
    }

    /// <summary>Keeps one connection. One that Slack is about to close stays until the next one is there.</summary>
    private async Task KeepAsync(TimeSpan after, CancellationToken stopping)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping, _refused.Token);
        var backoff = new Backoff(around.Time);
        var closing = new List<Task>();
        SocketConnection? current = null;
        try
        {
            await Task.Delay(after, around.Time, ending.Token);
            while (true)
            {
                var next = await OpenAsync(backoff, ending.Token);
                Close(current, closing);
                current = next;
                var parting = await current.Parted.WaitAsync(stopping); // not stopped by a refusal: what is there may go on
                backoff.Ended(current.Age);
                if (parting == SocketParting.Refresh)
                    continue;

                Close(current, closing);
                current = null;
                if (parting == SocketParting.TooMany)
                    addresses.Hold(Backoff.Longest);
                if (parting == SocketParting.SwitchedOff)
                    Refuse(SocketConnection.SwitchedOffWord);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested || _refused.IsCancellationRequested)
        {
            // The linked token may still be about to learn of it.
        }
        finally
        {
            if (stopping.IsCancellationRequested)
                current?.StopTaking();
            Close(current, closing);
            await Task.WhenAll(closing);
        }
    }

    /// <summary>Opens a connection, however often it must be tried.</summary>
    /// <exception cref="OperationCanceledException">The host stops, or Slack gives no more.</exception>
    private async Task<SocketConnection> OpenAsync(Backoff backoff, CancellationToken ending)
    {
        while (true)
        {
            await backoff.WaitAsync(ending);
            try
            {
                return await SocketConnection.OpenAsync(await addresses.NextAsync(ending), around, ending);
            }
            catch (ChannelException exception) when (exception.Fault == ChannelFault.Rejected)
            {
                Refuse(exception.Code);
                ending.ThrowIfCancellationRequested();
            }
            catch (ChannelException exception)
            {
                logger.NotConnected(exception.Message);
                if (exception.Code == SocketConnection.TooManyWord)
                    addresses.Hold(Backoff.Longest);
            }
            catch (Exception exception) when (!ending.IsCancellationRequested)
            {
                logger.Failed(exception);
            }

            backoff.Failed();
        }
    }

    private void Refuse(string? word)
    {
        around.State.Refuse(word ?? "refused");
        logger.Refused(word ?? "refused");
        _refused.Cancel();
    }

    private static void Close(SocketConnection? connection, List<Task> closing)
    {
        closing.RemoveAll(done => done.IsCompleted);
        if (connection is not null)
            closing.Add(connection.DisposeAsync().AsTask());
    }
}
