using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using RetentionBot.Conversation;
using RetentionBot.Host.Telemetry;
using RetentionBot.Host.Work;
using RetentionBot.Store;

namespace RetentionBot.Host.Outbox;

/// <summary>
/// Says what waits in the outbox: each row once, later when the channel is busy, never when the chat is closed or its time is over. Only when the process ends between the channel's
/// taking a message and the note of that, or the channel does not say whether it took it, is it sent twice; each time that may be is counted.
/// </summary>
internal sealed class OutboxSender(
    OutboxQueue queue, OutboxDelivery delivery, IStore store, IOptions<OutboxOptions> options, Instruments instruments, TimeProvider time, ILogger<OutboxSender> logger)
    : WorkLoop(Outbox(options.Value), store, time, logger)
{
    /// <summary>What may have been sent is sent once more, and not a third time.</summary>
    private const int MostInterruptions = 2;

    /// <summary>How long a row is held without an attempt because its channel asks for it; from then on it is tried and, in the end, put aside.</summary>
    private static readonly TimeSpan LongestHold = TimeSpan.FromDays(1);

    /// <summary>Whatever a channel asks for, a row does not come back at once.</summary>
    private static readonly TimeSpan ShortestHold = WorkRetry.WaitAfter(1);

    /// <summary>How often it is looked whether somebody can be reached again, while there is still time to say it.</summary>
    private static readonly TimeSpan LooksForChatEvery = TimeSpan.FromMinutes(15);

    protected override async Task<ClaimOutcome?> WorkAsync(Claim claim, CancellationToken cancellationToken)
    {
        var row = claim.Item;
        var message = JsonSerializer.Deserialize(row.Payload, HostJson.Default.OutboxMessage) ?? throw new JsonException("The row is empty.");
        var isLate = message.ExpiresAt is { } last && Time.GetUtcNow() >= last;
        if (row.Interruptions >= MostInterruptions || (row.Interruptions > 0 && isLate))
        {
            return Unknown(row);
        }

        if (isLate)
        {
            return Lapsed(row, string.Create(CultureInfo.InvariantCulture, $"too late; it was to be said before {message.ExpiresAt:u}"));
        }

        return await SendAsync(row, message, cancellationToken);
    }

    /// <summary>An answer that a turn of an earlier process was sending when it ended.</summary>
    protected override bool IsOrphan(WorkItem row) => row.Name.StartsWith(OutboxQueue.AnswerPrefix, StringComparison.Ordinal);

    protected override Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken) => queue.WaitAsync(longest, Time, cancellationToken);

    protected override ClaimOutcome Aside(WorkItem row, string reason)
    {
        instruments.OutboxParked.Add(1);
        return base.Aside(row, reason);
    }

    private async Task<ClaimOutcome> SendAsync(WorkItem row, OutboxMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await delivery.SendAsync(message, cancellationToken);
            return Sent(row, message);
        }
        catch (NoOpenChatException exception) when (message.ExpiresAt is not null)
        {
            return Postponed(row, message, exception.Message, LooksForChatEvery);
        }
        catch (NoOpenChatException exception)
        {
            return Later(row, exception.Message, NoOpenChatException.Patience);
        }
        catch (ChannelException exception)
        {
            return exception switch
            {
                { Fault: ChannelFault.Gone } => message.IsKept || message.ExpiresAt is not null ? Lapsed(row, exception.Message) : ClaimOutcome.Done,
                { Fault: ChannelFault.Rejected } => Aside(row, exception.Message),
                { MayHaveBeenSaid: true } => PerhapsSent(row, message, exception.Message),
                { RetryAfter: { } wait } when !IsHeldForLong(row) => Postponed(row, message, exception.Message, wait),
                _ => Later(row, exception.Message, exception.RetryAfter ?? TimeSpan.Zero, message.ExpiresAt),
            };
        }
    }

    private ClaimOutcome Sent(WorkItem row, OutboxMessage message)
    {
        instruments.OutboxSent.Add(1);
        if (row.Interruptions > 0)
        {
            instruments.OutboxResent.Add(1);
            Logger.OutboxSentAgain(row.Name);
        }

        return message.IsKept ? ClaimOutcome.DoneAndKept(Time.GetUtcNow()) : ClaimOutcome.Done;
    }

    /// <summary>The channel gave no answer, which is as if the process had ended: it is sent once more.</summary>
    private ClaimOutcome PerhapsSent(WorkItem row, OutboxMessage message, string reason)
    {
        if (row.Interruptions + 1 >= MostInterruptions)
        {
            return Unknown(row);
        }

        Logger.RowDelayed(row.Kind, row.Name, row.Attempts, reason);
        return ClaimOutcome.RetryPerhapsDoneAt(NoLaterThanLast(message, Time.GetUtcNow() + WorkRetry.WaitAfter(row.Attempts)), reason);
    }

    /// <summary>It comes back when that time is over, without an attempt: as the channel asks of a whole tenant, many rows are held that nobody has tried to send.</summary>
    private ClaimOutcome Postponed(WorkItem row, OutboxMessage message, string reason, TimeSpan wait)
    {
        var at = Time.GetUtcNow() + (wait > ShortestHold ? wait : ShortestHold);
        var until = NoLaterThanLast(message, at);
        Logger.RowPostponed(row.Kind, row.Name, until, reason);
        return ClaimOutcome.PostponeTo(until, reason);
    }

    private static DateTimeOffset NoLaterThanLast(OutboxMessage message, DateTimeOffset at) => message.ExpiresAt is { } last && last < at ? last : at;

    private bool IsHeldForLong(WorkItem row) => row.PostponedSince is { } since && Time.GetUtcNow() - since > LongestHold;

    private ClaimOutcome Lapsed(WorkItem row, string reason)
    {
        instruments.OutboxLapsed.Add(1);
        Logger.OutboxLapsed(row.Name, reason);
        return ClaimOutcome.Lapse(Time.GetUtcNow(), reason);
    }

    private ClaimOutcome Unknown(WorkItem row)
    {
        instruments.OutboxUnknown.Add(1);
        Logger.OutboxUnknown(row.Name);
        return ClaimOutcome.LeaveUnknown(Time.GetUtcNow(), "It was sent and nobody answered whether it arrived, twice, or until it was too late to send it again.");
    }

    /// <summary>The lease is longer than any call of a channel takes with its own retries. A row whose lease ended may have been sent.</summary>
    private static WorkQueue Outbox(OutboxOptions options) => new(OutboxQueue.Kind, options.AtOnce, LooksEvery: TimeSpan.FromSeconds(2), Lease: TimeSpan.FromMinutes(2));
}
