namespace RetentionBot.Teams.Protocol;

/// <summary>The activity types the bot acts on; every other is accepted and left alone.</summary>
internal static class ActivityTypes
{
    public const string Message = "message";
    public const string Invoke = "invoke";
    public const string Typing = "typing";
}

/// <summary>The invokes the bot answers; every other gets 501.</summary>
internal static class InvokeNames
{
    /// <summary>The press of an Action.Execute.</summary>
    public const string CardAction = "adaptiveCard/action";
}

/// <summary>Channels whose rules differ.</summary>
internal static class ChannelIds
{
    public const string Teams = "msteams";
}

/// <summary>How the sender wants its answer; an unknown mode is treated as the normal one.</summary>
internal static class DeliveryModes
{
    /// <summary>The answer is the body of the response.</summary>
    public const string ExpectReplies = "expectReplies";
}

/// <summary>What an attachment or an invoke's answer is.</summary>
internal static class ContentTypes
{
    public const string AdaptiveCard = "application/vnd.microsoft.card.adaptive";
    public const string Message = "application/vnd.microsoft.activity.message";
    public const string Error = "application/vnd.microsoft.error";
}

/// <summary>How a message's text is to be read.</summary>
internal static class TextFormats
{
    public const string Plain = "plain";
    public const string Xml = "xml";
}
