namespace RetentionBot.Skills.Language;

/// <summary>
/// The words by which a language says what understanding looks for, beside its examples: a file for each kind in <c>Language/en/words</c>, a line for each meaning,
/// <c>meaning: phrase, phrase</c>. Another language is another folder.
/// </summary>
public static class WordLists
{
    /// <summary>The phrases of a list by their meaning, in the order of the file; several lines may have one meaning.</summary>
    /// <param name="language">The folder's name, for example <c>en</c>.</param>
    /// <param name="name">The file's name without its ending, for example <c>cues</c>.</param>
    /// <exception cref="InvalidOperationException">The language has no such list, or a line of it has no meaning.</exception>
    public static ILookup<string, string> In(string language, string name)
    {
        var path = $"Language/{language}/words/{name}.txt";
        var assembly = typeof(WordLists).Assembly;
        var resource = Array.Find(assembly.GetManifestResourceNames(), resource => resource.Replace('\\', '/') == path)
            ?? throw new InvalidOperationException($"There is no list of words '{name}' in '{language}'; put it into {path}.");
        return TextResource.Lines(assembly, resource).SelectMany(line => PhrasesOf(line, path)).ToLookup(pair => pair.Meaning, pair => pair.Phrase, StringComparer.Ordinal);
    }

    private static IEnumerable<(string Meaning, string Phrase)> PhrasesOf(string line, string path) => line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
        ? line[(colon + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(phrase => (line[..colon], phrase))
        : throw new InvalidOperationException($"'{line}' in {path} has no meaning before a colon; write it as 'meaning: phrase, phrase'.");
}
