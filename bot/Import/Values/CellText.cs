using System.Text;

namespace RetentionBot.Import.Values;

/// <summary>Makes the text of a cell fit to keep: no control characters, no half characters, no blanks around it.</summary>
internal static class CellText
{
    /// <summary>The longest free text kept, in characters; the rest is cut off, with a warning.</summary>
    public const int LongestText = 4_000;

    /// <summary>The longest name, id or other single value, in characters; a longer one is in the wrong column.</summary>
    public const int LongestValue = 200;

    /// <summary>The text on one line; an apostrophe that a spreadsheet program put before a number to keep it text is dropped.</summary>
    public static string Clean(string text)
    {
        var start = text.Length > 1 && text[0] == '\'' && (char.IsAsciiDigit(text[1]) || text[1] == '+') ? 1 : 0;
        for (var i = start; i < text.Length; i++)
        {
            if (char.IsControl(text[i]) || char.IsSurrogate(text[i]) || text[i] is '\uFEFF' or '\uFFFF')
            {
                return CleanSlowly(text, start);
            }
        }

        return start == 0 ? text.Trim() : text[start..].Trim();
    }

    private static string CleanSlowly(string text, int start)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = start; i < text.Length; i++)
        {
            var character = text[i];
            if (char.IsSurrogate(character))
            {
                if (i + 1 < text.Length && char.IsSurrogatePair(character, text[i + 1]))
                {
                    clean.Append(character).Append(text[++i]);
                }
            }
            else if (character is '\n' or '\t')
            {
                clean.Append(' ');
            }
            else if (!char.IsControl(character) && character is not ('\uFEFF' or '\uFFFF'))
            {
                clean.Append(character);
            }
        }

        return clean.ToString().Trim();
    }
}
