namespace RetentionBot.Skills.Names;

/// <summary>How well a customer's names fit what was asked; the better, the smaller.</summary>
public enum NameFit
{
    /// <summary>A whole name: a person's, a company's, a contact person's. Good for a write if it is the only one.</summary>
    Full,

    /// <summary>A whole last name, perhaps with some of what goes before it. Good for a write if it is the only one.</summary>
    LastName,

    /// <summary>Every word fits, but only a part of a name: a first name, a word of a company, a beginning, an initial.</summary>
    Part,

    /// <summary>One letter mistyped in all.</summary>
    OneTypo,

    /// <summary>Two letters mistyped in all.</summary>
    TwoTypos,

    /// <summary>Merely near: for an offer, never for an answer.</summary>
    Near,
}

/// <summary>A customer found by name.</summary>
/// <param name="Number">The customer's number.</param>
/// <param name="Fit">How well the names fit.</param>
/// <param name="Cost">How far they are, within the same fit; about 100 for a mistyped letter.</param>
/// <param name="IsOwn">Whether it is one of the asker's own customers.</param>
public readonly record struct NameHit(int Number, NameFit Fit, int Cost, bool IsOwn);

/// <summary>What a search came to.</summary>
/// <param name="Hits">The best, best first: by fit, then the asker's own, then by cost.</param>
/// <param name="Totals">How many fit in all, by <see cref="NameFit"/>; a lower bound where very many were near.</param>
/// <param name="OwnTotals">The same of the asker's own.</param>
public sealed record NameMatches(IReadOnlyList<NameHit> Hits, IReadOnlyList<int> Totals, IReadOnlyList<int> OwnTotals)
{
    /// <summary>Nobody.</summary>
    public static NameMatches None { get; } = new([], new int[6], new int[6]);

    /// <summary>How well the best fits; <see cref="NameFit.Near"/> when there is none.</summary>
    public NameFit Best => Hits.Count == 0 ? NameFit.Near : Hits[0].Fit;

    /// <summary>How many fit so.</summary>
    public int Total(NameFit fit) => Totals[(int)fit];

    /// <summary>How many of the asker's own fit so.</summary>
    public int OwnTotal(NameFit fit) => OwnTotals[(int)fit];
}
