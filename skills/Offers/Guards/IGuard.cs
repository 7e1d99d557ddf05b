namespace RetentionBot.Skills.Offers.Guards;

/// <summary>One rule that keeps the firm from embarrassing itself. Its class is named as the sentence it stands for.</summary>
public interface IGuard
{
    /// <summary>What speaks against the message; empty where nothing does.</summary>
    /// <param name="say">How days and counts are worded for whoever asked, and their today.</param>
    ValueTask<IReadOnlyList<GuardFinding>> CheckAsync(Outgoing outgoing, Wording say, CancellationToken cancellationToken);
}

/// <summary>A guard that looks at the offer a message carries. Of several offers it is asked about each; the others say the same of all and are asked once.</summary>
public interface IOfferGuard : IGuard;

/// <summary>What a guard found.</summary>
/// <param name="Rule">The guard's class name: the rule as a sentence without blanks.</param>
/// <param name="Verdict">What follows.</param>
/// <param name="Reason">Why, in one sentence with its end mark, with days and names.</param>
public sealed record GuardFinding(string Rule, GuardVerdict Verdict, string Reason)
{
    /// <summary>The records it rests on, as people see their ids.</summary>
    public IReadOnlyList<string> Records { get; init; } = [];

    /// <summary>The numbers of other customers it rests on, as of a possible duplicate.</summary>
    public IReadOnlyList<int> Customers { get; init; } = [];

    /// <summary>What makes it this finding and no other: its rule and what it rests on.</summary>
    public string Key => string.Join(' ', [Rule, .. Records, .. Customers.Select(customer => $"#{customer}")]);

    /// <summary>Whether a lead may let it pass, with a reason. Only for what is blocked.</summary>
    public bool MayBeOverridden { get; init; }
}

/// <summary>What follows from what a guard found: the higher counts more.</summary>
public enum GuardVerdict
{
    /// <summary>Shown; nothing is asked.</summary>
    Flagged = 1,

    /// <summary>Whoever sends it must say why they go on.</summary>
    Warned,

    /// <summary>It must not go.</summary>
    Blocked,
}
