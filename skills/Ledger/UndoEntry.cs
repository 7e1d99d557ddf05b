namespace RetentionBot.Skills.Ledger;

/// <summary>How to take back what one turn changed. Kept until <see cref="Until"/>; it holds what stood there before, and goes with the customer when they are erased.</summary>
/// <param name="Key">Time-ordered and unique.</param>
/// <param name="At">When it was changed.</param>
/// <param name="Manager">The number of whoever changed it.</param>
/// <param name="Function">Which function did.</param>
/// <param name="Customers">The numbers of the customers concerned.</param>
/// <param name="Until">From then on it can only be corrected.</param>
/// <param name="What">What was done, for the middle of a sentence: <c>the call with Ada Byron (London, #12)</c>.</param>
/// <param name="Steps">The inverse, document by document.</param>
public sealed record UndoEntry(
    string Key, DateTimeOffset At, int Manager, string Function, IReadOnlyList<int> Customers, DateTimeOffset Until, string What, IReadOnlyList<UndoStep> Steps)
{
    /// <summary>When it was taken back; null while it stands.</summary>
    public DateTimeOffset? UndoneAt { get; init; }

    /// <summary>The number of whoever took it back; null while it stands.</summary>
    public int? UndoneBy { get; init; }
}

/// <summary>The inverse of one change: of a whole document, or of one field of a customer.</summary>
/// <param name="Collection">The collection's name.</param>
/// <param name="Key">The document's number.</param>
/// <param name="Field">The field of the customer as it is stored; null for the whole document.</param>
/// <param name="Before">What stood there, as JSON; null for nothing.</param>
/// <param name="After">A digest of what was put there; it must still stand there for an undo. Empty for nothing.</param>
public sealed record UndoStep(string Collection, long Key, string? Field, string? Before, string After);
