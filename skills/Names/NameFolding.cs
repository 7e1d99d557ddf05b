using System.Text;

namespace RetentionBot.Skills.Names;

/// <summary>
/// How names are made comparable: lower case, accents off, punctuation to blanks, one blank between words. "Gonçalves" and "goncalves" fold alike; so do "Müller" and "Muller".
/// A table of our own, because <see cref="string.Normalize()"/> silently does nothing under invariant globalisation.
/// </summary>
public static class NameFolding
{
    /// <summary>The folded text; empty for one without letters or digits.</summary>
    public static string Fold(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var folded = new StringBuilder(text.Length + 4);
        var pendingBlank = false;
        foreach (var character in text)
        {
            var plain = AccentTable.Fold(character);
            if (plain.Length == 0)
            {
                continue;
            }

            if (char.IsLetterOrDigit(plain[0]))
            {
                if (pendingBlank && folded.Length > 0)
                {
                    folded.Append(' ');
                }

                pendingBlank = false;
                folded.Append(plain);
            }
            else
            {
                pendingBlank = true;
            }
        }

        return folded.ToString();
    }
}
