namespace RetentionBot.Skills.Names;

/// <summary>The ending by which a name owns something: "Hansen's", "James'".</summary>
public static class Possessive
{
    /// <summary>The word without it and without what punctuation follows it; unchanged when it has none.</summary>
    public static string Strip(string word)
    {
        var trimmed = word.TrimEnd('?', '!', '.', ',', ';', ':', ')', '"');
        if (trimmed.Length > 2 && trimmed[^1] is 's' or 'S' && IsApostrophe(trimmed[^2]))
        {
            return trimmed[..^2];
        }

        return trimmed.Length > 2 && IsApostrophe(trimmed[^1]) && trimmed[^2] is 's' or 'S' or 'x' or 'z' ? trimmed[..^1] : word;
    }

    /// <summary>Whether a character is one of those people type for an apostrophe.</summary>
    public static bool IsApostrophe(char character) => character is '\'' or '\u2019' or '\u2018' or '\u02BC' or '`' or '\u00B4';
}
