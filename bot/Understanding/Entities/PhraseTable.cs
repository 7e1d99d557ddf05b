using System.Collections.Frozen;
using RetentionBot.Understanding.Periods;

namespace RetentionBot.Understanding.Entities;

/// <summary>Phrases of one or several words and what they mean; the longest that stands in a text counts. A hyphen in the text is as good as a blank.</summary>
internal sealed class PhraseTable
{
    private readonly FrozenDictionary<string, (string[] Words, string Meaning)[]> _byFirstWord;

    /// <summary>Reads a table with a line for each meaning: <c>meaning: phrase, phrase</c>. Several lines may have one meaning; "-" means that the phrase means nothing.</summary>
    public PhraseTable(string lines) => _byFirstWord = (
        from line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        let colon = line.IndexOf(':', StringComparison.Ordinal)
        from phrase in line[(colon + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        let words = phrase.Split(' ')
        orderby words.Length descending
        group (words, line[..colon]) by words[0]).ToFrozenDictionary(group => group.Key, group => group.ToArray());

    /// <summary>The meaning of the longest phrase that begins at an index, and the index behind it; null when none does.</summary>
    public (string Meaning, int End)? At(List<DateToken> tokens, int index)
    {
        if (!_byFirstWord.TryGetValue(tokens.Word(index), out var phrases))
        {
            return null;
        }

        foreach (var (words, meaning) in phrases)
        {
            if (EndOf(words, tokens, index) is { } end)
            {
                return (meaning, end);
            }
        }

        return null;
    }

    private static int? EndOf(string[] words, List<DateToken> tokens, int index)
    {
        foreach (var word in words)
        {
            if (word != words[0] && tokens.IsJoint(index, '-', '\u2010', '\u2011'))
            {
                index++;
            }

            if (tokens.Word(index) != word)
            {
                return null;
            }

            index++;
        }

        return index;
    }
}
