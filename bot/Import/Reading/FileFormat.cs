namespace RetentionBot.Import.Reading;

/// <summary>What is known of how a file is written, before looking at it. Null: to be found out.</summary>
internal sealed record FileFormat
{
    /// <summary>White space of any length between fields.</summary>
    public const string Blanks = "blanks";

    public string? Delimiter { get; init; }

    /// <summary>What ends a record, where that is more than the end of a line: <c>&amp;|</c>.</summary>
    public string? RecordEnd { get; init; }

    public string? Encoding { get; init; }

    /// <summary>The column names of a file without a header line.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>Whether quotation marks enclose fields.</summary>
    public bool Quotes { get; init; } = true;

    /// <summary>A delimiter as a person types it.</summary>
    public static string? ReadDelimiter(string? typed) => typed?.ToLowerInvariant() switch
    {
        "tab" or "\\t" => "\t",
        "blanks" or "whitespace" or "space" or " " => Blanks,
        "comma" => ",",
        "semicolon" => ";",
        "pipe" => "|",
        _ => typed,
    };
}
