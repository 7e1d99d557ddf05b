using System.Collections.Frozen;
using RetentionBot.Skills.Invocation;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Phrases;

/// <summary>All phrases of all functions, found by a word that a request of their kind must have, so that a request is compared with few.</summary>
internal sealed class PhraseBook
{
    private readonly FrozenDictionary<string, Phrase[]> _byAnchor;
    private readonly FrozenSet<string> _vocabulary;
    private readonly Lexicon _lexicon;

    /// <summary>Compiles the phrases.</summary>
    /// <exception cref="InvalidOperationException">A phrase cannot be read, or has no word by which to find it.</exception>
    public PhraseBook(SkillCatalogue catalogue, Lexicon lexicon)
    {
        _lexicon = lexicon;
        var phrases = catalogue.Functions.SelectMany(Compile).ToList();
        var frequency = phrases.SelectMany(phrase => phrase.Words).CountBy(word => word).ToDictionary();
        _vocabulary = frequency.Keys.ToFrozenSet();
        _byAnchor = phrases
            .SelectMany(phrase => AnchorsOf(phrase, frequency).Select(anchor => (Anchor: anchor, Phrase: phrase)))
            .GroupBy(pair => pair.Anchor, pair => pair.Phrase)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>Whether a word in lower case stands in any phrase.</summary>
    public bool Knows(string word) => _vocabulary.Contains(word);

    /// <summary>The most specific phrase that fits: most words of its own, then the fewest liberties, then the fewest slots, then by its function's name. Null when none fits.</summary>
    /// <param name="text">The request.</param>
    /// <param name="isIndirect">Whether it stood inside another question.</param>
    /// <param name="isTolerant">Whether small mistakes are passed over.</param>
    public PhraseMatch? Match(TypedText text, bool isIndirect, bool isTolerant)
    {
        PhraseMatch? best = null;
        foreach (var phrase in Candidates(text, isTolerant))
        {
            if ((isIndirect || !phrase.IsIndirect) && PhraseMatcher.Match(phrase, text, isTolerant, _lexicon) is { } match && IsBetter(match, best))
            {
                best = match;
            }
        }

        return best;
    }

    private static bool IsBetter(PhraseMatch match, PhraseMatch? best)
    {
        if (best is null || match.Words != best.Words)
        {
            return match.Words > (best?.Words ?? -1);
        }

        return match.Cost != best.Cost ? match.Cost < best.Cost
            : match.Slots.Count != best.Slots.Count ? match.Slots.Count < best.Slots.Count
            : string.CompareOrdinal(match.Phrase.Function.Name, best.Phrase.Function.Name) < 0;
    }

    private HashSet<Phrase> Candidates(TypedText text, bool isTolerant)
    {
        var candidates = new HashSet<Phrase>();
        foreach (var word in text.Words)
        {
            if (_byAnchor.TryGetValue(word.Text, out var phrases))
            {
                candidates.UnionWith(phrases);
            }

            if (isTolerant)
            {
                candidates.UnionWith(_byAnchor.Where(anchor => _lexicon.NearWord.Is(word.Text, anchor.Key)).SelectMany(anchor => anchor.Value));
            }
        }

        return candidates;
    }

    private IEnumerable<Phrase> Compile(SkillFunction function)
    {
        foreach (var pattern in function.Phrases)
        {
            IReadOnlyList<PhrasePart> parts;
            try
            {
                parts = PhraseParser.Parse(pattern, _lexicon.Spelling);
            }
            catch (FormatException exception)
            {
                throw new InvalidOperationException($"Function '{function.Name}': {exception.Message}", exception);
            }

            yield return new Phrase(function, parts, isIndirect: false);
            if (_lexicon.Speech.Of(parts) is { } indirect)
            {
                yield return new Phrase(function, indirect, isIndirect: true);
            }
        }
    }

    private IReadOnlyList<string> AnchorsOf(Phrase phrase, Dictionary<string, int> frequency) => phrase.Anchors(frequency, _lexicon.Little) is { Count: > 0 } anchors ? anchors
        : phrase.IsIndirect ? []
        : throw new InvalidOperationException($"Function '{phrase.Function.Name}' has a phrase in which every word may be left out; give it one that must be there.");
}
