using RetentionBot.Skills.History;

namespace RetentionBot.Understanding.Periods;

/// <summary>A span of days found in a text.</summary>
/// <param name="Start">Where its words begin, the "in" or "since" included.</param>
/// <param name="Length">How long they are.</param>
/// <param name="Period">The days.</param>
public readonly record struct PeriodMatch(int Start, int Length, Period Period);
