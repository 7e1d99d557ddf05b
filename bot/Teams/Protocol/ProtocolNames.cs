namespace RetentionBot.Teams.Protocol;

/// <summary>The activity types the bot acts on; every other is accepted and left alone.</summary>
internal static class ActivityTypes
{
    public const string Message = "message";
    public const string Invoke = "invoke";
    public const string Typing = "typing";
    public const string ConversationUpdate = "conversationUpdate";
    public const string InstallationUpdate = "installationUpdate";
}

/// <summary>The invokes the bot answers; every other gets 501.</summary>
internal static class InvokeNames
{
    /// <summary>The press of an Action.Execute.</summary>
    public const string CardAction = "adaptiveCard/action";

    /// <summary>Typing in the message extension's search box.</summary>
    public const string Search = "composeExtension/query";

    /// <summary>A command in a message's own menu.</summary>
    public const string MessageCommand = "composeExtension/fetchTask";

    /// <summary>The form that such a command showed, filled in.</summary>
    public const string MessageCommandSubmit = "composeExtension/submitAction";

    /// <summary>A button that opens a dialog.</summary>
    public const string Dialog = "task/fetch";

    /// <summary>The form of a dialog, filled in.</summary>
    public const string DialogSubmit = "task/submit";

    /// <summary>A judgement of one of the bot's messages.</summary>
    public const string Feedback = "message/submitAction";

    /// <summary>What the invokes of a message extension begin with. They come from chats the bot may not be a member of.</summary>
    public const string MessageExtension = "composeExtension/";
}

/// <summary>The commands of the message extension, as the app's manifest names them.</summary>
internal static class CommandIds
{
    public const string FindCustomer = "findCustomer";
    public const string LogWithCustomer = "logWithCustomer";
}

/// <summary>Channels whose rules differ.</summary>
internal static class ChannelIds
{
    public const string Teams = "msteams";

    /// <summary>Slack, as far as Azure Bot Service forwards it.</summary>
    public const string Slack = "slack";
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
    public const string ThumbnailCard = "application/vnd.microsoft.card.thumbnail";
    public const string Message = "application/vnd.microsoft.activity.message";
    public const string Error = "application/vnd.microsoft.error";

    /// <summary>A file that somebody sent in their own chat with the bot; Teams only.</summary>
    public const string FileDownload = "application/vnd.microsoft.teams.file.download.info";

    /// <summary>What the content types of cards, files of Teams and everything else of Microsoft's own begin with.</summary>
    public const string OfMicrosoft = "application/vnd.microsoft.";
}

/// <summary>How a message's text is to be read.</summary>
internal static class TextFormats
{
    public const string Plain = "plain";
    public const string Xml = "xml";
}

/// <summary>What a part of a stream is. What a language model writes is shown once it was checked, so no text is ever streamed piece by piece.</summary>
internal static class StreamTypes
{
    /// <summary>Says what the bot is at; the next one takes its place.</summary>
    public const string Informative = "informative";

    /// <summary>The answer, which ends the stream.</summary>
    public const string Final = "final";
}
