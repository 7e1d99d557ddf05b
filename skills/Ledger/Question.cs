using RetentionBot.Skills.Conversations;

namespace RetentionBot.Skills.Ledger;

/// <summary>Something that is done only when whoever asked for it says so, by a button or a word: stored, so that it works once, for them alone, and after a restart.</summary>
/// <param name="Key">Time-ordered and unique; what the button carries.</param>
/// <param name="Manager">The number of the only one who may answer.</param>
/// <param name="At">When it was asked.</param>
/// <param name="Call">What is done then.</param>
/// <param name="Customers">The numbers of the customers concerned; the question goes with them when they are erased.</param>
public sealed record Question(string Key, int Manager, DateTimeOffset At, RememberedCall Call, IReadOnlyList<int> Customers)
{
    /// <summary>How long a question stays open: a day.</summary>
    public static readonly TimeSpan Open = TimeSpan.FromDays(1);

    /// <summary>Whether it asks only what is meant; a yes in passing is enough for that, and a question of the function itself is still asked then.</summary>
    public bool IsOfMeaning { get; init; }

    /// <summary>When it was answered; null while it is open. Kept for a while, so that a second press is told what became of the first.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }
}
