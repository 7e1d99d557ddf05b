using System.Text.Json.Serialization;

namespace RetentionBot.Skills.FollowUps.Digests;

/// <summary>What one account manager was to be reminded of on one day: which lines, in which order. Texts are not kept; a line is worded from the books whenever it is shown.</summary>
/// <param name="Key">See <see cref="KeyOf"/>.</param>
/// <param name="Manager">The number of the account manager.</param>
/// <param name="On">The day on their own calendar.</param>
public sealed record Digest(string Key, int Manager, DateOnly On)
{
    /// <summary>All lines in order; empty for a day with nothing due.</summary>
    public IReadOnlyList<DigestLine> Lines { get; init; } = [];

    /// <summary>How many of the first lines were shown at once.</summary>
    public int Shown { get; init; }

    /// <summary>Whether it is the daily one; else somebody asked for it before that came.</summary>
    public bool IsDaily { get; init; }

    /// <summary>How many customers without any recorded contact were looked at for the first time.</summary>
    public int FirstContacts { get; init; }

    /// <summary>Its lines as the next digest finds them: one that was shown and left alone was shown once more, one that was dealt with begins anew.</summary>
    public IEnumerable<DigestLine> Counted() =>
        Lines.Select((line, place) => line with { TimesBefore = line.DealtWithAt is not null ? 0 : line.TimesBefore + (place < Shown ? 1 : 0) });

    /// <summary>The key of a day's digest; those of one account manager stand together, by day.</summary>
    public static string KeyOf(int manager, DateOnly on) => $"{PrefixOf(manager)}{IsoDay.Of(on)}";

    /// <summary>What the keys of one account manager's digests begin with.</summary>
    public static string PrefixOf(int manager) => $"{manager}/";
}

/// <summary>One line of a digest: one customer, for one reason.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Customer">The customer's number.</param>
/// <param name="Reference">What makes it this line and no other: the id of a follow-up or complaint, the kind of a key date, the day a contact was due.</param>
/// <param name="Due">The day it counts from.</param>
public sealed record DigestLine(LineKind Kind, int Customer, string Reference, DateOnly Due)
{
    /// <summary>Where it stands in the order of the day.</summary>
    public LineRank Rank { get; init; }

    /// <summary>How often it was shown before, untouched.</summary>
    public int TimesBefore { get; init; }

    /// <summary>The number of the colleague it is seen to for; null for one's own.</summary>
    public int? For { get; init; }

    /// <summary>What else is up with the customer, for the end of the line.</summary>
    public IReadOnlyList<LineKind> Also { get; init; } = [];

    /// <summary>When it was dealt with from the digest; null while it was not.</summary>
    public DateTimeOffset? DealtWithAt { get; init; }

    /// <summary>The key of the undo entry of what dealt with it; null while it was not, or when that cannot be taken back.</summary>
    public string? UndoKey { get; init; }

    /// <summary>How it was dealt with, as it is shown: <c>done</c>, <c>snoozed until 30 Nov 2026</c>; null while it was not.</summary>
    public string? DealtWith { get; init; }

    /// <summary>Whether it can be asked whether it is still right: what can be dropped and moved. A complaint leads until it is solved, a thank-you and a date lapse by themselves.</summary>
    [JsonIgnore]
    public bool CanBeLeftOut => Kind is LineKind.FollowUp or LineKind.Contact;

    /// <summary>Whether it should have been seen to before a day.</summary>
    public bool IsOverdueOn(DateOnly day) => Kind is LineKind.Complaint or LineKind.FollowUp or LineKind.Contact && Due < day;

    /// <summary>Whether it is the same line as one of another day.</summary>
    public bool IsSameAs(DigestLine other) => (Kind, Customer, Reference, Due) == (other.Kind, other.Customer, other.Reference, other.Due);
}

/// <summary>What a line is about.</summary>
public enum LineKind
{
    /// <summary>An open complaint.</summary>
    Complaint = 1,

    /// <summary>A follow-up, a promise among them.</summary>
    FollowUp,

    /// <summary>A contact that the cadence asks for.</summary>
    Contact,

    /// <summary>A thank-you.</summary>
    Thanks,

    /// <summary>A welcome.</summary>
    Welcome,

    /// <summary>A birthday, a renewal or another day to think of.</summary>
    KeyDate,

    /// <summary>The question how satisfied they are with an order.</summary>
    AfterSales,
}

/// <summary>The order of the lines: the lower comes first.</summary>
public enum LineRank
{
    OpenComplaint = 1,
    BrokenPromise,
    Today,
    FreshThanks,
    Overdue,
    Perishable,
    Ahead,

    /// <summary>Shown several times, asked whether it is still right, and never touched: it has given its place to others.</summary>
    Untouched,
}
