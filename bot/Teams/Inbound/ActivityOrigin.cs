using System.Text.Json;
using RetentionBot.Conversation;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Teams.Inbound;

/// <summary>Where an activity that passed <see cref="ActivityRules"/> comes from: whose it is and where an answer goes to.</summary>
internal static class ActivityOrigin
{
    /// <summary>Where to answer. Addresses keep the channel's own ids.</summary>
    public static ConversationReference ConversationOf(Activity activity)
    {
        var scope = ScopeOf(activity);
        var channel = activity.ChannelId == ChannelIds.Slack ? TeamsServices.AzureSlackChannelName : activity.ChannelId!; // ActivityRules: it is there
        return new ConversationReference(channel, TenantOf(activity), activity.Conversation!.Id!) // ActivityRules: all are there
        {
            Scope = scope,
            ServiceUrl = ActivityRules.ServiceUrlOf(activity),
            BotId = activity.Recipient?.Id is { Length: > 0 } bot ? bot : null,
            UserId = activity.From!.Id, // ActivityRules: it is there
            // Only Teams can say something to one person among several; anywhere else such a word must not open a private answer to everybody.
            IsTargeted = activity.ChannelId == ChannelIds.Teams && scope != ConversationScope.Personal && activity.Recipient?.IsTargeted is true,
            ReplyToId = activity.Id is { Length: > 0 } id ? id : null,
        };
    }

    /// <summary>Who sent it.</summary>
    public static ChannelAccount SenderOf(Activity activity) => AccountOf(activity, activity.From!); // ActivityRules: it is there

    /// <summary>
    /// Somebody in it who has an id. In Teams the Entra object id is the identity: <c>from.id</c> differs per bot. Elsewhere that member is whatever the client wrote, so
    /// <c>from.id</c> is all there is.
    /// </summary>
    public static ChannelAccount AccountOf(Activity activity, ActivityAccount who)
    {
        var id = activity.ChannelId switch
        {
            ChannelIds.Teams when ActivityRules.IsId(who.AadObjectId) => who.AadObjectId,
            ChannelIds.Slack => AzureSlack.UserOf(who.Id!, activity), // ActivityRules and the caller: it is there
            _ => who.Id,
        };
        return new ChannelAccount(activity.ChannelId!, TenantOf(activity), id!) { Name = who.Name }; // ActivityRules and the caller: they are there
    }

    private static string TenantOf(Activity activity)
    {
        if (activity.ChannelId == ChannelIds.Slack)
            return AzureSlack.WorkspaceOf(activity) ?? "";

        if (activity.Conversation?.TenantId is { Length: > 0 } tenant)
            return tenant;

        return OpenJson.Member(OpenJson.Member(activity.ChannelData, "tenant"), "id") is { ValueKind: JsonValueKind.String } id
            && id.GetString() is { Length: > 0 and <= ActivityRules.MaxIdLength } inChannelData ? inChannelData : "";
    }

    private static ConversationScope ScopeOf(Activity activity)
    {
        if (activity.ChannelId == ChannelIds.Slack)
            return AzureSlack.ScopeOf(activity);

        var conversation = activity.Conversation!; // ActivityRules: it is there
        return conversation.ConversationType switch
        {
            // A message extension is opened in anybody's chats: one of two people is personal too, but it is not the person's chat with the bot.
            "personal" when IsMessageExtension(activity) && !conversation.Id!.StartsWith("a:", StringComparison.Ordinal) => ConversationScope.Group,
            "personal" when conversation.IsGroup is not true => ConversationScope.Personal,
            "personal" or "groupChat" => ConversationScope.Group,
            // Only Teams names the type. Its chats of several people begin with 19:, and an unknown kind of conversation may have any number of readers.
            null or "" when conversation.IsGroup is not true && !conversation.Id!.StartsWith("19:", StringComparison.Ordinal) => ConversationScope.Personal,
            null or "" when conversation.IsGroup is true => ConversationScope.Group,
            _ => ConversationScope.Channel,
        };
    }

    private static bool IsMessageExtension(Activity activity) => activity.Name?.StartsWith(InvokeNames.MessageExtension, StringComparison.Ordinal) is true;
}
