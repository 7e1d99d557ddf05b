namespace RetentionBot.Import;

/// <summary>One file to import.</summary>
/// <param name="Kind">What its rows are.</param>
/// <param name="File">Path of a CSV, JSON lines or .xlsx file.</param>
public sealed record ImportRequest(ImportKind Kind, string File)
{
    /// <summary>
    /// A built-in map (<c>hubspot</c>, or one step of it, <c>hubspot:companies</c>) or the path of a map file; null to guess the columns by their names.
    /// </summary>
    public string? Map { get; init; }

    /// <summary>How the import is run.</summary>
    public ImportOptions Options { get; init; } = new();
}

/// <summary>How an import is run. What is null is taken from the map, else found out from the file.</summary>
public sealed record ImportOptions
{
    /// <summary>Whether to read, check and count everything and write nothing. Default false.</summary>
    public bool DryRun { get; init; }

    /// <summary>Where rejected rows and warnings go, as CSV; replaced when it is there. Null: they are only counted and the first ones listed in the summary.</summary>
    public string? ErrorsFile { get; init; }

    /// <summary>What separates fields: one or more characters, <c>tab</c>, or <c>blanks</c> for any run of white space.</summary>
    public string? Delimiter { get; init; }

    /// <summary>The name of an encoding, for example <c>utf-8</c> or <c>windows-1252</c>.</summary>
    public string? Encoding { get; init; }

    /// <summary>The decimal separator: <c>.</c> or <c>,</c>.</summary>
    public string? DecimalSeparator { get; init; }

    /// <summary>A date format of .NET, for example <c>M/d/yyyy</c>; a time of day may follow it in the file.</summary>
    public string? Dates { get; init; }

    /// <summary>The short name of the system the file comes from; ids are unique within it.</summary>
    public string? Source { get; init; }

    /// <summary>The division of rows that name none.</summary>
    public string? Division { get; init; }

    /// <summary>ISO 4217, for amounts that name none.</summary>
    public string? Currency { get; init; }
}
