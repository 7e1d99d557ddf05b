namespace RetentionBot.Skills.Outreach;

/// <summary>The named person a message goes to.</summary>
/// <param name="Name">The full name.</param>
/// <param name="Role">What they do; null when unknown.</param>
/// <param name="Address">Their e-mail address, number or postal address, as the channel needs; null when unknown.</param>
public sealed record Recipient(string Name, string? Role, string? Address);
