using System.ComponentModel.DataAnnotations;

namespace RetentionBot.Skills.History;

/// <summary>When a customer counts as new or as lapsed. Section <c>History</c>.</summary>
public sealed record HistoryOptions
{
    /// <summary>How long after their first purchase somebody is a new customer, in days; 1 to 3,650. Default 90.</summary>
    [Range(1, 3_650, ErrorMessage = "History:NewForDays must be from 1 to 3650 days; leave it out for 90.")]
    public int NewForDays { get; init; } = 90;

    /// <summary>How long after their last purchase somebody has lapsed, in days; 1 to 3,650. Default 365.</summary>
    [Range(1, 3_650, ErrorMessage = "History:LapsedAfterDays must be from 1 to 3650 days; leave it out for 365.")]
    public int LapsedAfterDays { get; init; } = 365;
}
