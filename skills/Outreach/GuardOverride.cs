namespace RetentionBot.Skills.Outreach;

/// <summary>Who let a message go past a guard.</summary>
/// <param name="By">The number of the lead.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When.</param>
/// <param name="Past">What it was let go past, as <see cref="Offers.Guards.GuardFinding.Key"/>: another block, or the same for another reason, keeps it.</param>
public sealed record GuardOverride(int By, string Reason, DateTimeOffset At, IReadOnlyList<string> Past);
