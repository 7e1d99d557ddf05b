using System.Text;

namespace RetentionBot.Skills;

/// <summary>Words from the data on one line of limited length. Only cut and smoothed, never interpreted.</summary>
public static class ShortText
{
    /// <summary>Line breaks, tabs and runs of blanks become one blank; what is longer than <paramref name="limit"/> ends at a word with an ellipsis.</summary>
    /// <param name="text">As it is stored; may be null.</param>
    /// <param name="limit">The most characters, the ellipsis included; at least 2.</param>
    public static string Of(string? text, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 2);
        var line = OneLine(text, limit);
        if (line.Length <= limit)
        {
            return line;
        }

        var end = line.LastIndexOf(' ', limit - 1);
        if (end < limit / 2)
        {
            // One long word, as in Thai or a link: cut inside it, but not inside a surrogate pair.
            end = char.IsHighSurrogate(line[limit - 2]) ? limit - 2 : limit - 1;
        }

        return line[..end].TrimEnd(' ', ',', ';', ':', '-', '.') + "…";
    }

    /// <summary>The text with a capital at its beginning, as a sentence has.</summary>
    /// <param name="text">Not empty.</param>
    public static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string OneLine(string? text, int limit)
    {
        var line = new StringBuilder();
        var pendingBlank = false;
        foreach (var character in text ?? "")
        {
            if (char.IsWhiteSpace(character) || char.IsControl(character))
            {
                pendingBlank = line.Length > 0;
                continue;
            }

            if (pendingBlank)
            {
                line.Append(' ');
                pendingBlank = false;
            }

            line.Append(character);
            if (line.Length > limit + 1)
            {
                break;
            }
        }

        return line.ToString();
    }
}
