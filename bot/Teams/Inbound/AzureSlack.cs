using RetentionBot.Conversation;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Teams.Inbound;

/// <summary>
/// Slack as Azure Bot Service tells it: nothing but the ids of the conversation and of the person says where it comes from. A conversation is
/// <c>bot:workspace:channel</c>, in a thread with <c>:thread</c>; a person is <c>user:workspace</c>.
/// See https://learn.microsoft.com/azure/bot-service/bot-service-channel-connect-slack
/// </summary>
internal static class AzureSlack
{
    /// <summary>The workspace of the conversation; null when its id does not tell it.</summary>
    public static string? WorkspaceOf(Activity activity) => activity.Conversation?.Id?.Split(':') is [_, { Length: > 0 } workspace, _, ..] ? workspace : null;

    /// <summary>Slack's own id of somebody in that workspace; of anybody else what was sent, which is nobody's account.</summary>
    public static string UserOf(string id, Activity activity) => id.Split(':') switch
    {
        [{ Length: > 0 } user, var workspace] when workspace == WorkspaceOf(activity) => user,
        _ => id,
    };

    /// <summary>Only a conversation whose id begins as those of two people do is one.</summary>
    public static ConversationScope ScopeOf(Activity activity) => activity.Conversation?.Id?.Split(':') is [_, _, ['D', ..], ..] && activity.Conversation.IsGroup is not true
        ? ConversationScope.Personal
        : ConversationScope.Channel;
}
