using RetentionBot.Conversation;
using RetentionBot.Host.Chats;
using RetentionBot.Host.Inbox;
using RetentionBot.Host.Outbox;
using RetentionBot.Store;

namespace RetentionBot.Host.Turns;

/// <summary>
/// Commits a turn as one batch. A turn that changed something, or whose answer leaves later, adds that its message was answered and the answer itself: whatever happens
/// from there on, it is done once and said.
/// </summary>
internal sealed class TurnCommit(IStore store, TimeProvider time)
{
    /// <summary>So long the turn itself sends its answer before the outbox takes over.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    /// <exception cref="StoreConflictException">Somebody changed the same meanwhile, or answered the same message.</exception>
    public async Task RunAsync(TurnRun run, Batch batch, Reply reply, int? manager, bool isChange, CancellationToken cancellationToken)
    {
        await run.Gate.WaitAsync(cancellationToken);
        try
        {
            AddAnswer(run, batch, reply, manager, isChange);
            if (run.Claim is { } claim)
            {
                await store.CompleteAsync(claim, ClaimOutcome.Done, batch, cancellationToken);
            }
            else
            {
                if (run.IsInInbox)
                {
                    batch.Delete(WorkItem.Collection, InboxQueue.KeyOf(run.Message));
                }

                await store.CommitAsync(batch, cancellationToken);
            }

            run.Committed = reply;
        }
        finally
        {
            run.Gate.Release();
        }
    }

    private void AddAnswer(TurnRun run, Batch batch, Reply reply, int? manager, bool isChange)
    {
        run.OutboxRow = null;
        var leavesByOutbox = run.IsLater || run.Private is not null;
        if ((!leavesByOutbox && !isChange) || run.Message.IsRefresh)
        {
            return;
        }

        var now = time.GetUtcNow();
        SeenBook.Add(batch, run.Message, now, manager, run.IsBody || isChange ? reply : null, isChange, isThere: run.IsInInbox, run.UndoKey, run.PressVersion);
        if (!leavesByOutbox && run.IsBody)
        {
            return;
        }

        run.OutboxRow = OutboxQueue.AnswerPrefix + HostKeys.Of(run.Message);
        OutboxQueue.Add(batch, run.OutboxRow, ToBeSaid(run, reply), leavesByOutbox ? now : now + Grace);
    }

    /// <summary>
    /// The answer as the outbox says it. What takes the place of the card it was asked on does so later, too. What would have been the body of a response, and has no such place or is only a remark, goes back
    /// to where it was asked if the channel gave an address at which its asker alone reads it, and else to the asker's own chat.
    /// </summary>
    public static OutboxMessage ToBeSaid(TurnRun run, Reply reply) => (run.Message.Conversation, run.Private) switch
    {
        (var asked, null) when (run.IsBody || run.Message.ReplacesCard) && run.Message.CardId is { } card && !reply.KeepsCard => new OutboxMessage(asked) { Reply = reply, Replaces = card },
        (var asked and ({ IsTargeted: false } or { AnswerUrl: null }), null) when run.IsBody => new OutboxMessage(asked) { Reply = reply, Account = run.Message.From },
        (var asked, null) => new OutboxMessage(asked) { Reply = reply, Stream = run.Stream?.Id },
        var (_, own) => new OutboxMessage(own) { Reply = reply },
    };
}
