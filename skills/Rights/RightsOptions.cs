namespace RetentionBot.Skills.Rights;

/// <summary>How far the shared history reaches. Bound to section <c>Access</c>.</summary>
public sealed class RightsOptions
{
    /// <summary>Whose customers somebody may read. Default: everybody's.</summary>
    public Visibility Visibility { get; set; } = Visibility.All;
}
