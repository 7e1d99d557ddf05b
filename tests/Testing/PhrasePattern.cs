using System.Text;
using System.Text.RegularExpressions;

namespace RetentionBot.Testing;

/// <summary>Reads a phrase of the catalogue as a pattern: words, <c>{parameter}</c> (<c>{count}</c> is a number), <c>(one|other)</c> and <c>[may be left out]</c>, nested as one likes.</summary>
public static class PhrasePattern
{
    /// <summary>The pattern; each word is followed by a blank or the end.</summary>
    /// <exception cref="FormatException">A bracket is not closed, or something else stands where it must not.</exception>
    public static Regex Of(string phrase)
    {
        var place = 0;
        var pattern = Alternatives(phrase, ref place, end: '\0');
        return new Regex($"^{pattern}$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    private static string Alternatives(string phrase, ref int place, char end)
    {
        var pattern = new StringBuilder("(?:");
        while (place < phrase.Length && phrase[place] != end)
        {
            switch (phrase[place])
            {
                case ' ':
                    place++;
                    break;
                case '|' when end != '\0':
                    pattern.Append('|');
                    place++;
                    break;
                case '(':
                    place++;
                    pattern.Append(Alternatives(phrase, ref place, ')'));
                    break;
                case '[':
                    place++;
                    pattern.Append(Alternatives(phrase, ref place, ']')).Append('?');
                    break;
                case '{':
                    var close = phrase.IndexOf('}', place);
                    var name = Name(phrase, place, close);
                    pattern.Append("(?<").Append(name).Append(name == "count" ? @">\d+" : ">.+?").Append(@")(?:\s+|$)");
                    place = close + 1;
                    break;
                case ')' or ']' or '}' or '|':
                    throw new FormatException($"'{phrase[place]}' at {place} has no beginning in '{phrase}'.");
                default:
                    var start = place;
                    while (place < phrase.Length && !" ()[]{}|".Contains(phrase[place], StringComparison.Ordinal))
                    {
                        place++;
                    }

                    pattern.Append(Regex.Escape(phrase[start..place])).Append(@"(?:\s+|$)");
                    break;
            }
        }

        if (end != '\0' && place++ >= phrase.Length)
        {
            throw new FormatException($"'{end}' is missing in '{phrase}'.");
        }

        return pattern.Append(')').ToString();
    }

    private static string Name(string phrase, int place, int close) =>
        close > place + 1 ? phrase[(place + 1)..close] : throw new FormatException($"'}}' is missing in '{phrase}'.");
}
