namespace RetentionBot.Skills.Ledger;

/// <summary>The highest number that was given to something since taken back: numbers are given once, and an old button must not mean somebody new.</summary>
/// <param name="Collection">Of which collection.</param>
/// <param name="Highest">The number.</param>
public sealed record UsedNumber(string Collection, int Highest);
