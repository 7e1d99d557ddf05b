using System.Globalization;
using Humanizer;
using RetentionBot.Skills.Outreach.Templates;

namespace RetentionBot.Skills.Outreach.Evidence;

/// <summary>Words facts in the language of a message.</summary>
/// <param name="templates">The language.</param>
/// <param name="culture">How its days and amounts are written; <c>en-US</c> and <c>en-GB</c> differ.</param>
/// <param name="form">The form of address; null where the language has only one.</param>
/// <param name="today">Days of another year are told with their year.</param>
internal sealed class FactWording(LanguageTemplates templates, CultureInfo culture, string? form, DateOnly today)
{
    private const int MostNames = 2;
    private const int LongestName = 60;
    public const int LongestWords = 300;

    /// <summary>Every fact in words, and what is put together from them, as <c>order</c>.</summary>
    public Dictionary<string, DraftFact> Of(IEnumerable<Fact> facts)
    {
        var worded = facts.ToDictionary(fact => fact.Name, fact => new DraftFact(fact.Name, Word(fact.Value), fact.Ids), StringComparer.Ordinal);
        foreach (var phrase in (string[])["order", "order_short"])
        {
            if (worded.TryGetValue("order_day", out var day) && templates.Phrase(phrase, of: null, form, Voice.Neutral, ValuesOf(worded)) is { } order)
            {
                worded[phrase] = new DraftFact(phrase, order, day.Ids);
            }
        }

        return worded;
    }

    /// <summary>The facts as values of placeholders.</summary>
    public static Dictionary<string, string> ValuesOf(IReadOnlyDictionary<string, DraftFact> facts) => facts.ToDictionary(fact => fact.Key, fact => fact.Value.Value, StringComparer.Ordinal);

    /// <summary>A day: <c>12 May</c>, <c>12. Mai</c>, <c>1er mai</c>; with its year when that is another one.</summary>
    public string Day(DateOnly day)
    {
        var isFirst = day.Day == 1 && TemplateLibrary.MainOf(culture.Name) == "fr";
        var text = day.ToString(culture.DateTimeFormat.MonthDayPattern, culture);
        text = isFirst ? text.Replace("1 ", "1er ", StringComparison.Ordinal) : text;
        var isMonthFirst = culture.DateTimeFormat.MonthDayPattern.StartsWith('M');
        return day.Year == today.Year ? text : string.Create(CultureInfo.InvariantCulture, $"{text}{(isMonthFirst ? "," : "")} {day.Year}");
    }

    private string Word(FactValue value) => value switch
    {
        FactValue.Words words => ShortText.Of(words.Text, LongestWords),
        FactValue.Occasion { Known: { } known } => templates.Phrase("occasion", known, form, Voice.Neutral, new Dictionary<string, string>())!, // the check at start makes sure that there is one
        FactValue.Occasion occasion => ShortText.Of(occasion.Text, LongestWords),
        FactValue.Day day => Day(day.On),
        FactValue.Names names => Together(names.Items),
        FactValue.Nth nth => nth.Number.Ordinalize(culture),
        FactValue.Talk talk => templates.Phrase("talk", talk.Channel.ToString().ToLowerInvariant(), form, Voice.Neutral, new Dictionary<string, string> { ["talk_day"] = Day(talk.On) }) ?? Day(talk.On),
        FactValue.Share share => $"{(share.Of * 100).ToString("0.##", culture)}{(culture.NumberFormat.PercentPositivePattern == 0 ? " " : "")}%", // pattern 0 is "n %"
        FactValue.Amount amount => Plain($"{amount.Of.Amount.ToString(Currencies.Format(amount.Of.Currency), culture)} {amount.Of.Currency}".TrimEnd()),
        _ => throw new InvalidOperationException($"{value.GetType().Name} is not worded."),
    };

    /// <summary>The first names and how many more: <c>Chai, Tofu and 3 more</c>.</summary>
    private string Together(IReadOnlyList<string> names)
    {
        List<string> items = [.. names.Take(MostNames).Select(name => ShortText.Of(name, LongestName))];
        if (names.Count > MostNames)
        {
            var count = (names.Count - MostNames).ToString(culture);
            items.Add(templates.Phrase("more-products", of: null, form, Voice.Neutral, new Dictionary<string, string> { ["count"] = count }) ?? count);
        }

        var and = templates.Phrase("and", of: null, form, Voice.Neutral, new Dictionary<string, string>());
        return items.Count == 1 ? items[0] : $"{string.Join(", ", items.Take(items.Count - 1))} {and} {items[^1]}";
    }

    /// <summary>Blanks that do not break are blanks: they would make an SMS a Unicode one.</summary>
    public static string Plain(string text) => text.Replace('\u00A0', ' ').Replace('\u202F', ' ');
}
