using System.Collections.Frozen;

namespace RetentionBot.Skills.Language;

/// <summary>
/// A list of the words by which a language says what understanding looks for: a line for each meaning, <c>meaning: phrase, phrase</c>, in small letters; several lines may have
/// one meaning, and <c>meaning: -</c> says that the language has no such word. The files of a language stand in <c>Language/en/words</c>; another language is another folder.
/// </summary>
/// <param name="path">What the file is called when something is wrong in it.</param>
/// <param name="text">The whole of it.</param>
public sealed class WordList(string path, string text)
{
    private const string NoWord = "-";

    /// <summary>So many meanings are listed in a message.</summary>
    private const int MostListed = 20;

    /// <summary>A list of a language.</summary>
    /// <param name="language">The folder's name, for example <c>en</c>.</param>
    /// <param name="name">The file's name without its ending, for example <c>cues</c>.</param>
    /// <exception cref="InvalidOperationException">The language has no such list.</exception>
    public static WordList In(string language, string name)
    {
        var path = $"Language/{language}/words/{name}.txt";
        var assembly = typeof(WordList).Assembly;
        var resource = Array.Find(assembly.GetManifestResourceNames(), resource => resource.Replace('\\', '/') == path)
            ?? throw new InvalidOperationException($"There is no list of words '{name}' in '{language}'; put it into {path}.");
        return new WordList(path, TextResource.Text(assembly, resource));
    }

    /// <summary>The phrases of each meaning, in the order of the file; a phrase may have several meanings.</summary>
    /// <param name="meanings">Those the file must have; it may have no others.</param>
    /// <exception cref="InvalidOperationException">Something is wrong in the file; the message says in which line.</exception>
    public ILookup<string, string> Groups(params IReadOnlyCollection<string> meanings) =>
        Read(meanings, meanings, entry => entry).ToLookup(entry => entry.Meaning, entry => entry.Phrase, StringComparer.Ordinal);

    /// <summary>The same of a file that has some of the meanings; others stand in other files.</summary>
    /// <inheritdoc cref="Groups"/>
    public ILookup<string, string> Some(IReadOnlyCollection<string> meanings) =>
        Read(meanings, [], entry => entry).ToLookup(entry => entry.Meaning, entry => entry.Phrase, StringComparer.Ordinal);

    /// <summary>The one meaning of each phrase.</summary>
    /// <inheritdoc cref="Groups"/>
    public FrozenDictionary<string, string> Table(params IReadOnlyCollection<string> meanings) =>
        Read(meanings, meanings, entry => ("", entry.Phrase)).ToFrozenDictionary(entry => entry.Phrase, entry => entry.Meaning, StringComparer.Ordinal);

    /// <summary>The one meaning of each phrase, where the meanings are words of the language themselves: "an" is read as "a".</summary>
    /// <param name="meanings">Those the file may have; none for any.</param>
    /// <exception cref="InvalidOperationException">Something is wrong in the file; the message says in which line.</exception>
    public FrozenDictionary<string, string> Spellings(params IReadOnlyCollection<string> meanings)
    {
        var own = meanings.Count > 0 ? meanings : [.. TextResource.Lines(text).Select(line => line.Text.Split(':')[0])];
        return Read(own, [], entry => ("", entry.Phrase)).ToFrozenDictionary(entry => entry.Phrase, entry => entry.Meaning, StringComparer.Ordinal);
    }

    private List<(string Meaning, string Phrase)> Read(
        IReadOnlyCollection<string> meanings, IReadOnlyCollection<string> needed, Func<(string Meaning, string Phrase), (string, string)> unique)
    {
        var lines = TextResource.Lines(text).Select(line => (line.Number, Entry: EntryOf(line.Number, line.Text, meanings))).ToList();
        if (lines.Count == 0)
        {
            throw new InvalidOperationException($"{path} has no line; write 'meaning: phrase, phrase'.");
        }

        var entries = new List<(string Meaning, string Phrase)>();
        var seen = new Dictionary<(string, string), int>();
        foreach (var (number, (meaning, phrases)) in lines)
        {
            foreach (var phrase in phrases)
            {
                if (!seen.TryAdd(unique((meaning, phrase)), number))
                {
                    throw Wrong(number, $"has '{phrase}', which stands in line {seen[unique((meaning, phrase))]} already; take one of them out");
                }

                entries.Add((meaning, phrase));
            }
        }

        if (needed.Except(lines.Select(line => line.Entry.Meaning)).FirstOrDefault() is { } missing)
        {
            throw new InvalidOperationException($"{path} has no line for '{missing}'; write '{missing}: phrase, phrase', or '{missing}: {NoWord}' where the language has no word for it.");
        }

        return entries;
    }

    private (string Meaning, IReadOnlyList<string> Phrases) EntryOf(int number, string line, IReadOnlyCollection<string> meanings)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
        {
            throw Wrong(number, $"is '{line}' and has no meaning before a colon; write it as 'meaning: phrase, phrase'");
        }

        var meaning = line[..colon];
        if (!meanings.Contains(meaning))
        {
            throw Wrong(number, $"has the meaning '{meaning}', which means nothing here{(meanings.Count <= MostListed ? $"; write one of {string.Join(", ", meanings)}" : "")}");
        }

        var phrases = line[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries);
        return phrases is [NoWord] ? (meaning, [])
            : Array.Exists(phrases, phrase => phrase.Length == 0) ? throw Wrong(number, $"has a phrase of '{meaning}' without a word; write '{meaning}: phrase, phrase'")
            : Array.Find(phrases, phrase => phrase.Any(char.IsUpper)) is { } capital ? throw Wrong(number, $"has '{capital}'; write it in small letters")
            : (meaning, phrases);
    }

    private InvalidOperationException Wrong(int number, string what) => new($"{path}, line {number}, {what}.");
}
