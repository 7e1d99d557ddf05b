using System.Globalization;
using System.Text;

namespace RetentionBot.Import.Mapping;

/// <summary>
/// Text with references: <c>{FirstName} {LastName}</c>, <c>{invoice.InvoiceDate}</c>, <c>{CustomerID|integer}</c>. A column whose name ends with a question mark,
/// <c>{Phone?}</c>, may be missing from the file. When every reference is empty, so is the result, whatever text stands around them.
/// </summary>
internal sealed class Template
{
    private readonly List<Part> _parts = [];

    private Template(string text) => Text = text;

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>What it refers to.</summary>
    public IEnumerable<Reference> References => _parts.Select(part => part.Reference).OfType<Reference>();

    /// <summary>Reads a template.</summary>
    /// <param name="where">Names the place, for messages.</param>
    /// <exception cref="ImportException">A brace is not closed or a filter is not known.</exception>
    public static Template Parse(string text, string where)
    {
        var template = new Template(text);
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('{', at);
            if (open != at)
            {
                template._parts.Add(new Part(open < 0 ? text[at..] : text[at..open], null));
            }

            if (open < 0)
            {
                break;
            }

            var close = text.IndexOf('}', open);
            if (close < 0)
            {
                throw new ImportException($"{where}: '{text}' has a brace that is not closed.");
            }

            template._parts.Add(new Part("", ParseReference(text[(open + 1)..close], where)));
            at = close + 1;
        }

        return template;
    }

    /// <summary>The text for one row.</summary>
    /// <param name="values">What each of <see cref="References"/> stands for, in their order, before its filters.</param>
    /// <param name="scope">The row.</param>
    public string Fill<TScope>(IReadOnlyList<Func<TScope, string>> values, TScope scope)
    {
        if (_parts is [{ Reference: { } only }])
        {
            return Filter(only, values[0](scope));
        }

        var filled = new StringBuilder();
        var any = false;
        var next = 0;
        foreach (var part in _parts)
        {
            if (part.Reference is { } reference)
            {
                var text = Filter(reference, values[next++](scope));
                any |= text.Length > 0;
                filled.Append(text);
            }
            else
            {
                filled.Append(part.Literal);
            }
        }

        return any || next == 0 ? filled.ToString() : "";
    }

    private static Reference ParseReference(string text, string where)
    {
        var pieces = text.Split('|');
        var name = pieces[0].Trim();
        var optional = name.EndsWith('?');
        name = optional ? name[..^1] : name;
        var filters = new List<(Filters, string)>();
        foreach (var piece in pieces.Skip(1))
        {
            var parts = piece.Split(':', 2);
            if (!Enum.TryParse<Filters>(parts[0].Trim(), ignoreCase: true, out var filter) || !Enum.IsDefined(filter))
            {
                throw new ImportException($"{where}: '{parts[0]}' in '{{{text}}}' is no filter; there are {string.Join(", ", Enum.GetNames<Filters>().Select(known => known.ToLowerInvariant()))}.");
            }

            filters.Add((filter, parts.Length > 1 ? parts[1] : ""));
        }

        return new Reference(name, optional, filters);
    }

    private static string Filter(Reference reference, string text)
    {
        foreach (var (filter, argument) in reference.Filters)
        {
            text = Apply(filter, argument, text.Trim());
        }

        return text;
    }

    private static string Apply(Filters filter, string argument, string text) => filter switch
    {
        Filters.Integer => decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number == Math.Truncate(number)
            ? Math.Truncate(number).ToString("0", CultureInfo.InvariantCulture)
            : text,
        Filters.LocalPart => text.IndexOf('@', StringComparison.Ordinal) is > 0 and var sign ? text[..sign] : "",
        Filters.Then => text.Length > 0 ? argument : "",
        Filters.Before => text.IndexOf(argument, StringComparison.Ordinal) is >= 0 and var end && argument.Length > 0 ? text[..end] : text,
        Filters.After => text.IndexOf(argument, StringComparison.Ordinal) is >= 0 and var start && argument.Length > 0 ? text[(start + argument.Length)..] : "",
        Filters.Prefix => text.Length > 0 ? argument + text : "",
        Filters.Lower => text.ToLowerInvariant(),
        _ => text.ToUpperInvariant(),
    };

    private sealed record Part(string Literal, Reference? Reference);
}

/// <summary>A reference of a template: a column, or <c>look-up.column</c>.</summary>
/// <param name="Name">As written.</param>
/// <param name="Optional">Whether the column may be missing.</param>
/// <param name="Filters">What is done with the value, in order.</param>
internal sealed record Reference(string Name, bool Optional, IReadOnlyList<(Filters Filter, string Argument)> Filters);

/// <summary>What a template can do with a value.</summary>
internal enum Filters
{
    /// <summary><c>17850.0</c> is 17850; what is no whole number stays.</summary>
    Integer,

    /// <summary>An e-mail address up to its sign.</summary>
    LocalPart,

    /// <summary>The argument when there is a value.</summary>
    Then,

    /// <summary>What stands before the argument; all of it when it does not occur.</summary>
    Before,

    /// <summary>What stands behind the argument; nothing when it does not occur.</summary>
    After,

    /// <summary>The argument before the value, when there is one.</summary>
    Prefix,

    Lower,

    Upper,
}
