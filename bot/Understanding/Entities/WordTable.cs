using System.Collections.Frozen;

namespace RetentionBot.Understanding.Entities;

/// <summary>Reads the tables of words at the top of the readers.</summary>
internal static class WordTable
{
    /// <summary>A set, from words with blanks between them.</summary>
    public static FrozenSet<string> Of(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    /// <summary>From each word to what it means, from lines such as <c>meaning: word word</c>.</summary>
    public static FrozenDictionary<string, string> Meanings(string lines) => (
        from line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        let colon = line.IndexOf(':', StringComparison.Ordinal)
        from word in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)
        select (word, line[..colon])).ToFrozenDictionary(pair => pair.word, pair => pair.Item2);
}
