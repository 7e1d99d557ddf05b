namespace RetentionBot.Skills.Names;

/// <summary>How German and Nordic letters are written where a keyboard has none: Köhler as Koehler, Bjørn as Bjoern, Åse as Aase.</summary>
internal static class Transliteration
{
    private const char CombiningDiaeresis = '\u0308';
    private const char CombiningRing = '\u030A';

    /// <summary>The two letters for one; null for a letter that has no such spelling.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="next">What follows it; a combining mark when the text is decomposed.</param>
    public static string? Of(char letter, char next) => (char.ToLowerInvariant(letter), next) switch
    {
        ('ä', _) or ('a', CombiningDiaeresis) => "ae",
        ('ö' or 'ø', _) or ('o', CombiningDiaeresis) => "oe",
        ('ü', _) or ('u', CombiningDiaeresis) => "ue",
        ('å', _) or ('a', CombiningRing) => "aa",
        _ => null,
    };
}
