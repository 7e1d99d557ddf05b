namespace RetentionBot.Skills.Outreach;

/// <summary>How a draft is asked to change.</summary>
public enum Tone
{
    Shorter = 1,
    Longer,
    Warmer,
    Formal,
    Casual,
}

/// <summary>What a wish does to a recipe.</summary>
internal static class ToneExtensions
{
    /// <summary>The recipe with the wish in it; length and tone do not touch each other, and a wish for the other way leads back to the middle first.</summary>
    public static DraftRecipe Toned(this DraftRecipe recipe, Tone? tone) => tone switch
    {
        Tone.Shorter => recipe with { Length = recipe.Length == TextLength.Full ? TextLength.Normal : TextLength.Brief },
        Tone.Longer => recipe with { Length = recipe.Length == TextLength.Brief ? TextLength.Normal : TextLength.Full },
        Tone.Warmer => recipe with { Voice = Voice.Warm },
        Tone.Formal => recipe with { Voice = Voice.Formal },
        Tone.Casual => recipe with { Voice = Voice.Casual },
        _ => recipe,
    };

    /// <summary>What a version is called that came of the wish: <c>shorter</c>.</summary>
    public static string InWords(this Tone tone) => tone.ToString().ToLowerInvariant();
}
