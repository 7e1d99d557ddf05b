using System.Text;

namespace RetentionBot.Conversation;

/// <summary>
/// Draws a card as plain text: what a notification, a screen reader or a client without cards shows, and what transcripts are written in.
/// Buttons become a line of their titles in brackets; the last line says that a language model put it into words, where one did.
/// </summary>
public sealed class PlainTextRenderer : ICardRenderer<string>, ICardElementVisitor<string>
{
    public string Render(Card card) => card.Ai is null ? WordsOf(card) : Labelled(WordsOf(card));

    /// <summary>The card in at most <paramref name="length"/> characters. Its label is never what is cut off.</summary>
    /// <param name="length">More than the label has.</param>
    /// <param name="fit">What makes the words fit; null for cutting them.</param>
    public string Render(Card card, int length, Func<string, int, string>? fit = null)
    {
        fit ??= Shortening.Text;
        return card.Ai is null ? fit(WordsOf(card), length) : Labelled(fit(WordsOf(card), length - AiLabel.Words.Length - 1));
    }

    public string Visit(Heading heading) => heading.Text;

    public string Visit(Paragraph paragraph) => paragraph.Text;

    public string Visit(Facts facts) => string.Join('\n', facts.Items.Select(fact => $"{fact.Label}: {fact.Value}"));

    public string Visit(Table table) => string.Join('\n', table.Rows.Select(row => "- " + string.Join(" · ", row.Where(cell => cell.Length > 0))));

    public string Visit(DraftText draft)
    {
        var text = new StringBuilder().Append(draft.Channel).Append(" to ").Append(draft.Recipient).Append('\n');
        if (draft.Subject is { } subject)
        {
            text.Append("Subject: ").Append(subject).Append('\n');
        }

        return text.Append(draft.Text).ToString();
    }

    public string Visit(Inputs inputs) => string.Join('\n', inputs.Fields.Select(field => $"{field.Label}: {(field.Value.Length > 0 ? field.Value : "____")}"));

    public string Visit(Actions actions) => string.Join(' ', actions.Items.Select(action => $"[{action.Title}]"));

    public string Visit(Divider divider) => "";

    public string Visit(Footnote footnote) => footnote.Text;

    private string WordsOf(Card card) => string.Join('\n', card.Elements.Select(element => element.Accept(this)).Where(text => text.Length > 0));

    private static string Labelled(string words) => words.Length == 0 ? AiLabel.Words : $"{words}\n{AiLabel.Words}";
}
