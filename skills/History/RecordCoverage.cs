namespace RetentionBot.Skills.History;

/// <summary>
/// Since when one kind of history is recorded here at all, and how fresh it is: what makes "none recorded here" an honest answer.
/// </summary>
/// <param name="Kind">Which kind.</param>
public sealed record RecordCoverage(RecordKind Kind)
{
    /// <summary>The day of the oldest record of any customer; null when there is none.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>The day of the newest record of any customer; null when there is none.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>When such records were last imported; null when never.</summary>
    public DateTimeOffset? LastImport { get; init; }

    /// <summary>Whether a source said that its records reach back to each customer's first one, so that counts and years may be told to the customer.</summary>
    public bool IsComplete { get; init; }
}
