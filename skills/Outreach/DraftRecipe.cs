using RetentionBot.Skills.Customers;

namespace RetentionBot.Skills.Outreach;

/// <summary>How a text is written.</summary>
public sealed record DraftRecipe
{
    /// <summary>What it is written for.</summary>
    public required ContactChannel Channel { get; init; }

    /// <summary>BCP 47, a language there are templates for.</summary>
    public required string Language { get; init; }

    /// <summary>How it sounds.</summary>
    public Voice Voice { get; init; }

    /// <summary>How much it says.</summary>
    public TextLength Length { get; init; }

    /// <summary>The form of address, as <c>sie</c> or <c>tu</c>; null for what the recipient's record says.</summary>
    public string? Form { get; init; }

    /// <summary>What else is to be mentioned, in the words it was asked with.</summary>
    public IReadOnlyList<string> Mentions { get; init; } = [];

    /// <summary>Whether somebody wrote in it by hand.</summary>
    public bool IsEdited { get; init; }

    /// <summary>Whether a language model reworded it.</summary>
    public bool IsPolished { get; init; }
}

/// <summary>How a message sounds.</summary>
public enum Voice
{
    Neutral,
    Warm,
    Formal,
    Casual,
}

/// <summary>How much a message says.</summary>
public enum TextLength
{
    Normal,
    Brief,
    Full,
}
