namespace RetentionBot.Conversation;

/// <summary>Answers one message from beginning to end. What every channel hands its messages to.</summary>
public interface ITurn
{
    /// <summary>
    /// Answers <paramref name="message"/> through <paramref name="answer"/> and returns once the channel took the answer, or once it is certain that it will be given later.
    /// A message already answered is not answered again; where the answer is the body of a response, a second delivery gets the same answer.
    /// A failure inside is apologised for with a reference number and does not throw; only a <see cref="ChannelException"/> of <paramref name="answer"/> does.
    /// </summary>
    Task RunAsync(IncomingMessage message, IAnswer answer, CancellationToken cancellationToken);
}

/// <summary>The way back to whoever asked.</summary>
public interface IAnswer
{
    /// <summary>
    /// Null when the answer goes through the channel and may as well be given later. Otherwise the answer is the body of the response, and after this time the sender no
    /// longer waits: by then it must have been told something.
    /// </summary>
    TimeSpan? Deadline { get; }

    /// <summary>
    /// How long a turn whose answer goes through the channel holds up its request before the message is put aside, acknowledged and answered later. Default: null, for as long as the
    /// host finds right for every channel.
    /// </summary>
    TimeSpan? Patience => null;

    /// <summary>Delivers the reply to where the message came from, and returns what the channel says of it.</summary>
    /// <exception cref="ChannelException">The channel did not take it.</exception>
    Task<SentMessage> SendAsync(Reply reply, CancellationToken cancellationToken);
}
