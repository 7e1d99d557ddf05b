using RetentionBot.Conversation;
using RetentionBot.Host.Chats;
using RetentionBot.Host.Inbox;
using RetentionBot.Host.Outbox;
using RetentionBot.Store;

namespace RetentionBot.Host.Turns;

/// <summary>
/// Lets go of a turn that takes longer than its channel should wait: makes it certain that it will be answered, so that the message can be acknowledged, while the turn goes on.
/// </summary>
internal sealed class HandOver(IStore store, TimeProvider time, ILogger<HandOver> logger)
{
    /// <summary>A turn that is not answered by then is handed over.</summary>
    public static readonly TimeSpan After = TimeSpan.FromSeconds(2);

    /// <summary>Whether the answer is certain, now or later; if not, the turn must be waited for.</summary>
    public async Task<bool> TryAsync(TurnRun run, CancellationToken cancellationToken)
    {
        await run.Gate.WaitAsync(cancellationToken);
        try
        {
            return (run.Answer.Deadline, run.Committed) switch
            {
                (not null, not null) => false, // the answer is on its way into the body
                (not null, null) when run.Message.IsRefresh => await SayStillWorkingAsync(run, cancellationToken), // nobody waits for it, and it changes nothing
                (not null, null) => await PutInInboxAsync(run, cancellationToken) && await SayStillWorkingAsync(run, cancellationToken),
                (null, { } reply) => await KeepAnswerAsync(run, reply, cancellationToken),
                (null, null) => await PutInInboxAsync(run, cancellationToken),
            };
        }
        catch (Exception exception) when (exception is StoreUnavailableException or StoreConflictException)
        {
            logger.NotHandedOver(run.Message.Conversation.Channel, exception.GetType().Name);
            return false;
        }
        finally
        {
            run.Gate.Release();
        }
    }

    private static async Task<bool> SayStillWorkingAsync(TurnRun run, CancellationToken cancellationToken)
    {
        run.IsLater = true;
        await run.Answer.SendAsync(PlainAnswers.StillWorking, cancellationToken);
        return true;
    }

    /// <summary>The channel is slow to take an answer of which nothing is kept yet: keep it.</summary>
    private async Task<bool> KeepAnswerAsync(TurnRun run, Reply reply, CancellationToken cancellationToken)
    {
        if (run is { IsSent: false, OutboxRow: null })
        {
            var row = OutboxQueue.AnswerPrefix + HostKeys.Of(run.Message);
            var batch = new Batch();
            var now = time.GetUtcNow();
            SeenBook.Add(batch, run.Message, now, manager: null, reply: null, isChange: false, isThere: false);
            OutboxQueue.Add(batch, row, TurnCommit.ToBeSaid(run, reply), now + TurnCommit.Grace);
            await store.CommitAsync(batch, cancellationToken);
            run.OutboxRow = row;
        }

        return true;
    }

    private async Task<bool> PutInInboxAsync(TurnRun run, CancellationToken cancellationToken)
    {
        var batch = new Batch();
        var now = time.GetUtcNow();
        SeenBook.Add(batch, run.Message, now, manager: null, !run.IsBody ? null : PlainAnswers.StillWorking, isChange: false, isThere: false);
        batch.InsertIfAbsent(WorkItem.Collection, InboxQueue.Row(new InboxMessage(run.Message, run.IsBody), now + TurnSteps.Longest + TurnCommit.Grace));
        await store.CommitAsync(batch, cancellationToken);
        run.IsInInbox = run.IsLater = true;
        return true;
    }
}
