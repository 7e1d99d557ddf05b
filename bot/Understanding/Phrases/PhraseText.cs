using RetentionBot.Skills.Names;

namespace RetentionBot.Understanding.Phrases;

/// <summary>The words of a request, some perhaps taken out, each in the form phrases are compared in and with the place it came from.</summary>
internal sealed class PhraseText
{
    private readonly string _original;

    private PhraseText(string original, IReadOnlyList<PhraseWord> words)
    {
        _original = original;
        Words = words;
        Present = words.Select(word => word.Canonical).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The words that are left.</summary>
    public IReadOnlyList<PhraseWord> Words { get; }

    /// <summary>The same, for looking up.</summary>
    public IReadOnlySet<string> Present { get; }

    /// <summary>All words of a text.</summary>
    public static PhraseText Of(string text) =>
        new(text, [.. TextWord.Split(text).SelectMany(word => Canonical(word.Text).Select(canonical => new PhraseWord(canonical, word)))]);

    /// <summary>The text without the words from one index to another.</summary>
    public PhraseText Without(int from, int to) => new(_original, [.. Words.Take(from), .. Words.Skip(to)]);

    /// <summary>The text without the words that lie in a span of characters.</summary>
    public PhraseText WithoutSpan(int start, int length) => new(_original, [.. Words.Where(word => word.Word.End <= start || word.Word.Start >= start + length)]);

    /// <summary>What was typed from one word to another, without a possessive ending; where words between were taken out, without them.</summary>
    public string Original(int from, int to)
    {
        var (first, last) = (Words[from].Word, Words[to - 1].Word);
        var isWhole = TextWord.Split(_original[first.Start..last.End]).SelectMany(word => Canonical(word.Text)).Count() == to - from;
        var typed = isWhole
            ? _original[first.Start..last.End]
            : string.Join(' ', Words.Skip(from).Take(to - from).Select(word => _original.Substring(word.Word.Start, word.Word.Length)));
        return Possessive.Strip(typed);
    }

    /// <summary>A word as phrases are compared: contractions apart, "are" as "is", "have" as "has", "does" as "do".</summary>
    public static IReadOnlyList<string> Canonical(string word) => word switch
    {
        "are" or "'s" or "'re" => ["is"],
        "were" => ["was"],
        "have" => ["has"],
        "does" => ["do"],
        "e-mail" => ["email"],
        "what's" or "who's" or "where's" or "when's" or "how's" or "that's" or "it's" or "there's" => [word[..^2], "is"],
        "whats" => ["what", "is"],
        "they're" or "we're" or "you're" => [word[..^3], "is"],
        "i've" or "we've" or "they've" or "you've" => [word[..^3], "has"],
        _ => [word],
    };
}

/// <summary>One word of a <see cref="PhraseText"/>.</summary>
/// <param name="Canonical">As phrases are compared.</param>
/// <param name="Word">As typed; a contraction gives two words from one place.</param>
internal readonly record struct PhraseWord(string Canonical, TextWord Word);
