namespace RetentionBot.Conversation;

/// <summary>One message to the bot, whatever channel it came through: words, or the press of a button.</summary>
public sealed record IncomingMessage
{
    /// <summary>The channel's own id of the message, unique within its conversation. The same id twice is the same message.</summary>
    public required string Id { get; init; }

    /// <summary>Where it was said.</summary>
    public required ConversationReference Conversation { get; init; }

    /// <summary>Who said it, as authenticated by the channel.</summary>
    public required ChannelAccount From { get; init; }

    /// <summary>The words, without the bot's own mention; empty for the press of a button and for a file alone.</summary>
    public string Text { get; init; } = "";

    /// <summary>What a pressed button carried, with the card's inputs as further arguments; null for words.</summary>
    public SkillCall? Call { get; init; }

    /// <summary>The files that came with it, unread. Default: none.</summary>
    public IReadOnlyList<IncomingFile> Files { get; init; } = [];

    /// <summary>The bot's message whose button was pressed; null for words, or when the channel does not tell.</summary>
    public string? CardId { get; init; }

    /// <summary>
    /// Whether the answer takes the place of <see cref="CardId"/> also where it leaves through the channel, now or later; a remark never does. Default: only the body of a response does, where there is one.
    /// </summary>
    public bool ReplacesCard { get; init; }

    /// <summary>Whether nobody else saw that it was asked, as of a slash command: then nobody else is shown the answer, whatever it is. Default: false.</summary>
    public bool IsUnseen { get; init; }

    /// <summary>Whether the client draws an old card anew by itself: nobody did anything, so nothing may change. The answer takes the card's place.</summary>
    public bool IsRefresh { get; init; }

    /// <summary>The client's language as a BCP 47 tag such as <c>en-GB</c>; null when unknown.</summary>
    public string? Locale { get; init; }

    /// <summary>The client's IANA time zone; null when unknown.</summary>
    public string? TimeZone { get; init; }
}
