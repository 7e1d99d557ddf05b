using RetentionBot.Conversation;
using RetentionBot.Host.Chats;

namespace RetentionBot.Host.Turns;

/// <summary>
/// Shows what one turn is at in the message that stays open for its answer, where the channel has such messages. Only once the turn was put aside, so that the answer leaves through the outbox and knows the message;
/// and only where the answer certainly goes. When the channel does not take it, it is not tried again in this turn.
/// </summary>
internal sealed class ProgressSign(TurnRun run, Channels channels, TimeProvider time, ILogger<TypingSign> logger)
{
    /// <summary>Not shown by then, it is given up: a turn that is done waits for it, so that nothing is shown after the answer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    private string? _shown;
    private bool _isGivenUp;

    /// <returns>Whether the plain sign is not needed.</returns>
    public async Task<bool> TryShowAsync(ConversationReference chat, CancellationToken ended)
    {
        if (string.IsNullOrWhiteSpace(run.Doing) || chat != run.Message.Conversation || run.Message.ReplacesCard)
        {
            return false;
        }

        await run.Gate.WaitAsync(ended);
        try
        {
            if (run is { IsLater: true, Committed: null } && !_isGivenUp && run.Doing is { } doing && doing != _shown)
            {
                await ShowAsync(chat, doing, ended);
            }

            return run.Stream is not null;
        }
        finally
        {
            run.Gate.Release();
        }
    }

    private async Task ShowAsync(ConversationReference chat, string doing, CancellationToken ended)
    {
        using var limit = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ended);
        try
        {
            var open = await channels.Of(chat.Channel).StreamAsync(chat, doing, run.Stream, either.Token);
            run.Stream = open ?? run.Stream;
            _shown = doing;
            _isGivenUp = open is null;
        }
        catch (Exception exception) when (!ended.IsCancellationRequested)
        {
            _isGivenUp = true;
            logger.NotTyping(chat.Channel, exception.GetType().Name);
        }
    }
}
