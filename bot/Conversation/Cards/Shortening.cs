using System.Globalization;

namespace RetentionBot.Conversation;

/// <summary>Makes a card that is over the limit smaller: first whole rows, then long texts, then parts from the end. It always says that something is missing.</summary>
public static class Shortening
{
    /// <summary>Texts are not cut below this many characters while there is something else to leave out.</summary>
    private const int ShortestText = 120;

    /// <summary>The largest version of the card that fits.</summary>
    public static Card ToFit(Card card, Func<Card, bool> fits)
    {
        if (fits(card))
            return card;

        var fewerRows = Largest(0, MostRows(card), rows => WithRows(card, rows), fits);
        if (fewerRows is not null)
            return fewerRows;

        var bare = WithRows(card, 0);
        var shorter = Largest(ShortestText, LongestText(bare), length => WithTexts(bare, length), fits);
        if (shorter is not null)
            return shorter;

        var brief = WithTexts(bare, ShortestText);
        return Largest(0, brief.Elements.Count - 1, count => WithElements(brief, count), fits) ?? new Card(new Footnote(More(card.Elements.Count))) { Ai = card.Ai };
    }

    /// <summary>At most <paramref name="length"/> characters of the text, ending in … when some were left out. Never half a character.</summary>
    public static string Text(string text, int length)
    {
        if (text.Length <= length)
            return text;

        var end = length - 1;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)].TrimEnd() + "…";
    }

    /// <summary>Stands where something was left out because a channel's limit is reached.</summary>
    public static string More(int count) => string.Create(CultureInfo.InvariantCulture, $"… and {count:N0} more");

    // Both ends included; null when not even the smallest fits.
    private static Card? Largest(int from, int to, Func<int, Card> make, Func<Card, bool> fits)
    {
        Card? best = null;
        while (from <= to)
        {
            var middle = from + ((to - from) / 2);
            var candidate = make(middle);
            if (fits(candidate))
            {
                best = candidate;
                from = middle + 1;
            }
            else
            {
                to = middle - 1;
            }
        }

        return best;
    }

    private static int MostRows(Card card) => card.Elements.Select(element => element switch { Table table => table.Rows.Count, Facts facts => facts.Items.Count, _ => 0 }).DefaultIfEmpty().Max();

    private static int LongestText(Card card) => card.Elements.Select(element => element switch
    {
        Paragraph { Text: var text } => text.Length,
        Heading { Text: var text } => text.Length,
        Footnote { Text: var text } => text.Length,
        DraftText draft => draft.Text.Length,
        _ => 0,
    }).DefaultIfEmpty().Max();

    private static Card WithRows(Card card, int rows) => card with { Elements = [.. card.Elements.SelectMany(IEnumerable<CardElement> (element) => element switch
    {
        Table table when table.Rows.Count > rows => [table with { Rows = [.. table.Rows.Take(rows)] }, new Footnote(More(table.Rows.Count - rows))],
        Facts facts when facts.Items.Count > rows => [new Facts([.. facts.Items.Take(rows)]), new Footnote(More(facts.Items.Count - rows))],
        _ => [element],
    })] };

    private static Card WithTexts(Card card, int length) => card with { Elements = [.. card.Elements.Select(CardElement (element) => element switch
    {
        Paragraph paragraph => new Paragraph(Text(paragraph.Text, length)),
        Heading heading => new Heading(Text(heading.Text, length)),
        Footnote footnote => new Footnote(Text(footnote.Text, length)),
        DraftText draft => draft with { Text = Text(draft.Text, length) },
        _ => element,
    })] };

    private static Card WithElements(Card card, int count) => card with { Elements = [.. card.Elements.Take(count), new Footnote(More(card.Elements.Count - count))] };
}
