using System.Collections.Frozen;
using System.Text.RegularExpressions;
using RetentionBot.Skills.Language;

namespace RetentionBot.Understanding.Intents;

/// <summary>The words people ask with, of all examples: a word that is none of them may be a name, or one of them mistyped.</summary>
internal sealed partial class RequestVocabulary
{
    private readonly Lexicon _lexicon;
    private readonly FrozenSet<string> _words;

    /// <summary>Words that stand in what is passed on: no requests, and no mistyped words of requests either.</summary>
    private readonly FrozenSet<string> _passed;

    private readonly FrozenSet<string> _things;

    /// <summary>By length, for finding what was mistyped.</summary>
    private readonly string[][] _byLength;

    public RequestVocabulary(IReadOnlyList<ExampleRequest> examples, Lexicon lexicon)
    {
        _lexicon = lexicon;
        // Words that are passed on as they are name things, not requests; so do words with a capital inside a request.
        var asking = examples.Select(example => lexicon.Cut(Entities().Replace(Passed().Replace(example.Text, " "), " ")))
            .SelectMany(text => text.Words.Select((word, index) => (word.Text, IsThing: index > 0 && char.IsUpper(text.Original[word.Start])))).ToLookup(word => word.IsThing, word => word.Text);
        _words = asking[false].ToFrozenSet(StringComparer.Ordinal);
        _things = asking[true].ToFrozenSet(StringComparer.Ordinal);
        _passed = examples.SelectMany(example => Passed().Matches(example.Text)).SelectMany(passed => lexicon.Cut(passed.Value).Words).Select(word => word.Text).ToFrozenSet(StringComparer.Ordinal);
        var longest = _words.Max(word => word.Length);
        _byLength = [.. Enumerable.Range(0, longest + 2).Select(length => _words.Where(word => word.Length == length).Order(StringComparer.Ordinal).ToArray())];
    }

    /// <summary>Whether somebody asks with that word.</summary>
    public bool Has(string word) => _words.Contains(word) || _lexicon.Little.IsCommon(word);

    /// <summary>Whether the examples name something so, with a capital: "Excel", "Christmas". Somebody may be called so all the same.</summary>
    public bool NamesThing(string word) => _things.Contains(word);

    /// <summary>The word that was meant; the word itself when it is one, or when nothing is near.</summary>
    public string Meant(string word)
    {
        if (Has(word) || word.Length < 4 || _passed.Contains(word))
        {
            return word;
        }

        for (var length = Math.Max(4, word.Length - 1); length <= Math.Min(_byLength.Length - 1, word.Length + 1); length++)
        {
            if (Array.Find(_byLength[length], known => _lexicon.NearWord.Is(word, known)) is { } meant)
            {
                return meant;
            }
        }

        return word;
    }

    [GeneratedRegex(@"\[\w+ [^\]]*\]")]
    private static partial Regex Passed();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Entities();
}
