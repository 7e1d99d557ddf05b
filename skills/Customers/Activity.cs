using RetentionBot.Skills.History;

namespace RetentionBot.Skills.Customers;

/// <summary>
/// What a customer's history adds up to, kept with the customer so that an answer needs no scan. Always recomputed from the history, never counted up.
/// Cancelled and fully returned orders count nowhere.
/// </summary>
public sealed record Activity
{
    /// <summary>Nothing recorded.</summary>
    public static Activity None { get; } = new();

    /// <summary>How many orders stand.</summary>
    public int Orders { get; init; }

    /// <summary>The day of the first order that stands; null when there is none.</summary>
    public DateOnly? FirstPurchase { get; init; }

    /// <summary>The day of the last order that stands; null when there is none.</summary>
    public DateOnly? LastPurchase { get; init; }

    /// <summary>What was bought in all, one amount per currency.</summary>
    public IReadOnlyList<Money> Totals { get; init; } = [];

    /// <summary>The day of the last contact that reached them, whoever made it; null when none is recorded.</summary>
    public DateOnly? LastContact { get; init; }

    /// <summary>Complaints that are not closed.</summary>
    public int OpenComplaints { get; init; }

    /// <summary>The newest five facts that are not private, newest first.</summary>
    public IReadOnlyList<RecentFact> Recent { get; init; } = [];
}

/// <summary>One line of history in short.</summary>
/// <param name="Id">The record it stands for.</param>
/// <param name="On">Its day.</param>
/// <param name="Line">What happened, in a few words, without the date.</param>
public sealed record RecentFact(RecordId Id, DateOnly On, string Line);
