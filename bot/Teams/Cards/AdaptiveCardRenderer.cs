using System.Text.Json;
using RetentionBot.Conversation;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Teams.Cards;

/// <summary>Draws a card as Adaptive Card 1.5: the content of an attachment, never larger than <see cref="AdaptiveLimits.CardBytes"/>.</summary>
internal sealed class AdaptiveCardRenderer : ICardRenderer<JsonElement>
{
    private readonly PlainTextRenderer _plainText = new();

    /// <summary>The card for any client.</summary>
    public JsonElement Render(Card card) => Render(card, AdaptiveClient.Any);

    /// <summary>The card as the client's own reader sees and presses it.</summary>
    public JsonElement Render(Card card, AdaptiveClient client)
    {
        var drawn = Bytes(card, client);
        return JsonElement.Parse(drawn.Length <= AdaptiveLimits.CardBytes
            ? drawn
            : Bytes(Shortening.ToFit(card, candidate => Bytes(candidate, client).Length <= AdaptiveLimits.CardBytes), client));
    }

    private byte[] Bytes(Card card, AdaptiveClient client) => JsonSerializer.SerializeToUtf8Bytes(Draw(card, client), WireJson.Wire.AdaptiveCard);

    private AdaptiveCard Draw(Card card, AdaptiveClient client)
    {
        var elements = new AdaptiveElements(client);
        var body = new List<AdaptiveElement>();
        var isDivided = false;
        foreach (var element in card.Elements)
        {
            var parts = element.Accept(elements);
            if (parts.Count == 0)
            {
                isDivided |= element is Divider && body.Count > 0;
                continue;
            }

            body.Add(isDivided ? parts[0] with { Separator = true, Spacing = "Medium" } : parts[0]);
            body.AddRange(parts.Skip(1));
            isDivided = false;
        }

        // In words too where the channel has a sign of its own for it: not every client has it, and a card that takes another's place has none.
        if (card.Ai is not null)
            body.AddRange(elements.Visit(new Footnote(AiLabel.Words)));

        return new AdaptiveCard
        {
            // A client too old for the card reads this as Markdown too.
            FallbackText = LiteralText.OfLines(_plainText.Render(card, AdaptiveLimits.FallbackText)),
            Body = body,
            Refresh = AdaptiveActions.Refresh(card, client),
            Msteams = card.Elements.Any(element => element is Table) ? new TeamsCardSettings("Full") : null,
        };
    }
}
