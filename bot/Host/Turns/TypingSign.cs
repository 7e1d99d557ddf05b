using RetentionBot.Host.Chats;

namespace RetentionBot.Host.Turns;

/// <summary>Shows that the bot is at work, and at what once the turn says so, in the chat where the answer will come. Only a courtesy: when the channel does not take it, the turn does not notice.</summary>
internal sealed class TypingSign(Channels channels, TimeProvider time, ILogger<TypingSign> logger)
{
    /// <summary>A turn that is answered by then shows nothing.</summary>
    public static readonly TimeSpan After = TimeSpan.FromSeconds(1);

    /// <summary>
    /// A client shows the sign for three seconds; every two is as often as it may be sent, so that no gap appears.
    /// See https://github.com/microsoft/Agents/blob/main/specs/activity/protocol-activity.md, A6000 and A6001.
    /// </summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Shows the sign again and again until what is returned is disposed of, which waits for one on its way: none is sent after the answer. Null, and none is shown, when the
    /// answer is the body of a response.
    /// </summary>
    public IAsyncDisposable? Begin(TurnRun run, CancellationToken stopping) => run.IsBody ? null : new Shown(this, run, stopping);

    private async Task ShowAsync(TurnRun run, CancellationToken ended)
    {
        try
        {
            var progress = new ProgressSign(run, channels, time, logger);
            for (var wait = After; ; wait = Every)
            {
                await Task.Delay(wait, time, ended);
                if (run.TypesIn is { } chat && !await progress.TryShowAsync(chat, ended))
                {
                    await channels.Of(chat.Channel).TypingAsync(chat, run.Doing, ended);
                }
            }
        }
        catch (Exception exception)
        {
            if (!ended.IsCancellationRequested)
            {
                logger.NotTyping(run.Message.Conversation.Channel, exception.GetType().Name); // and not tried again: the next turn will
            }
        }
    }

    private sealed class Shown : IAsyncDisposable
    {
        private readonly CancellationTokenSource _ended;
        private readonly Task _showing;

        public Shown(TypingSign sign, TurnRun run, CancellationToken stopping)
        {
            _ended = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            _showing = sign.ShowAsync(run, _ended.Token);
        }

        public async ValueTask DisposeAsync()
        {
            await _ended.CancelAsync();
            await _showing;
            _ended.Dispose();
        }
    }
}
