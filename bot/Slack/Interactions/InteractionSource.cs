using System.Text.Json;
using RetentionBot.Conversation;
using RetentionBot.Slack.Blocks;
using RetentionBot.Slack.Inbound;
using RetentionBot.Slack.Installations;

namespace RetentionBot.Slack.Interactions;

/// <summary>Who did something and where, as the payload of an interaction tells it. See https://docs.slack.dev/interactivity/handling-user-interaction#payloads</summary>
/// <param name="Bot">As whom the bot answers there.</param>
/// <param name="UserId">Who did it.</param>
internal sealed record InteractionSource(SlackBot Bot, string UserId)
{
    private const string Modal = "modal";
    private const string HomeTab = "home";

    /// <summary>The conversation; null for what happened in a window or at home.</summary>
    public string? ChannelId { get; private init; }

    /// <summary>The message a button of which was pressed; null for none.</summary>
    public string? MessageTs { get; private init; }

    /// <summary>The thread that message is in; null for none.</summary>
    public string? ThreadTs { get; private init; }

    /// <summary>Whether one person alone sees that message.</summary>
    public bool IsEphemeral { get; private init; }

    /// <summary>Where it is answered for half an hour; null where Slack gives no such address.</summary>
    public string? ResponseUrl { get; private init; }

    /// <summary>What opens a window, once and within three seconds; null for none.</summary>
    public string? TriggerId { get; private init; }

    /// <summary>The view it happened in; null for a message.</summary>
    public JsonElement? View { get; private init; }

    /// <summary>The window it happened in; null for a message and for the home.</summary>
    public string? WindowId => SlackJson.Text(View, "type") == Modal ? SlackJson.Text(View, "id") : null;

    public bool IsHome => SlackJson.Text(View, "type") == HomeTab;

    /// <summary>Who did it, as authenticated by Slack's signature.</summary>
    public ChannelAccount Person => new(SlackServices.ChannelName, Bot.Tenant, UserId);

    /// <summary>Where a window that is opened from here finds back to; a window that is opened in another goes back to where that came from.</summary>
    public FormOrigin Origin => View is null
        ? new FormOrigin(ChannelId, MessageTs, IsEphemeral, ResponseUrl, ThreadTs)
        : (SlackJson.Text(View, "private_metadata") is { } metadata ? Carried.ReadMetadata(metadata)?.Origin : null) ?? Nowhere;

    /// <summary>Of a window that was opened from no message.</summary>
    public static FormOrigin Nowhere { get; } = new(null, null, IsEphemeral: false, null, null);

    /// <summary>The source; null when nobody is named, or when they may not speak to the bot.</summary>
    /// <exception cref="ChannelException">Slack cannot be asked just now.</exception>
    public static async ValueTask<InteractionSource?> ReadAsync(JsonElement payload, SlackBots bots, CancellationToken cancellationToken)
    {
        var user = SlackJson.Member(payload, "user");
        var team = SlackJson.Text(SlackJson.Member(payload, "team"), "id");
        var enterprise = SlackJson.Text(SlackJson.Member(payload, "enterprise"), "id");
        // Of an app that is installed for a whole organisation Slack may name no workspace at all.
        var isEnterprise = SlackJson.Is(payload, "is_enterprise_install") || (team is null && enterprise is not null);
        if (SlackJson.Text(user, "id") is not { } userId
            || await bots.FindAsync(enterprise, team ?? SlackJson.Text(user, "team_id"), isEnterprise, cancellationToken) is not { } bot)
        {
            return null;
        }

        var (container, message) = (SlackJson.Member(payload, "container"), SlackJson.Member(payload, "message"));
        return new InteractionSource(bot, userId)
        {
            ChannelId = SlackJson.Text(SlackJson.Member(payload, "channel"), "id") ?? SlackJson.Text(container, "channel_id"),
            MessageTs = SlackJson.Text(container, "message_ts") ?? SlackJson.Text(message, "ts"),
            ThreadTs = SlackJson.Text(container, "thread_ts") ?? SlackJson.Text(message, "thread_ts"),
            IsEphemeral = SlackJson.Is(container, "is_ephemeral"),
            ResponseUrl = SlackJson.Text(payload, "response_url"),
            TriggerId = SlackJson.Text(payload, "trigger_id"),
            View = SlackJson.Member(payload, "view"),
        };
    }

    /// <summary>
    /// The conversation of an origin, where an answer is shown to this person alone: chats of two by their id, everything else as a place where others read along. A chat of two with a message that one person alone sees may be one between two people, where the bot is not. Null for none.
    /// </summary>
    public ConversationReference? ConversationOf(FormOrigin origin)
    {
        if (origin.Channel is not { Length: > 0 } channel)
            return null;

        var isPersonal = channel[0] == 'D' && !origin.IsEphemeral;
        return new ConversationReference(SlackServices.ChannelName, Bot.Tenant, origin.ThreadTs is { Length: > 0 } thread ? $"{channel};{thread}" : channel)
        {
            Scope = isPersonal ? ConversationScope.Personal : ConversationScope.Channel,
            BotId = Bot.BotUserId,
            UserId = UserId,
            IsTargeted = !isPersonal,
            AnswerUrl = !isPersonal && Uri.TryCreate(origin.ResponseUrl, UriKind.Absolute, out var address) ? address : null,
        };
    }

    /// <summary>Whether an answer to this person may take the place of the message there: one that others see is never changed to what is for one person.</summary>
    public static bool CanReplace(FormOrigin origin) => origin is { MessageTs: not null, Channel: { Length: > 0 } channel } && (origin.IsEphemeral || channel[0] == 'D');
}
