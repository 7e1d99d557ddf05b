namespace RetentionBot.Skills.LanguageModel;

/// <summary>What was spent on a language model on one day; one document, begun anew each day.</summary>
/// <param name="Day">The UTC day.</param>
public sealed record ModelUse(DateOnly Day)
{
    /// <summary>Its key: there is one.</summary>
    public const long Number = 1;

    /// <summary>Sent and received, as the endpoint counts them, else estimated.</summary>
    public long Tokens { get; init; }

    /// <summary>How often the endpoint was asked.</summary>
    public int Calls { get; init; }
}
