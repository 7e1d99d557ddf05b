using RetentionBot.Conversation;
using RetentionBot.Slack.WebApi;

namespace RetentionBot.Slack.Interactions;

/// <summary>Keeps for the window what is to be put right or filled in next, and says everything else where the form was opened.</summary>
internal sealed class SubmissionAnswer(SlackChannel channel, IncomingMessage message, TimeSpan patience) : IAnswer
{
    private static readonly PlainTextRenderer _plainText = new();

    public TimeSpan? Deadline => null;

    public TimeSpan? Patience => patience;

    /// <summary>Why nothing came of it; null for none.</summary>
    public string? Refusal { get; private set; }

    /// <summary>The form that follows; null for none.</summary>
    public Card? Next { get; private set; }

    /// <summary>Whether it was said in the conversation.</summary>
    public bool IsSaid { get; private set; }

    public async Task<SentMessage> SendAsync(Reply reply, CancellationToken cancellationToken)
    {
        var card = WholeCard.Of(reply.Cards);
        if (reply.KeepsCard)
            Refusal = _plainText.Render(card);
        else if (Forms.IsForm(card))
            Next = card;
        else
            return await SayAsync(reply, cancellationToken);
        return SentMessage.InBody;
    }

    private async Task<SentMessage> SayAsync(Reply reply, CancellationToken cancellationToken)
    {
        var sent = await ChatAnswer.SayAsync(channel, message, reply, cancellationToken);
        IsSaid = true;
        return sent;
    }
}
