using System.Collections.Frozen;
using RetentionBot.Understanding.Periods;

namespace RetentionBot.Understanding.Entities;

/// <summary>Phrases of one or several words and what they mean; the longest that stands in a text counts. A hyphen in the text is as good as a blank.</summary>
internal sealed class PhraseTable
{
    /// <summary>The meaning of phrases that mean nothing, no more than the words in them.</summary>
    public const string Nothing = "-";

    private readonly FrozenDictionary<string, (string[] Words, string Meaning)[]> _byFirstWord;
    private readonly int _longestOfNothing;

    /// <param name="phrases">What each phrase means.</param>
    public PhraseTable(IReadOnlyDictionary<string, string> phrases)
    {
        _byFirstWord = (
            from phrase in phrases
            let words = phrase.Key.Split(' ')
            orderby words.Length descending
            group (Words: words, Meaning: phrase.Value) by words[0]).ToFrozenDictionary(group => group.Key, group => group.ToArray());
        _longestOfNothing = _byFirstWord.Values.SelectMany(phrases => phrases).Where(phrase => phrase.Meaning == Nothing).Select(phrase => phrase.Words.Length).DefaultIfEmpty().Max();
    }

    /// <summary>The meaning of the longest phrase that begins at an index, and the index behind it; null when none does.</summary>
    public (string Meaning, int End)? At(DateTokens tokens, int index)
    {
        if (Longest(tokens, index) is not var (meaning, end) || meaning == Nothing)
        {
            return null;
        }

        for (var before = Math.Max(index - _longestOfNothing + 1, 0); before < index; before++)
        {
            if (Longest(tokens, before) is (Nothing, var behind) && behind > index)
            {
                return null;
            }
        }

        return (meaning, end);
    }

    private (string Meaning, int End)? Longest(DateTokens tokens, int index)
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

    private static int? EndOf(string[] words, DateTokens tokens, int index)
    {
        for (var at = 0; at < words.Length; at++)
        {
            if (at > 0 && tokens.IsJoint(index, '-', '\u2010', '\u2011'))
            {
                index++;
            }

            if (tokens.Word(index) != words[at])
            {
                return null;
            }

            index++;
        }

        return index;
    }
}
