using RetentionBot.Skills.Ledger;

namespace RetentionBot.Skills.Administration;

/// <summary>Who looked at or changed what, and when. Holds ids only, never a name or a text.</summary>
/// <param name="Key">Time-ordered and unique.</param>
/// <param name="At">When.</param>
/// <param name="Manager">The number of whoever asked.</param>
/// <param name="Channel">Through which channel.</param>
/// <param name="Function">Which function answered.</param>
/// <param name="Customers">The numbers of the customers concerned.</param>
public sealed record AuditEntry(string Key, DateTimeOffset At, int Manager, string Channel, string Function, IReadOnlyList<int> Customers)
{
    /// <summary>So many customers stand in one entry, to keep it small; whoever looks at more leaves several.</summary>
    public const int MostCustomers = 500;

    /// <summary>The ids of the records that were shown or changed.</summary>
    public IReadOnlyList<string> Records { get; init; } = [];

    /// <summary>The ids of the records whose text went out to a language model; <c>#12</c> for a customer who was named to it.</summary>
    public IReadOnlyList<string> Sent { get; init; } = [];

    /// <summary>Whether something was changed; else it was only looked at.</summary>
    public bool IsChange { get; init; }

    /// <summary>An entry with a new key.</summary>
    public static AuditEntry Of(DateTimeOffset at, int manager, string channel, string function, IReadOnlyList<int> customers) =>
        new(TimeKeys.New(at), at, manager, channel, function, customers);
}
