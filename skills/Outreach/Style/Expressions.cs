using RetentionBot.Skills.Names;

namespace RetentionBot.Skills.Outreach.Style;

/// <summary>Words and phrases to look for in a text, case, accents and punctuation aside. One that ends in <c>*</c> stands for every word that begins so.</summary>
internal sealed class Expressions
{
    private const char AnyEnding = '*';

    private readonly List<(string Folded, string AsWritten)> _phrases;

    /// <param name="phrases">As they are listed.</param>
    public Expressions(IEnumerable<string> phrases)
    {
        _phrases = [.. phrases.Select(phrase => (Folded: Padded(phrase), phrase)).Where(phrase => phrase.Folded.Trim().Length > 0)];
    }

    /// <summary>Those a text has, as they are listed, in that order.</summary>
    public IReadOnlyList<string> In(string text)
    {
        var folded = Folded(text);
        return [.. _phrases.Where(phrase => folded.Contains(phrase.Folded, StringComparison.Ordinal)).Select(phrase => phrase.AsWritten)];
    }

    /// <summary>How many words or phrases of the list a text has, each as often as it stands there.</summary>
    public int CountIn(string text)
    {
        var folded = Folded(text);
        var count = 0;
        foreach (var (phrase, _) in _phrases)
        {
            // The blank behind one is the blank before the next.
            for (var at = folded.IndexOf(phrase, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(phrase, at + 1, StringComparison.Ordinal))
            {
                count++;
            }
        }

        return count;
    }

    /// <summary>A text without them: what is left of a sentence when its innocent phrases are taken out.</summary>
    public string Without(string text)
    {
        var folded = Folded(text);
        foreach (var (phrase, _) in _phrases.OrderByDescending(phrase => phrase.Folded.Length))
        {
            folded = folded.Replace(phrase, " | ", StringComparison.Ordinal);
        }

        return folded;
    }

    private static string Folded(string text) => $" {NameFolding.Fold(text)} ";

    private static string Padded(string phrase) => phrase.EndsWith(AnyEnding) ? $" {NameFolding.Fold(phrase)}" : Folded(phrase);
}
