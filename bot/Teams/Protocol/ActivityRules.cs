namespace RetentionBot.Teams.Protocol;

/// <summary>What an activity must have before anything looks at it.</summary>
internal static class ActivityRules
{
    /// <summary>
    /// The longest id or address accepted, in characters. Ids are opaque and the specification names no limit; those of Teams stay under 200.
    /// A store key is built from them.
    /// </summary>
    public const int MaxIdLength = 256;

    /// <summary>Why the activity is malformed, in words that repeat nothing of it; null when it is sound.</summary>
    public static string? FaultOf(Activity activity)
    {
        if (string.IsNullOrEmpty(activity.Type))
            return "type is missing";
        if (!IsId(activity.ChannelId))
            return "channelId is missing or no id";
        if (!IsId(activity.Conversation?.Id))
            return "conversation.id is missing or no id";
        if (!IsId(activity.From?.Id))
            return "from.id is missing or no id";
        if (!IsIdOrNone(activity.Id) || !IsIdOrNone(activity.Recipient?.Id) || !IsIdOrNone(activity.From?.AadObjectId) || !IsIdOrNone(activity.Conversation?.TenantId))
            return "an id is no id";
        if (activity.ServiceUrl is { Length: > 0 } && ServiceUrlOf(activity) is null)
            return "serviceUrl is not an http address";

        return activity.Type switch
        {
            // Teams sends the invoke of a hero card's button without a name.
            ActivityTypes.Invoke when string.IsNullOrEmpty(activity.Name) && activity.ChannelId != ChannelIds.Teams => "an invoke has no name",
            ActivityTypes.Message when ServiceUrlOf(activity) is null && activity.DeliveryMode != DeliveryModes.ExpectReplies => "a message has no serviceUrl to answer to",
            _ => null,
        };
    }

    /// <summary>The address to answer to; null when there is none or it is not a plain http or https address.</summary>
    public static Uri? ServiceUrlOf(Activity activity) => ServiceUrlOf(activity.ServiceUrl);

    /// <summary>The service address that the text is; null when it is not a plain http or https address.</summary>
    public static Uri? ServiceUrlOf(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address.UserInfo.Length == 0 && address.Query.Length == 0 && address.Fragment.Length == 0 && address.OriginalString.Length <= 2048
            ? address
            : null;

    /// <summary>The message the activity belongs to; null when there is none, or when what is there cannot be one: then it is as if it were missing.</summary>
    public static string? ReplyToIdOf(Activity activity) => IsId(activity.ReplyToId) ? activity.ReplyToId : null;

    /// <summary>Whether it can be one of the channel's ids. A dot or two would climb up the path of the connector's address, and no escaping prevents it.</summary>
    public static bool IsId(string? id) => id is { Length: > 0 and <= MaxIdLength } and not ("." or "..") && !id.Any(char.IsControl);

    private static bool IsIdOrNone(string? id) => string.IsNullOrEmpty(id) || IsId(id);
}
