using RetentionBot.Conversation;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Teams.Outbound;

/// <summary>Keeps the answer for the body of the response, for <c>expectReplies</c>.</summary>
internal sealed class BodyAnswer(ReplyActivities activities, ConversationReference conversation) : IAnswer
{
    private readonly List<Activity> _replies = [];

    /// <summary>Whoever asks this way holds the request open; the longest the architecture grants.</summary>
    public TimeSpan? Deadline { get; } = TimeSpan.FromSeconds(10);

    public ExpectedReplies Replies => new(_replies);

    public Task<SentMessage> SendAsync(Reply reply, CancellationToken cancellationToken)
    {
        _replies.AddRange(activities.For(conversation, reply));
        return Task.FromResult(SentMessage.InBody);
    }
}
