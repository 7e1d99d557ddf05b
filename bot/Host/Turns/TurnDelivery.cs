using RetentionBot.Conversation;
using RetentionBot.Host.Chats;
using RetentionBot.Host.Outbox;
using RetentionBot.Store;

namespace RetentionBot.Host.Turns;

/// <summary>Gives the answer of a committed turn: back to where it was asked, or by the outbox.</summary>
internal sealed class TurnDelivery(OutboxQueue outbox, ChatBook chats, IStore store, TimeProvider time, ILogger<TurnDelivery> logger)
{
    /// <summary>Less than <see cref="TurnCommit.Grace"/>: the outbox takes over only what nobody is sending any more.</summary>
    private static readonly TimeSpan LongestSend = TurnCommit.Grace - TimeSpan.FromSeconds(15);

    /// <exception cref="ChannelException">The channel did not take the answer, and no row of the outbox holds it.</exception>
    public async Task SendAsync(TurnRun run, Reply reply, CancellationToken stopping)
    {
        if (run.IsLater)
        {
            outbox.Signal();
            return;
        }

        if (run.Private is not null)
        {
            outbox.Signal();
            await SayAsync(run, PlainAnswers.AnsweredPrivately, stopping);
            return;
        }

        try
        {
            await SayAsync(run, reply, stopping);
        }
        catch (ChannelException exception)
        {
            await run.Gate.WaitAsync(stopping);
            run.IsSent = true;
            run.Gate.Release();
            if (exception.Fault == ChannelFault.Gone)
            {
                await chats.CloseAsync(run.Message.Conversation, exception, stopping);
            }

            if (run.OutboxRow is null)
            {
                throw;
            }

            logger.LeftToOutbox(run.Message.Conversation.Channel, exception.Fault);
            return;
        }

        await SentAsync(run, stopping);
    }

    private async Task SayAsync(TurnRun run, Reply reply, CancellationToken stopping)
    {
        using var limit = new CancellationTokenSource(LongestSend, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
        try
        {
            var sent = await run.Answer.SendAsync(reply, either.Token);
            if (sent.MovedTo is { } address)
            {
                await chats.MoveAsync(run.Message.Conversation, address, stopping);
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            throw new ChannelException(ChannelFault.Retry, $"The channel did not take the answer within {LongestSend.TotalSeconds:0} seconds.");
        }
    }

    /// <summary>Takes the answer out of the outbox. Should that fail, it is said once more; nothing is done twice.</summary>
    private async Task SentAsync(TurnRun run, CancellationToken stopping)
    {
        await run.Gate.WaitAsync(stopping);
        try
        {
            run.IsSent = true;
            if (run.OutboxRow is { } row)
            {
                await store.CommitAsync(new Batch().Delete(WorkItem.Collection, WorkItem.KeyOf(OutboxQueue.Kind, row)), stopping);
            }
        }
        catch (StoreUnavailableException exception)
        {
            logger.SentButKept(run.Message.Conversation.Channel, exception.GetType().Name);
        }
        finally
        {
            run.Gate.Release();
        }
    }
}
