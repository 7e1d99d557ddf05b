using System.Text.Json;
using RetentionBot.Conversation;
using RetentionBot.Host.Work;
using RetentionBot.Store;

namespace RetentionBot.Host.Outbox;

/// <summary>Says what waits in the outbox: each row once, later when the channel is busy, never when the chat is closed.</summary>
internal sealed class OutboxSender(OutboxQueue queue, OutboxDelivery delivery, IStore store, TimeProvider time, ILogger<OutboxSender> logger) : WorkLoop(Outbox, store, time, logger)
{
    /// <summary>
    /// The lease is longer than any call of a channel takes with its own retries. A row whose lease ended may have been sent.
    /// </summary>
    private static readonly WorkQueue Outbox = new(OutboxQueue.Kind, MostClaimed: 16, AtOnce: 16, LooksEvery: TimeSpan.FromSeconds(2), Lease: TimeSpan.FromMinutes(2));

    protected override async Task<ClaimOutcome?> WorkAsync(Claim claim, CancellationToken cancellationToken)
    {
        if (claim.Item is { Attempts: > 2, LastError: null })
        {
            return Aside(claim.Item, "The bot ended twice while it was being sent; whether it arrived is not known.");
        }

        if (claim.Item is { Attempts: 2, LastError: null })
        {
            Logger.OutboxSentAgain(claim.Item.Name);
        }

        try
        {
            var message = JsonSerializer.Deserialize(claim.Item.Payload, HostJson.Default.OutboxMessage) ?? throw new JsonException("The row is empty.");
            await delivery.SendAsync(message, cancellationToken);
            return ClaimOutcome.Done;
        }
        catch (ChannelException exception)
        {
            return exception.Fault switch
            {
                ChannelFault.Gone => ClaimOutcome.Done,
                ChannelFault.Rejected => Aside(claim.Item, exception.Message),
                _ => Later(claim.Item, exception.Message, exception.RetryAfter ?? TimeSpan.Zero),
            };
        }
    }

    /// <summary>An answer that a turn of an earlier process was sending when it ended.</summary>
    protected override bool IsOrphan(WorkItem row) => row.Name.StartsWith(OutboxQueue.AnswerPrefix, StringComparison.Ordinal);

    protected override Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken) => queue.WaitAsync(longest, Time, cancellationToken);
}
