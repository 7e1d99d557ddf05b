namespace RetentionBot.Conversation;

/// <summary>Answers one message from beginning to end. What every channel hands its messages to.</summary>
public interface ITurn
{
    /// <summary>
    /// Answers <paramref name="message"/> through <paramref name="answer"/> and returns once the channel took the answer. A message already answered is not answered again.
    /// A failure inside is apologised for with a reference number and does not throw; only a <see cref="ChannelException"/> of <paramref name="answer"/> does.
    /// </summary>
    Task RunAsync(IncomingMessage message, IAnswer answer, CancellationToken cancellationToken);
}

/// <summary>The way back to whoever asked.</summary>
public interface IAnswer
{
    /// <summary>Delivers the reply to where the message came from.</summary>
    /// <exception cref="ChannelException">The channel did not take it.</exception>
    Task SendAsync(Reply reply, CancellationToken cancellationToken);
}
