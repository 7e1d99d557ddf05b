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
    /// <summary>An entry with a new key.</summary>
    public static AuditEntry Of(DateTimeOffset at, int manager, string channel, string function, IReadOnlyList<int> customers) =>
        new(Guid.CreateVersion7(at).ToString("N"), at, manager, channel, function, customers);
}
