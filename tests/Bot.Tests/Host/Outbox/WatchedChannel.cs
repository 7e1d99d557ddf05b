using RetentionBot.Conversation;

namespace RetentionBot.Bot.Tests.Host.Outbox;

/// <summary>A channel of which it is known how many calls are under way.</summary>
internal sealed class WatchedChannel(IChannel channel) : IChannel
{
    private int _underWay;
    private int _ended;

    public int UnderWay => Volatile.Read(ref _underWay);

    public int Ended => Volatile.Read(ref _ended);

    public bool Serves(string name) => channel.Serves(name);

    public async Task<SentMessage> SendAsync(ConversationReference conversation, Reply reply, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _underWay);
        try
        {
            return await channel.SendAsync(conversation, reply, cancellationToken);
        }
        finally
        {
            Interlocked.Increment(ref _ended);
            Interlocked.Decrement(ref _underWay);
        }
    }

    public Task UpdateAsync(ConversationReference conversation, string messageId, Reply reply, CancellationToken cancellationToken) => channel.UpdateAsync(conversation, messageId, reply, cancellationToken);

    public Task TypingAsync(ConversationReference conversation, string? doing, CancellationToken cancellationToken) => channel.TypingAsync(conversation, doing, cancellationToken);

    public Task<AnswerStream?> StreamAsync(ConversationReference conversation, string doing, AnswerStream? open, CancellationToken cancellationToken) => channel.StreamAsync(conversation, doing, open, cancellationToken);

    public Task<SentMessage> AnswerInStreamAsync(ConversationReference conversation, string stream, Reply reply, CancellationToken cancellationToken) =>
        channel.AnswerInStreamAsync(conversation, stream, reply, cancellationToken);

    public Task<ConversationReference> OpenPersonalAsync(ConversationReference known, CancellationToken cancellationToken) => channel.OpenPersonalAsync(known, cancellationToken);

    public Task<ChannelProfile?> ProfileAsync(ConversationReference conversation, CancellationToken cancellationToken) => channel.ProfileAsync(conversation, cancellationToken);
}
