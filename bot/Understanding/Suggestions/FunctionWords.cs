using RetentionBot.Skills.Invocation;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Suggestions;

/// <summary>The words by which each function is asked for, and how much each of them says.</summary>
internal sealed class FunctionWords
{
    private readonly List<(SkillFunction Function, HashSet<string> Stems)> _functions;
    private readonly Dictionary<string, int> _frequency;
    private readonly HashSet<string> _known;
    private readonly Lexicon _lexicon;

    public FunctionWords(SkillCatalogue catalogue, Lexicon lexicon)
    {
        _lexicon = lexicon;
        _functions = [.. catalogue.Functions.Where(function => function.Phrases.Count + function.Examples.Count > 0).Select(function => (function, StemsOf(function)))];
        _frequency = _functions.SelectMany(each => each.Stems).CountBy(stem => stem).ToDictionary();
        _known = [.. catalogue.Functions.SelectMany(function => function.Phrases.Concat(function.Examples)).SelectMany(WordsOf)];
    }

    /// <summary>Whether a word stands in what functions are asked by, so that it is hardly a name.</summary>
    public bool Knows(string word) => _lexicon.Little.IsCommon(word) || _known.Contains(word) || _frequency.ContainsKey(_lexicon.Stems.Of(word));

    /// <summary>The functions that share words with a text, those that share the most telling ones first.</summary>
    public IEnumerable<SkillFunction> Nearest(TypedText text)
    {
        var stems = text.Words.Where(word => !_lexicon.Little.IsCommon(word.Text)).Select(word => _lexicon.Stems.Of(word.Text)).ToHashSet();
        return _functions
            .Select(each => (each.Function, Score: stems.Where(each.Stems.Contains).Sum(Worth)))
            .Where(each => each.Score > 0)
            .OrderByDescending(each => each.Score).ThenBy(each => each.Function.Name, StringComparer.Ordinal)
            .Select(each => each.Function);
    }

    private double Worth(string stem) => Math.Log(1.0 + (double)_functions.Count / _frequency[stem]);

    private HashSet<string> StemsOf(SkillFunction function) =>
        [.. function.Phrases.Concat(function.Examples).SelectMany(WordsOf).Where(word => !_lexicon.Little.IsCommon(word)).Select(_lexicon.Stems.Of)];

    /// <summary>The words of a phrase or an example without its brackets and slots.</summary>
    private IEnumerable<string> WordsOf(string pattern)
    {
        var plain = new string([.. pattern.Select(character => character is '(' or ')' or '[' or ']' or '|' ? ' ' : character)]);
        return _lexicon.Cut(plain).Words.Where(word => word.Start == 0 || plain[word.Start - 1] != '{').Select(word => word.Text);
    }
}
