using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using RetentionBot.Skills.Language;
using RetentionBot.Skills.Names;
using RetentionBot.Skills.Outreach.Style;

namespace RetentionBot.Skills.LanguageModel;

/// <summary>The words of a language by which it is told whether a model's text says more than it was given: what is no name, what is a number, what is a promise. Read once for each language.</summary>
internal sealed partial class ModelWords
{
    private static readonly ConcurrentDictionary<string, ModelWords?> Read = new(StringComparer.OrdinalIgnoreCase);

    private readonly FrozenSet<string> _ordinary;
    private readonly Expressions _harmless;
    private readonly Expressions _familiar;
    private readonly Expressions _distant;
    private readonly FrozenSet<string> _distantInCapitals;

    private ModelWords(string language, string own)
    {
        var assembly = typeof(ModelWords).Assembly;
        var lists = new WordList(own, TextResource.Text(assembly, own)).Some(["ordinary", "time", "number", "promise", "harmless", "familiar", "distant", "distant in capitals"]);
        var days = CultureInfo.GetCultureInfo(language).DateTimeFormat;
        TimeWords = new[] { days.MonthNames, days.AbbreviatedMonthNames, days.DayNames, days.AbbreviatedDayNames, days.MonthGenitiveNames }.SelectMany(names => names)
            .Concat(lists["time"]).Select(NameFolding.Fold).Where(name => name.Length > 2).ToFrozenSet(StringComparer.Ordinal);
        _ordinary = WordsIn($"Language/{language}/examples/", SmallWord()).Concat(WordsIn($"Outreach/Templates/{language}/", Word())).Concat(lists["ordinary"]).Select(NameFolding.Fold).ToFrozenSet(StringComparer.Ordinal);
        string[] numbers = [.. lists["number"], .. language == "en" ? WordList.In(language, "numbers").Some([.. Enumerable.Range(2, 98).Select(number => number.ToString(CultureInfo.InvariantCulture)), "1"]).SelectMany(words => words).Where(word => word != "one") : []];
        Numbers = new Expressions(numbers);
        Promises = new Expressions(lists["promise"]);
        _harmless = new Expressions(lists["harmless"]);
        (_familiar, _distant) = (new Expressions(lists["familiar"]), new Expressions(lists["distant"]));
        _distantInCapitals = lists["distant in capitals"].ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The words of a language.</summary>
    /// <param name="language">The main part of its tag: <c>de</c>.</param>
    /// <exception cref="InvalidOperationException">There are none, or something is wrong in the file.</exception>
    public static ModelWords Of(string language) => Find(language) ?? throw new InvalidOperationException($"There are no words for '{language}'; put them into LanguageModel/Words/{language}.txt.");

    /// <summary>The words of a language; null where there are none, so that no text in it can be checked.</summary>
    /// <inheritdoc cref="Of"/>
    public static ModelWords? Find(string language) => Read.GetOrAdd(language, tag =>
        Array.Find(typeof(ModelWords).Assembly.GetManifestResourceNames(), name => name.Replace('\\', '/') == $"LanguageModel/Words/{tag}.txt") is { } own ? new ModelWords(tag, own) : null);

    /// <summary>What says how many, in words.</summary>
    public Expressions Numbers { get; }

    /// <summary>What commits the firm to something.</summary>
    public Expressions Promises { get; }

    /// <summary>A text without the idioms that have a word of <see cref="Numbers"/> or <see cref="Promises"/> in them and say neither: "feel free". None goes beyond its sentence.</summary>
    public string WithoutIdioms(string text) => string.Join("\n", text.Split(['.', '!', '?', ';', ':', '\n']).Select(_harmless.Without));

    /// <summary>Whether a text addresses somebody as a friend; never in a language without the difference.</summary>
    public bool IsFamiliar(string text) => _familiar.CountIn(text) > 0;

    /// <summary>Whether a text addresses somebody at a distance.</summary>
    public bool IsDistant(string text) => _distant.CountIn(text) > 0 || CapitalWord().Matches(text).Any(word => _distantInCapitals.Contains(word.Value));

    /// <summary>Months, days of the week and other spans, folded.</summary>
    public FrozenSet<string> TimeWords { get; }

    /// <summary>Whether a folded word names nobody, however it is written.</summary>
    public bool IsOrdinary(string word) => _ordinary.Contains(word);

    private static IEnumerable<string> WordsIn(string folder, Regex word) => typeof(ModelWords).Assembly.GetManifestResourceNames().Where(name => name.Replace('\\', '/').StartsWith(folder, StringComparison.Ordinal))
        .SelectMany(name => word.Matches(TextResource.Text(typeof(ModelWords).Assembly, name))).Select(word => word.Value);

    /// <summary>A word in small letters that stands for itself: no placeholder, and no part of a name.</summary>
    [GeneratedRegex(@"(?<![\p{L}\p{Nd}_{])\p{Ll}[\p{Ll}\p{M}]*(?![\p{L}\p{Nd}_}])", RegexOptions.CultureInvariant)]
    private static partial Regex SmallWord();

    [GeneratedRegex(@"(?<![\p{L}\p{Nd}])\p{Lu}\p{Ll}+", RegexOptions.CultureInvariant)]
    private static partial Regex CapitalWord();

    /// <summary>Any word that is no placeholder: a template names nobody.</summary>
    [GeneratedRegex(@"(?<![\p{L}\p{Nd}_{])\p{L}[\p{L}\p{M}]*(?![\p{L}\p{Nd}_}])", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
