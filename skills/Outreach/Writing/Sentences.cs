using RetentionBot.Skills.Names;

namespace RetentionBot.Skills.Outreach.Writing;

/// <summary>The sentences of a text, so that none is said to one customer twice within a year.</summary>
public static class Sentences
{
    /// <summary>Shorter ones, as "Thank you.", are no sentences that wear out.</summary>
    private const int FewestWords = 3;

    private static readonly char[] Ends = ['.', '?', '!'];

    /// <summary>Each sentence folded, so that case, accents and punctuation make no other of it. What has no end mark, as a greeting, is none.</summary>
    public static IEnumerable<string> Of(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            var start = 0;
            for (var at = line.IndexOfAny(Ends); at >= 0; at = at + 1 < line.Length ? line.IndexOfAny(Ends, at + 1) : -1)
            {
                // "on 12. May" and "Dr. Byron" do not end a sentence: the next word would begin with a capital after a blank, and the words before would be enough.
                if (at + 1 < line.Length && !char.IsWhiteSpace(line[at + 1]))
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
}
