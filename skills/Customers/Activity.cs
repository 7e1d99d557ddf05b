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

    /// <summary>The days since which they have had the last orders that stand, at most three, newest first: of the delivery where it is known, else of the order.</summary>
    public IReadOnlyList<DateOnly> LastOrders { get; init; } = [];

    /// <summary>Those of <see cref="LastOrders"/> that are days of a delivery.</summary>
    public IReadOnlyList<DateOnly> Deliveries { get; init; } = [];

    /// <summary>What was bought in all, one amount per currency.</summary>
    public IReadOnlyList<Money> Totals { get; init; } = [];

    /// <summary>The day of the last contact that reached them, whoever made it; null when none is recorded.</summary>
    public DateOnly? LastContact { get; init; }

    /// <summary>The day of the last attempt that reached nobody; null when none is recorded.</summary>
    public DateOnly? LastAttempt { get; init; }

    /// <summary>For what they have not been thanked yet; null when nothing is due.</summary>
    public ThanksDue? Thanks { get; init; }

    /// <summary>The day of the order they were thanked for and not yet welcomed after: their first, or the first of a division or product line. Null when no welcome is due.</summary>
    public DateOnly? Welcome { get; init; }

    /// <summary>The division or product line they are new to by that order; null when they are new to the firm.</summary>
    public string? WelcomeTo { get; init; }

    /// <summary>The day they were last asked how satisfied they are with an order; null when they never were.</summary>
    public DateOnly? AskedSatisfaction { get; init; }

    /// <summary>The day they were last asked how the firm could do better; null when they never were.</summary>
    public DateOnly? AskedFeedback { get; init; }

    /// <summary>Complaints that are not closed.</summary>
    public int OpenComplaints { get; init; }

    /// <summary>The newest five facts that are not private, newest first.</summary>
    public IReadOnlyList<RecentFact> Recent { get; init; } = [];
}

/// <summary>What somebody is to be thanked for.</summary>
/// <param name="Reason">Why.</param>
/// <param name="On">The day of what they did.</param>
/// <param name="Orders">Their how-manieth order it was; of a referral how many orders they had.</param>
public sealed record ThanksDue(ThanksReason Reason, DateOnly On, int Orders);

/// <summary>Why somebody is thanked.</summary>
public enum ThanksReason
{
    /// <summary>Their first order.</summary>
    First = 1,

    /// <summary>An order after a year without one.</summary>
    Return,

    /// <summary>Their 5th, 10th, 25th, 50th or 100th order.</summary>
    Milestone,

    /// <summary>An order far above what they usually spend.</summary>
    Large,

    /// <summary>Orders of the quarter, thanked for together.</summary>
    Quarter,

    /// <summary>They recommended the firm to somebody.</summary>
    Referral,
}

/// <summary>One line of history in short.</summary>
/// <param name="Id">The record it stands for.</param>
/// <param name="On">Its day.</param>
/// <param name="Line">What happened, in a few words, without the date.</param>
public sealed record RecentFact(RecordId Id, DateOnly On, string Line);
