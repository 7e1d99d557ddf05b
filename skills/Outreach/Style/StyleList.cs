using RetentionBot.Skills.Language;

namespace RetentionBot.Skills.Outreach.Style;

/// <summary>What a good message in one language does not say, and how it addresses people: read from the language's <c>style.txt</c>.</summary>
public sealed class StyleList
{
    private static readonly string[] Meanings = ["banned", "generic", "you", "we", "internal", "sales", "innocent", "condition", "trying", "forms"];

    private readonly Expressions _sales;
    private readonly Expressions _innocent;

    /// <param name="path">What the file is called when something is wrong in it.</param>
    /// <param name="text">The whole of it.</param>
    /// <exception cref="InvalidOperationException">Something is wrong in it; the message says in which line.</exception>
    public StyleList(string path, string text)
    {
        var groups = new WordList(path, text).Groups(Meanings);
        Banned = new Expressions(groups["banned"]);
        Generic = new Expressions(groups["generic"]);
        You = new Expressions(groups["you"]);
        We = new Expressions(groups["we"]);
        Internal = new Expressions(groups["internal"]);
        Conditions = new Expressions(groups["condition"]);
        Trying = new Expressions(groups["trying"]);
        _sales = new Expressions(groups["sales"]);
        _innocent = new Expressions(groups["innocent"]);
        Forms = [.. groups["forms"]];
    }

    /// <summary>The forms of address a text must choose between, the one for strangers first; empty for a language that has only one.</summary>
    public IReadOnlyList<string> Forms { get; }

    /// <summary>Worn phrases.</summary>
    internal Expressions Banned { get; }

    /// <summary>Salutations that name nobody.</summary>
    internal Expressions Generic { get; }

    /// <summary>The words for whoever is written to.</summary>
    internal Expressions You { get; }

    /// <summary>The words for whoever writes.</summary>
    internal Expressions We { get; }

    /// <summary>What the firm knows of a customer and does not tell them.</summary>
    internal Expressions Internal { get; }

    /// <summary>What makes an apology none.</summary>
    internal Expressions Conditions { get; }

    /// <summary>Thanks for trying, which cannot be said to whoever has bought.</summary>
    internal Expressions Trying { get; }

    /// <summary>The selling words of a text, as they are listed; those that stand in an innocent phrase are none.</summary>
    public IReadOnlyList<string> SalesWordsIn(string text) => _sales.In(_innocent.Without(text));
}
