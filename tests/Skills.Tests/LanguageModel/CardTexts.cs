using RetentionBot.Conversation;

namespace RetentionBot.Skills.Tests.LanguageModel;

/// <summary>What stands in the cards of a reply.</summary>
internal static class CardTexts
{
    /// <summary>All of it: every element, the buttons with what they call, the citations.</summary>
    public static string All(Reply reply) => string.Join('\n', reply.Cards.SelectMany(card => card.Elements.SelectMany(Of).Concat(card.Ai?.Citations.SelectMany(citation => new[] { citation.Id, citation.What }) ?? [])).Concat(reply.Suggestions));

    /// <summary>What a language model put into words: headings and paragraphs of cards that say so.</summary>
    public static string ByModel(Reply reply) => string.Join('\n', reply.Cards.Where(card => card.Ai is not null).SelectMany(card => card.Elements).Where(element => element is Heading or Paragraph).SelectMany(Of));

    /// <summary>The buttons.</summary>
    public static IReadOnlyList<CardAction> Buttons(Reply reply) => [.. reply.Cards.SelectMany(card => card.Elements).OfType<Actions>().SelectMany(actions => actions.Items)];

    private static IEnumerable<string> Of(CardElement element) => element switch
    {
        Heading heading => [heading.Text],
        Paragraph paragraph => [paragraph.Text],
        Footnote footnote => [footnote.Text],
        Facts facts => facts.Items.SelectMany(fact => new[] { fact.Label, fact.Value }),
        Table table => table.Columns.Select(column => column.Title).Concat(table.Rows.SelectMany(row => row)),
        DraftText draft => new[] { draft.Channel, draft.Recipient, draft.Subject ?? "", draft.Text },
        Inputs inputs => inputs.Fields.SelectMany(field => new[] { field.Name, field.Label, field.Value }.Concat(field.Choices.SelectMany(choice => new[] { choice.Title, choice.Value }))),
        Actions actions => actions.Items.SelectMany(Of),
        _ => [],
    };

    private static IEnumerable<string> Of(CardAction action) => action switch
    {
        CallAction call => call.Call.Arguments.Values.Append(call.Call.Function).Append(call.Title),
        OpenUrlAction link => [link.Title, link.Url.ToString()],
        _ => [action.Title],
    };
}
