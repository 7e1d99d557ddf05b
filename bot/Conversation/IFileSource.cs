namespace RetentionBot.Conversation;

/// <summary>A channel through which people send files.</summary>
public interface IFileSource
{
    /// <summary>The whole file, which is not kept anywhere.</summary>
    /// <exception cref="ChannelException">
    /// It was not read: it is too large or lies where nothing may be read (<see cref="ChannelFault.Rejected"/>), its link is over (<see cref="ChannelFault.Gone"/>), or its host
    /// failed (<see cref="ChannelFault.Retry"/>). The message is a sentence for whoever sent it.
    /// </exception>
    Task<byte[]> ReadAsync(IncomingFile file, CancellationToken cancellationToken);
}
