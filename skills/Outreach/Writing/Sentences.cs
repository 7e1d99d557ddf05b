using RetentionBot.Skills.Names;

namespace RetentionBot.Skills.Outreach.Writing;

/// <summary>The sentences of a text, so that none is said to one customer twice within a year.</summary>
public static class Sentences
{
    /// <summary>Shorter ones, as "Thank you.", are no sentences that wear out.</summary>
    private const int FewestWords = 3;

    private const int LongestOrdinal = 2;

    private static readonly char[] Ends = ['.', '?', '!'];
    private static readonly string[] Abbreviations = ["Dr", "Mr", "Mrs", "Ms", "Prof", "St", "Nr", "No", "M", "Mme"];

    /// <summary>Each sentence folded, so that case, accents and punctuation make no other of it. What has no end mark, as a greeting, is none.</summary>
    public static IEnumerable<string> Of(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            var start = 0;
            for (var at = line.IndexOfAny(Ends); at >= 0; at = at + 1 < line.Length ? line.IndexOfAny(Ends, at + 1) : -1)
            {
                if ((at + 1 < line.Length && !char.IsWhiteSpace(line[at + 1])) || (line[at] == '.' && at + 1 < line.Length && IsAbbreviation(line[..at])))
                {
                    continue;
                }

                var sentence = NameFolding.Fold(line[start..at]);
                if (sentence.Count(character => character == ' ') + 1 >= FewestWords)
                {
                    yield return sentence;
                    start = at + 1;
                }
            }
        }
    }

    /// <summary>"12. Mai" and "Dr. Byron" do not end a sentence; a year does.</summary>
    private static bool IsAbbreviation(string before)
    {
        var word = before[(before.LastIndexOf(' ') + 1)..];
        return (word.Length is > 0 and <= LongestOrdinal && word.All(char.IsAsciiDigit)) || Abbreviations.Contains(word);
    }
}
