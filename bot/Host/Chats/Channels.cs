using RetentionBot.Conversation;

namespace RetentionBot.Host.Chats;

/// <summary>All ways to reach people, by the name in a conversation reference.</summary>
internal sealed class Channels(IEnumerable<IChannel> channels)
{
    private readonly IChannel[] _all = [.. channels];

    /// <summary>The channel that serves conversations of that name.</summary>
    /// <exception cref="ChannelException">None does, as when a channel was turned off.</exception>
    public IChannel Of(string name) => Array.Find(_all, channel => channel.Serves(name))
        ?? throw new ChannelException(ChannelFault.Rejected, $"No channel serves conversations of '{name}'; it is turned off in the settings.");
}
