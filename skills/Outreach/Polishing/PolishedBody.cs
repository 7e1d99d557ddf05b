using RetentionBot.Skills.LanguageModel;
using RetentionBot.Skills.Names;
using RetentionBot.Skills.Outreach.Style;

namespace RetentionBot.Skills.Outreach.Polishing;

/// <summary>Tells whether a body a model put another way still says the same: every fact, and no number, day, name, link or promise more, in the same language and form of address. Pure.</summary>
internal static class PolishedBody
{
    /// <summary>A text may grow by this much.</summary>
    private const double MostGrowth = 1.5;

    private const int MostMoreWords = 15;

    /// <summary>Nobody writes so much more; what is longer is not even looked at.</summary>
    private const int MostMoreLetters = 500;

    /// <summary>So many of the words must be known in the language.</summary>
    private const double LeastKnown = 0.7;

    /// <summary>What speaks against it, for the middle of a sentence; null for nothing.</summary>
    /// <param name="said">As the model said it.</param>
    /// <param name="sent">As it was sent, with its placeholders.</param>
    /// <param name="words">The words of the language.</param>
    public static string? FaultOf(string said, string sent, ModelWords words)
    {
        if (said.Length > (sent.Length * 2) + MostMoreLetters)
        {
            return "many more words";
        }

        if (!SignsIn(said).SequenceEqual(SignsIn(sent)))
        {
            return "a fact missing or one too many";
        }

        var (text, before) = (MessageBody.WithoutPlaceholders(said), MessageBody.WithoutPlaceholders(sent));
        if (text.AsSpan().ContainsAny('[', ']') || said.Split('\n').Any(line => line.StartsWith('-') || line.StartsWith('#') || line.StartsWith('>')))
        {
            return "signs a message does not have";
        }

        var (count, most) = (CountOf(said), (CountOf(sent) * MostGrowth) + MostMoreWords);
        return count > most ? "many more words"
            : new GroundedText([before], [], words).FaultIn(text)
            ?? New(words.Promises, words.WithoutIdioms(text), before) ?? (IsAddressedOtherwise(text, before, words) ? "another form of address" : null)
            ?? (IsOf(words, text) ? null : "another language");
    }

    private static string? New(Expressions expressions, string text, string before)
    {
        var had = expressions.In(before);
        return expressions.In(text).FirstOrDefault(words => !had.Contains(words)) is { } found ? $"\"{found.TrimEnd('*')}\"" : null;
    }

    /// <summary>The placeholders of facts and of names, in an order of their own.</summary>
    private static IEnumerable<string> SignsIn(string text) => MessageBody.PlaceholdersIn(text).Concat(SentText.PlaceholdersIn(text)).Order(StringComparer.Ordinal);

    private static bool IsAddressedOtherwise(string text, string before, ModelWords words) =>
        (words.IsFamiliar(text) && !words.IsFamiliar(before)) || (words.IsDistant(text) && !words.IsDistant(before));

    private static bool IsOf(ModelWords words, string text)
    {
        var all = NameFolding.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return all.Count(words.IsOrdinary) >= all.Length * LeastKnown;
    }

    private static int CountOf(string text) => text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length;
}
