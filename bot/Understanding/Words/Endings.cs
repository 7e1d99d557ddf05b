using RetentionBot.Skills.Language;

namespace RetentionBot.Understanding.Words;

/// <summary>How words of a language end.</summary>
internal sealed class Endings
{
    /// <param name="language">See <see cref="WordList"/>.</param>
    public Endings(string language)
    {
        var endings = WordList.In(language, "endings").Groups("form", "adverb", "plural", "ordinal", "before denial", "denial");
        Forms = [.. endings["form"]];
        Adverbs = [.. endings["adverb"]];
        Plurals = [.. endings["plural"]];
        Ordinals = [.. endings["ordinal"]];
        BeforeDenial = [.. endings["before denial"]];
        Denials = [.. endings["denial"]];
    }

    /// <summary>By which the forms of a word differ, the first that fits counts: order, orders, ordering.</summary>
    public IReadOnlyList<string> Forms { get; }

    public IReadOnlyList<string> Adverbs { get; }

    public IReadOnlyList<string> Plurals { get; }

    /// <summary>Behind digits: 3rd.</summary>
    public IReadOnlyList<string> Ordinals { get; }

    /// <summary>What stands before the apostrophe of a denial: the "n" of "haven't".</summary>
    public IReadOnlyList<string> BeforeDenial { get; }

    /// <summary>What stands behind it.</summary>
    public IReadOnlyList<string> Denials { get; }
}
