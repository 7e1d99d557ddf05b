using System.Text.Json;
using RetentionBot.Conversation;
using RetentionBot.Store;

namespace RetentionBot.Host.Outbox;

/// <summary>Says what waits in the outbox: each row once, later when the channel is busy, never when the chat is closed.</summary>
internal sealed class OutboxSender(OutboxQueue queue, OutboxDelivery delivery, IStore store, TimeProvider time, ILogger<OutboxSender> logger) : BackgroundService
{
    /// <summary>A message that was not signalled, such as one that is tried again, is found after this time at the latest.</summary>
    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(2);

    /// <summary>Longer than any call of a channel takes with its own retries. A row whose lease ended may have been sent.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private const int AtOnce = 16;

    private readonly string _owner = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    /// <summary>Claims and sends what is due now; returns how many rows that were.</summary>
    public async Task<int> SendDueAsync(CancellationToken cancellationToken)
    {
        var claims = await store.ClaimAsync(OutboxQueue.Kind, time.GetUtcNow(), AtOnce, _owner, Lease, cancellationToken);
        await Parallel.ForEachAsync(claims, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (claim, token) => await SendAsync(claim, token));
        return claims.Count;
    }

    /// <summary>
    /// Makes the answers due at once that a turn of an earlier process was sending when it ended. One process uses a data file, so at start nobody else sends them.
    /// </summary>
    public async Task ReviveAsync(CancellationToken cancellationToken)
    {
        var orphans = await WorkRows.WaitingAsync(store, OutboxQueue.Kind, cancellationToken);
        await WorkRows.MakeDueAsync(store, orphans.Where(row => row.Document.Name.StartsWith(OutboxQueue.AnswerPrefix, StringComparison.Ordinal)), time.GetUtcNow(), cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isRevived = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!isRevived)
                {
                    await ReviveAsync(stoppingToken);
                    isRevived = true;
                }

                if (await SendDueAsync(stoppingToken) < AtOnce)
                {
                    await queue.WaitAsync(LooksEvery, time, stoppingToken);
                }
            }
            catch (StoreUnavailableException exception)
            {
                logger.OutboxUnreadable(exception);
                await Task.Delay(LooksEvery, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <summary>One row's failure never stops the next.</summary>
    private async Task SendAsync(Claim claim, CancellationToken cancellationToken)
    {
        var outcome = await OutcomeAsync(claim, cancellationToken);
        try
        {
            await store.CompleteAsync(claim, outcome, new Batch(), cancellationToken);
        }
        catch (Exception exception) when (exception is ClaimLostException or StoreUnavailableException)
        {
            logger.OutboxNotCompleted(claim.Item.Name, exception.GetType().Name);
        }
    }

    private async Task<ClaimOutcome> OutcomeAsync(Claim claim, CancellationToken cancellationToken)
    {
        if (claim.Item is { Attempts: > 2, LastError: null })
        {
            logger.OutboxParked(claim.Item.Name, "nobody knows whether it was sent twice already");
            return ClaimOutcome.Park("The bot ended twice while it was being sent; whether it arrived is not known.");
        }

        if (claim.Item is { Attempts: 2, LastError: null })
        {
            logger.OutboxSentAgain(claim.Item.Name);
        }

        try
        {
            var message = JsonSerializer.Deserialize(claim.Item.Payload, HostJson.Default.OutboxMessage) ?? throw new JsonException("The row is empty.");
            await delivery.SendAsync(message, cancellationToken);
            return ClaimOutcome.Done;
        }
        catch (ChannelException exception) when (exception.Fault == ChannelFault.Gone)
        {
            return ClaimOutcome.Done;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return OutboxRetry.After(claim.Item, exception, time.GetUtcNow(), logger);
        }
    }
}
