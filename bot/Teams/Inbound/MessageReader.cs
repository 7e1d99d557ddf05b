using RetentionBot.Conversation;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Teams.Inbound;

/// <summary>Turns an activity that passed <see cref="ActivityRules"/> into the message every channel speaks.</summary>
internal static class MessageReader
{
    private const string Help = "help";

    /// <summary>
    /// The message. A <c>value</c> of our own is a call and has no words. A value of another shape counts for nothing beside words. Without words somebody pressed a button
    /// that is not ours, sent a picture or only called the bot, and is told what it can do; a file alone is what the message is about.
    /// </summary>
    public static IncomingMessage Read(Activity activity)
    {
        if (activity.Value is { } value && CardSubmission.Read(value) is { } call)
            return Read(activity, call);

        var text = MessageText.Of(activity);
        var files = AttachedFiles.Of(activity);
        return text.Length > 0 || files.Count > 0 ? New(activity) with { Text = text, Files = files } : New(activity) with { Call = new SkillCall(Help) };
    }

    /// <summary>The message of a pressed button.</summary>
    public static IncomingMessage Read(Activity activity, SkillCall call) => New(activity) with { Call = call, CardId = ActivityRules.ReplyToIdOf(activity) };

    /// <summary>The message of a dialog, which its person alone sees, wherever it was opened.</summary>
    public static IncomingMessage ReadPrivate(Activity activity, SkillCall call) => ShownToOne(New(activity) with { Call = call });

    /// <summary>The message of a search box, which its person alone sees, wherever it was opened.</summary>
    public static IncomingMessage ReadPrivate(Activity activity, string text) => ShownToOne(New(activity) with { Text = text });

    private static IncomingMessage ShownToOne(IncomingMessage message) =>
        message with { Conversation = message.Conversation with { IsTargeted = message.Conversation.Scope != ConversationScope.Personal } };

    private static IncomingMessage New(Activity activity) => new()
    {
        // Without an id nothing tells a redelivery from a second message; answering both is the smaller fault.
        Id = activity.Id is { Length: > 0 } id ? id : "none-" + Guid.NewGuid().ToString("n"),
        Conversation = ActivityOrigin.ConversationOf(activity),
        From = ActivityOrigin.SenderOf(activity),
        Locale = ClientDetails.LocaleOf(activity),
        TimeZone = ClientDetails.TimeZoneOf(activity),
    };
}
