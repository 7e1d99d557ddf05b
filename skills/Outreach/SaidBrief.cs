using RetentionBot.Skills.Recording;

namespace RetentionBot.Skills.Outreach;

/// <summary>The words somebody asks for a draft with, as they go into it.</summary>
internal static class SaidBrief
{
    /// <summary>The most characters.</summary>
    public const int Longest = 300;

    /// <summary>The words on one line, without an end mark; null for none.</summary>
    /// <param name="name">What they are, for a message about what is wrong with them.</param>
    /// <param name="isThe">Whether an article was taken off with the words before.</param>
    /// <exception cref="SkillException">They are too long.</exception>
    public static string? Of(string? said, string name, bool isThe = false)
    {
        if (FreeText.Of(said, name) is not { } text)
        {
            return null;
        }

        if (text.Length > Longest)
        {
            throw new SkillException(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The {name} has {text.Length:N0} characters; a message takes up to {Longest}. Say it shorter, and edit the draft for the rest."));
        }

        var line = ShortText.Of(text, Longest).Trim(' ', '.', '!', '?', ',', ';', ':');
        return line.Length == 0 ? null : isThe && !char.IsUpper(line[0]) && !line.StartsWith("your ", StringComparison.Ordinal) && !line.StartsWith("the ", StringComparison.Ordinal) ? $"the {line}" : line;
    }
}
