using RetentionBot.Conversation;
using RetentionBot.Teams.Inbound;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Teams.Events;

/// <summary>
/// Reads that the bot came or went. The platform tells it twice, as an installation and as a member of the conversation, in any order; both are the same event.
/// That other people join or leave is not the bot's affair.
/// </summary>
internal static class ChannelEventReader
{
    /// <summary>What happened; null for everything that nothing follows from.</summary>
    public static ChannelEvent? Read(Activity activity) => activity.Type switch
    {
        ActivityTypes.InstallationUpdate => activity.Action switch
        {
            "add" or "add-upgrade" => Added(activity),
            "remove" or "remove-upgrade" => Removed(activity),
            _ => null,
        },
        ActivityTypes.ConversationUpdate when IsBotIn(activity.MembersAdded, activity) => Added(activity),
        ActivityTypes.ConversationUpdate when IsBotIn(activity.MembersRemoved, activity) => Removed(activity),
        _ => null,
    };

    // Where nothing can be sent to, or where nobody but the bot is, there is nobody to greet.
    private static BotAdded? Added(Activity activity)
    {
        var conversation = ActivityOrigin.ConversationOf(activity);
        return conversation.ServiceUrl is null || PersonIn(activity) is not { } person ? null : new BotAdded(conversation with { UserId = person.Id }, ActivityOrigin.AccountOf(activity, person))
        {
            Locale = ClientDetails.LocaleOf(activity),
            TimeZone = ClientDetails.TimeZoneOf(activity),
        };
    }

    private static BotRemoved Removed(Activity activity) => new(ActivityOrigin.ConversationOf(activity), ActivityOrigin.SenderOf(activity));

    /// <summary>Who added the bot. Some clients say that the bot did it itself; then it is whoever came with it.</summary>
    private static ActivityAccount? PersonIn(Activity activity) =>
        activity.From!.Id != activity.Recipient?.Id // ActivityRules: it is there
            ? activity.From
            : activity.MembersAdded?.FirstOrDefault(member => ActivityRules.IsId(member?.Id) && member!.Id != activity.Recipient?.Id);

    private static bool IsBotIn(IReadOnlyList<ActivityAccount?>? members, Activity activity) =>
        activity.Recipient?.Id is { Length: > 0 } bot && members is not null && members.Any(member => member?.Id == bot);
}
