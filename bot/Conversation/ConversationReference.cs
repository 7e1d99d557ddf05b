namespace RetentionBot.Conversation;

/// <summary>Where a message came from and where an answer, now or later, goes to.</summary>
/// <param name="Channel">The channel's name, for example <c>msteams</c>.</param>
/// <param name="Tenant">The tenant or workspace; empty where the channel has none.</param>
/// <param name="ConversationId">The channel's own id of the conversation, opaque.</param>
public sealed record ConversationReference(string Channel, string Tenant, string ConversationId)
{
    /// <summary>Who can read what is said there. Default: everyone in a channel, so that a forgotten value never leaks.</summary>
    public ConversationScope Scope { get; init; } = ConversationScope.Channel;

    /// <summary>The base address of the channel's service, where it has one.</summary>
    public Uri? ServiceUrl { get; init; }

    /// <summary>The bot's own id in that channel.</summary>
    public string? BotId { get; init; }

    /// <summary>The id of the person the bot talks to there.</summary>
    public string? UserId { get; init; }

    /// <summary>Whether what is said there is shown to <see cref="UserId"/> only, although others share the conversation. Default: false.</summary>
    public bool IsTargeted { get; init; }

    /// <summary>An address at which this one message is answered for a short time, where the channel gave one; a secret that is neither logged nor kept with the chat. Default: none.</summary>
    public Uri? AnswerUrl { get; init; }

    /// <summary>The message an answer belongs to; null for one that was not asked for.</summary>
    public string? ReplyToId { get; init; }
}

/// <summary>Who can read a conversation.</summary>
public enum ConversationScope
{
    /// <summary>The person and the bot: personal answers may be given.</summary>
    Personal,

    /// <summary>A chat of several people: personal answers go to the person's own chat.</summary>
    Group,

    /// <summary>A channel many people read: personal answers go to the person's own chat.</summary>
    Channel,
}
