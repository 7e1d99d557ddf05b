using RetentionBot.Conversation;
using RetentionBot.Teams.Cards;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Teams.Outbound;

/// <summary>
/// Turns a reply into activities, one per card. A card of sentences only goes as text, so that it reads like a chat; any other as an attachment. Never both in one
/// activity: Teams would split it and return no id.
/// </summary>
internal sealed class ReplyActivities(AdaptiveCardRenderer cards)
{
    private readonly PlainTextRenderer _plainText = new();

    public IEnumerable<Activity> For(ConversationReference conversation, Reply reply) => reply.Cards.Select(card => For(conversation, card));

    /// <summary>The typing indicator; Teams shows it for about three seconds.</summary>
    public static Activity Typing(ConversationReference conversation) => To(conversation) with { Type = ActivityTypes.Typing };

    private Activity For(ConversationReference conversation, Card card)
    {
        var words = _plainText.Render(card);
        var message = To(conversation) with { Type = ActivityTypes.Message };

        // Plain, not Markdown: what is in a record shows as it is, and nothing in it can format, link or mention.
        return IsWordsOnly(card)
            ? message with { Text = Shortening.Text(words, AdaptiveLimits.CardBytes), TextFormat = TextFormats.Plain }
            : message with
            {
                Summary = Shortening.Text(words.Split('\n', 2)[0], AdaptiveLimits.Summary),
                Attachments = [new Attachment { ContentType = ContentTypes.AdaptiveCard, Content = cards.Render(card) }],
            };
    }

    private static bool IsWordsOnly(Card card) => card.Elements.All(element => element is Paragraph or Footnote);

    private static Activity To(ConversationReference conversation) => new()
    {
        From = conversation.BotId is { } bot ? new ActivityAccount { Id = bot } : null,
        Conversation = new ConversationAccount { Id = conversation.ConversationId },
        ReplyToId = conversation.ReplyToId,
    };
}
