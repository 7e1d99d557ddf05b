using RetentionBot.Conversation;
using RetentionBot.Slack.Blocks;
using RetentionBot.Slack.WebApi;

namespace RetentionBot.Slack.Interactions;

/// <summary>
/// Answers in a window that is open. When a form was expected that would have changed the message and there is none, as of what was done elsewhere meanwhile, the message shows how it stands now.
/// </summary>
internal sealed class WindowAnswer(SlackChannel channel, Windows windows, ViewRenderer views, string window, IncomingMessage message, FormOrigin origin, TimeSpan patience) : IAnswer
{
    public TimeSpan? Deadline => null;

    public TimeSpan? Patience => patience;

    /// <summary>Whether the window shows the answer, or is about to.</summary>
    public bool IsGiven { get; private set; }

    public async Task<SentMessage> SendAsync(Reply reply, CancellationToken cancellationToken)
    {
        IsGiven = true; // before it is: nothing that is said later may take its place
        try
        {
            var card = WholeCard.Of(reply.Cards);
            var isForMessage = message.ReplacesCard && !reply.KeepsCard && !Forms.IsForm(card);
            var sent = isForMessage ? await ChatAnswer.SayAsync(channel, message, reply, cancellationToken) : new SentMessage(Id: null);
            await windows.UpdateAsync(message.Conversation.Tenant, window, views.Modal(isForMessage ? new Card(new Paragraph(Wording.SeeMessage)) : card, origin), cancellationToken);
            return sent;
        }
        catch (ChannelException)
        {
            IsGiven = false;
            throw;
        }
    }
}
