using RetentionBot.Conversation;

namespace RetentionBot.Host.Turns;

/// <summary>
/// One message from beginning to end, for as long as its channel should wait: have we seen it, answer it, and when that takes too long, acknowledge it and go on.
/// </summary>
internal sealed class Turn(SeenMessages recent, SeenBook seen, TurnSteps steps, HandOver handOver, BackgroundTurns background, TimeProvider time, ILogger<Turn> logger) : ITurn
{
    public async Task RunAsync(IncomingMessage message, IAnswer answer, CancellationToken cancellationToken)
    {
        if (!recent.TryBegin(message, out var result))
        {
            logger.SeenBefore(message.Conversation.Channel);
            await RepeatAsync(result, answer, cancellationToken);
            return;
        }

        var run = new TurnRun(message, answer);
        var work = AnswerAsync(run, result);
        if (!await IsDoneAsync(work, answer.Deadline ?? answer.Patience ?? HandOver.After, cancellationToken) && await handOver.TryAsync(run, cancellationToken))
        {
            result.IsCertain();
            logger.HandedOver(message.Conversation.Channel);
            background.Keep(work);
            return;
        }

        await work.WaitAsync(cancellationToken);
    }

    private async Task AnswerAsync(TurnRun run, TurnResult result)
    {
        try
        {
            if (await seen.MessageAsync(run.Message, background.Stopping) is { } before)
            {
                logger.SeenBefore(run.Message.Conversation.Channel);
                result.Answered(before.Reply);
                await SayAgainAsync(before.Reply, run.Answer, background.Stopping);
                return;
            }

            var reply = await steps.RunAsync(run, background.Stopping);
            result.Answered(run.Answer.Deadline is null ? null : reply);
        }
        catch (Exception exception)
        {
            recent.Forget(run.Message);
            result.Failed(exception);
            throw;
        }
    }

    /// <summary>A second delivery has the fate of the first: its answer where the response is the answer, else silence once the first is answered or put aside for certain.</summary>
    private async Task RepeatAsync(TurnResult first, IAnswer answer, CancellationToken cancellationToken)
    {
        if (answer.Deadline is not { } deadline)
        {
            await (await Task.WhenAny(first.Reply, first.Certain).WaitAsync(cancellationToken));
            return;
        }

        var reply = await IsDoneAsync(first.Reply, deadline, cancellationToken) ? await first.Reply : PlainAnswers.StillWorking;
        await SayAgainAsync(reply, answer, cancellationToken);
    }

    private static Task SayAgainAsync(Reply? reply, IAnswer answer, CancellationToken cancellationToken) =>
        answer.Deadline is not null && reply is not null ? answer.SendAsync(reply, cancellationToken) : Task.CompletedTask;

    /// <summary>Whether the task ended in time, well or badly.</summary>
    private async Task<bool> IsDoneAsync(Task task, TimeSpan patience, CancellationToken cancellationToken)
    {
        await task.WaitAsync(patience, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        return task.IsCompleted;
    }
}
