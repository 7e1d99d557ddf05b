using System.Text.Json;
using RetentionBot.Conversation;
using RetentionBot.Teams.Cards;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Teams.Outbound;

/// <summary>
/// Turns a reply into activities, one per card. A plain sentence goes as text, so that it reads like a chat; anything else as an attachment. Never both in one
/// activity: Teams would split it and return no id.
/// </summary>
internal sealed class ReplyActivities(AdaptiveCardRenderer cards)
{
    private readonly PlainTextRenderer _plainText = new();

    public IEnumerable<Activity> For(ConversationReference conversation, Reply reply)
    {
        var last = reply.Cards.Count - 1;
        return reply.Cards.Select((card, i) => i == last && conversation.Channel != TeamsServices.AzureSlackChannelName ? WithSuggestions(For(conversation, card), conversation, reply.Suggestions) : For(conversation, card));
    }

    /// <summary>The typing indicator; Teams shows it for about three seconds.</summary>
    public static Activity Typing(ConversationReference conversation) => To(conversation) with { Type = ActivityTypes.Typing };

    /// <summary>A part of a stream that says what the bot is at. Clients read it as they read any text, so it is escaped.</summary>
    /// <param name="info">Which part it is.</param>
    public static Activity Doing(ConversationReference conversation, string doing, StreamInfo info) =>
        Typing(conversation) with { Text = LiteralText.Of(doing), TextFormat = TextFormats.Plain, Entities = [EntityOf(info)] };

    /// <summary>The activity as the last part of a stream.</summary>
    public static Activity Ending(Activity activity, string stream) =>
        activity with { Entities = [.. activity.Entities ?? [], EntityOf(new StreamInfo(StreamTypes.Final) { StreamId = stream })] };

    private static JsonElement EntityOf(StreamInfo info) => JsonSerializer.SerializeToElement(info, WireJson.Wire.StreamInfo);

    private Activity For(ConversationReference conversation, Card card)
    {
        var message = To(conversation) with { Type = ActivityTypes.Message };
        if (conversation.Channel == TeamsServices.AzureSlackChannelName)
            return message with { Text = AzureSlackText.Of(card), TextFormat = TextFormats.Plain };

        // Teams writes its own label above what is marked as made by a model; to any other client it is a line of the text.
        var marked = conversation.Channel == ChannelIds.Teams ? card.Ai : null;
        var words = _plainText.Render(marked is null ? card : card with { Ai = null });
        message = message with { Entities = marked is null ? null : [AiMark.Of(marked, words)] };
        return IsPlainSentence(card, words)
            ? message with { Text = words, TextFormat = TextFormats.Plain }
            : message with
            {
                Summary = Shortening.Text(words.Split('\n', 2)[0], AdaptiveLimits.Summary),
                Attachments = [new Attachment { ContentType = ContentTypes.AdaptiveCard, Content = cards.Render(card, AdaptiveClient.Of(conversation)) }],
            };
    }

    // Teams does not show them beside an attachment; so they are the same everywhere.
    private static Activity WithSuggestions(Activity message, ConversationReference conversation, IReadOnlyList<string> suggestions) =>
        message.Attachments is not null || suggestions.Count == 0 ? message : message with
        {
            SuggestedActions = new SuggestedActions
            {
                To = conversation.UserId is { } reader ? [reader] : null,
                Actions = [.. suggestions.Take(AdaptiveLimits.Suggestions).Select(words => new SuggestedAction
                {
                    Type = "imBack", Title = Shortening.Text(words, AdaptiveLimits.ActionTitle), Value = JsonSerializer.SerializeToElement(words, WireJson.Wire.String),
                })],
            },
        };

    // Clients read Markdown and HTML even in text that is declared plain, and join its lines. A text that could mean anything but itself goes into a card, where
    // it is escaped and every client shows it as it is.
    private static bool IsPlainSentence(Card card, string words) =>
        words.Length is > 0 and <= AdaptiveLimits.CardBytes / 2 && card.Elements.All(element => element is Paragraph or Footnote) && LiteralText.Of(words) == words;

    private static Activity To(ConversationReference conversation) => new()
    {
        From = conversation.BotId is { } bot ? new ActivityAccount { Id = bot } : null,
        // Whom a targeted message is shown to; any other message has no recipient but the conversation.
        Recipient = conversation is { IsTargeted: true, UserId: { } reader } ? new ActivityAccount { Id = reader, IsTargeted = true } : null,
        Conversation = new ConversationAccount { Id = conversation.ConversationId },
        ReplyToId = conversation.ReplyToId,
    };
}
