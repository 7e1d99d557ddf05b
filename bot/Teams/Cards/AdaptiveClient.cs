using RetentionBot.Conversation;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Teams.Cards;

/// <summary>Who draws a card, as far as cards differ by it.</summary>
/// <param name="IsTeams">Teams lets an answer take a card's place. Web Chat ignores Action.Execute altogether.</param>
/// <param name="ReaderId">The channel's id of the person whose card it is; null when unknown or when it is anybody's.</param>
internal sealed record AdaptiveClient(bool IsTeams, string? ReaderId)
{
    /// <summary>Any client and any reader: buttons of the kind every client knows.</summary>
    public static AdaptiveClient Any { get; } = new(IsTeams: false, ReaderId: null);

    /// <summary>The client of whoever reads the conversation.</summary>
    public static AdaptiveClient Of(ConversationReference conversation) => conversation.Channel == ChannelIds.Teams ? new AdaptiveClient(IsTeams: true, conversation.UserId) : Any;
}
