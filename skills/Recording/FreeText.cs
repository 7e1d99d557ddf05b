namespace RetentionBot.Skills.Recording;

/// <summary>The free words of a record: kept as they were typed, line breaks included, within a length.</summary>
internal static class FreeText
{
    /// <summary>The most characters of a note.</summary>
    public const int Longest = 2_000;

    /// <summary>The words without blanks around them and without control characters; null for none.</summary>
    /// <exception cref="SkillException">They are too long.</exception>
    public static string? Of(string? text, string name)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (text.Length > Longest)
        {
            throw new SkillException(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The {name} has {text.Length:N0} characters; I keep up to {Longest:N0}. Shorten it, and nothing else needs to change."));
        }

        return string.Concat(text.ReplaceLineEndings("\n").Where(character => character is '\n' or '\t' || !char.IsControl(character))).Trim();
    }
}
