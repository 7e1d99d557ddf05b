namespace RetentionBot.Conversation;

/// <summary>A way to reach people that can also be used unasked: for reminders and late answers.</summary>
public interface IChannel
{
    /// <summary>The name in <see cref="ConversationReference.Channel"/>.</summary>
    string Name { get; }

    /// <summary>Says something in a conversation and returns once the channel took it.</summary>
    /// <exception cref="ChannelException">The channel did not take it; its <see cref="ChannelException.Fault"/> says what to do.</exception>
    Task SendAsync(ConversationReference conversation, Reply reply, CancellationToken cancellationToken);
}
