namespace RetentionBot.Skills.FollowUps.Attention;

/// <summary>How often the firm contacts its customers, where somebody changed that by chat; each an ISO 8601 duration, null for what the settings say.</summary>
public sealed record FirmCadences
{
    /// <summary>There is one of it.</summary>
    public const long Number = 1;

    public string? A { get; init; }

    public string? B { get; init; }

    public string? C { get; init; }

    /// <summary>For customers nobody looks after.</summary>
    public string? Pool { get; init; }
}
