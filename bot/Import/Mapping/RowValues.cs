using System.Collections.Frozen;
using RetentionBot.Import.Reading;
using RetentionBot.Import.Reporting;
using RetentionBot.Import.Values;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Names;

namespace RetentionBot.Import.Mapping;

/// <summary>The fields of one row as values. A value that cannot be understood faults the row; one that can be done without is left out with a warning.</summary>
internal sealed class RowValues(MappedRow mapped, CompiledStep step, StepSettings settings)
{
    private readonly List<Fault> _warnings = [];

    /// <summary>As it was read.</summary>
    public Row Row => mapped.Row;

    /// <summary>See <see cref="MappedRow.Content"/>.</summary>
    public string Content => mapped.Content;

    /// <summary>What was left out of the row so far.</summary>
    public IReadOnlyList<Fault> Warnings => _warnings;

    /// <summary>The names of the mapped fields.</summary>
    public IEnumerable<string> Fields => mapped.Fields;

    /// <summary>Whether the map feeds that field.</summary>
    public bool Has(string field) => mapped.Has(field);

    /// <summary>A single value; null when it is empty.</summary>
    public string? Text(string field) => mapped[field] is { Length: > 0 } text
        ? text.Length <= CellText.LongestValue ? text : throw Faulty("too-long", field, text, $"'{text[..20]}…' has {text.Length:N0} characters, more than the {CellText.LongestValue} a value may have; is it in the wrong column?")
        : null;

    /// <summary>A single value that must be there.</summary>
    public string Required(string field) => Text(field) ?? throw Faulty("missing", field, "", step.Has(field)
        ? $"'{step.ColumnOf(field)}' is empty; fill it in."
        : $"No column feeds '{field}'; name one in a map.");

    /// <summary>Free text, cut to <see cref="CellText.LongestText"/> characters; empty when there is none.</summary>
    public string LongText(string field)
    {
        var text = mapped[field];
        if (text.Length <= CellText.LongestText)
        {
            return text;
        }

        Warn("cut", field, text, $"The text has {text.Length:N0} characters; only the first {CellText.LongestText:N0} were kept.");
        var cut = char.IsHighSurrogate(text[CellText.LongestText - 2]) ? CellText.LongestText - 2 : CellText.LongestText - 1;
        return text[..cut] + "…";
    }

    /// <summary>The items of a list, each once; at most 50.</summary>
    public IReadOnlyList<string> List(string field) =>
    [
        .. mapped.All(field).SelectMany(cell => cell.Split(settings.Split.ToCharArray(), StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Where(item => item.Length <= CellText.LongestValue).DistinctBy(NameFolding.Fold).Take(50),
    ];

    /// <summary>Every value of a field that is fed by several columns, not divided any further.</summary>
    public IReadOnlyList<string> Each(string field) => [.. mapped.All(field).Where(item => item.Length <= CellText.LongestValue).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>A number; null when it is empty.</summary>
    public decimal? Number(string field) => mapped[field] is { Length: > 0 } text
        ? settings.Numbers.TryParse(text, out var number) ? number : throw Faulty("number", field, text, $"'{text}' is no number; write it like 1234.50.")
        : null;

    /// <summary>A day with its time; null when it is empty.</summary>
    public DateTime? Instant(string field)
    {
        if (mapped[field] is not { Length: > 0 } text)
        {
            return null;
        }

        if (!settings.Dates.TryParse(text, out var at))
        {
            throw Faulty("date", field, text, $"'{text}' is no date here; write it like 2026-03-31, or in the file's own format {settings.Dates.Example}.");
        }

        return at.Year >= 1900 && at <= HistoryKey.Latest ? at : throw Faulty("date-range", field, text, $"'{text}' is outside the years 1900 to 2154; correct it.");
    }

    /// <summary>A day; null when it is empty.</summary>
    public DateOnly? Day(string field) => Instant(field) is { } at ? DateOnly.FromDateTime(at) : null;

    /// <summary>A day that can be done without: one that cannot be read is left out with a warning.</summary>
    public DateOnly? DayIfAny(string field)
    {
        try
        {
            return Day(field);
        }
        catch (RowFaultException fault)
        {
            _warnings.Add(fault.Fault);
            return null;
        }
    }

    /// <summary>One of a few meanings; null when it is empty, or left out with a warning when it is none of them.</summary>
    public T? Word<T>(string field, FrozenDictionary<string, T> words)
        where T : struct
    {
        if (mapped[field] is not { Length: > 0 } text)
        {
            return null;
        }

        if (words.TryGetValue(NameFolding.Fold(text), out var meaning))
        {
            return meaning;
        }

        Warn("word", field, text, $"'{text}' was left out: it is none of {Words.Examples(words)}; write one of these, or translate it in the map's 'values'.");
        return null;
    }

    /// <summary>Notes a value that was left out.</summary>
    public void Warn(string code, string field, string value, string sentence) => _warnings.Add(new Fault(code, step.ColumnOf(field), value, sentence));

    /// <summary>What makes the row rejected.</summary>
    public RowFaultException Faulty(string code, string field, string value, string sentence) => new(new Fault(code, step.ColumnOf(field), value, sentence));
}

/// <summary>What holds for all rows of a file.</summary>
/// <param name="FillsOnly">Whether rows only tell of records what is not known: each customer has many rows, and which comes first says nothing.</param>
internal sealed record StepSettings(
    string Source, string CustomerSource, string? Division, string? Currency, NumberFormat Numbers, DateFormat Dates, string Split, bool Authoritative, bool Complete, bool FillsOnly);
