using System.Text.Json;
using RetentionBot.Conversation;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Teams.Inbound;

/// <summary>Turns an activity that passed <see cref="ActivityRules"/> into the message every channel speaks.</summary>
internal static class MessageReader
{
    /// <summary>
    /// The message. A <c>value</c> of our own is a call and has no words. A value of another shape counts for nothing beside words; without words somebody
    /// pressed a button that is not ours, and is told what the bot can do.
    /// </summary>
    public static IncomingMessage Read(Activity activity)
    {
        var call = activity.Value is { } value ? CardSubmission.Read(value) : null;
        var text = call is null ? MessageText.Of(activity) : "";
        return Read(activity, text, call ?? (activity.Value is null || text.Length > 0 ? null : new SkillCall("help")));
    }

    /// <summary>The message of a pressed Action.Execute.</summary>
    public static IncomingMessage Read(Activity activity, SkillCall call) => Read(activity, "", call);

    private static IncomingMessage Read(Activity activity, string text, SkillCall? call)
    {
        var tenant = TenantOf(activity);
        return new IncomingMessage
        {
            // Without an id nothing tells a redelivery from a second message; answering both is the smaller fault.
            Id = activity.Id is { Length: > 0 } id ? id : "none-" + Guid.NewGuid().ToString("n"),
            Conversation = ReferenceOf(activity, tenant),
            From = AccountOf(activity, tenant),
            Text = text,
            Call = call,
            Locale = ClientDetails.LocaleOf(activity),
            TimeZone = ClientDetails.TimeZoneOf(activity),
        };
    }

    /// <summary>Where to answer. Addresses keep the channel's own ids.</summary>
    private static ConversationReference ReferenceOf(Activity activity, string tenant) =>
        new(activity.ChannelId!, tenant, activity.Conversation!.Id!) // ActivityRules: both are there
        {
            Scope = ScopeOf(activity),
            ServiceUrl = ActivityRules.ServiceUrlOf(activity),
            BotId = activity.Recipient?.Id is { Length: > 0 } bot ? bot : null,
            UserId = activity.From!.Id, // ActivityRules: it is there
            ReplyToId = activity.Id is { Length: > 0 } id ? id : null,
        };

    /// <summary>
    /// Who asks. In Teams the Entra object id is the identity: <c>from.id</c> differs per bot. Elsewhere that member is whatever the client wrote, so
    /// <c>from.id</c> is all there is.
    /// </summary>
    private static ChannelAccount AccountOf(Activity activity, string tenant)
    {
        var from = activity.From!; // ActivityRules: it is there
        var id = activity.ChannelId == ChannelIds.Teams && from.AadObjectId is { Length: > 0 } objectId ? objectId : from.Id!;
        return new ChannelAccount(activity.ChannelId!, tenant, id) { Name = from.Name };
    }

    private static string TenantOf(Activity activity)
    {
        if (activity.Conversation?.TenantId is { Length: > 0 } tenant)
            return tenant;

        return OpenJson.Member(OpenJson.Member(activity.ChannelData, "tenant"), "id") is { ValueKind: JsonValueKind.String } id
            && id.GetString() is { Length: > 0 and <= ActivityRules.MaxIdLength } inChannelData ? inChannelData : "";
    }

    private static ConversationScope ScopeOf(Activity activity)
    {
        var conversation = activity.Conversation!; // ActivityRules: it is there
        return conversation.ConversationType switch
        {
            "personal" when conversation.IsGroup is not true => ConversationScope.Personal,
            "personal" or "groupChat" => ConversationScope.Group,
            // Only Teams names the type. Its chats of several people begin with 19:, and an unknown kind of conversation may have any number of readers.
            null or "" when conversation.IsGroup is not true && !conversation.Id!.StartsWith("19:", StringComparison.Ordinal) => ConversationScope.Personal,
            null or "" when conversation.IsGroup is true => ConversationScope.Group,
            _ => ConversationScope.Channel,
        };
    }
}
