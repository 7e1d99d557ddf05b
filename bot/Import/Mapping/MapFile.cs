using System.Text.Json;
using System.Text.Json.Serialization;

namespace RetentionBot.Import.Mapping;

/// <summary>A map as it is written: which columns of which files feed which fields.</summary>
internal sealed record MapFile
{
    /// <summary>What it is for and where its column names were found, for people.</summary>
    public string? Comment { get; init; }

    /// <summary>The short name of the system; ids are unique within it.</summary>
    public string? Source { get; init; }

    /// <summary>ISO 4217, where rows name none.</summary>
    public string? Currency { get; init; }

    /// <summary>The division, where rows name none.</summary>
    public string? Division { get; init; }

    /// <summary>Whether this source's values win over those of others. For one map at most, else two take turns.</summary>
    public bool Authoritative { get; init; }

    /// <summary>Whether a date may be written <c>today-12</c>. For samples.</summary>
    public bool RelativeDates { get; init; }

    /// <summary>What to import, in the order in which a set is run.</summary>
    public IReadOnlyList<MapStep> Steps { get; init; } = [];
}

/// <summary>One kind of rows out of one file or several files of the same columns.</summary>
internal sealed record MapStep
{
    public string? Comment { get; init; }

    /// <summary>Told apart by it when a map has several steps of a kind; the kind when there is none.</summary>
    public string? Name { get; init; }

    /// <summary>An <see cref="ImportKind"/> as it is typed.</summary>
    public string? Kind { get; init; }

    /// <summary>The file within the folder of a set; <c>*</c> stands for any part of its name, and several files are read in the order of their names.</summary>
    public string? File { get; init; }

    /// <summary>Whether a set may lack the file.</summary>
    public bool Optional { get; init; }

    /// <summary>The column names of a file without a header line.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    public string? Delimiter { get; init; }

    public string? RecordEnd { get; init; }

    public string? Encoding { get; init; }

    public bool Quotes { get; init; } = true;

    /// <summary><c>.</c> or <c>,</c>.</summary>
    public string? Decimal { get; init; }

    /// <summary>A .NET date format.</summary>
    public string? Dates { get; init; }

    /// <summary>See <see cref="MapFile.Source"/>; this step's own.</summary>
    public string? Source { get; init; }

    public string? Currency { get; init; }

    public string? Division { get; init; }

    /// <summary>The source in which <c>customer</c> is an id, where it is another one.</summary>
    public string? CustomerSource { get; init; }

    /// <summary>Other files to look values up in, by the name templates use.</summary>
    public IReadOnlyDictionary<string, MapLookup> Lookups { get; init; } = new Dictionary<string, MapLookup>();

    /// <summary>Only rows that meet all of these are imported; the others are counted as skipped.</summary>
    public IReadOnlyList<MapCondition> Where { get; init; } = [];

    /// <summary>Each field with its template, or several of which the first that is not empty counts (for a list, all).</summary>
    public IReadOnlyDictionary<string, JsonElement> Fields { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>For a field, what its values mean here; <c>C*</c> is a beginning, <c>*</c> anything else, the empty text an empty cell.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Values { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>What separates the items of a list in one cell; several characters are several separators. Default <c>;</c>.</summary>
    public string Split { get; init; } = ";";

    /// <summary>Whether only the first row of each id is taken, quietly: customers out of a file of purchases.</summary>
    public bool Distinct { get; init; }

    /// <summary>Whether several rows may have one id; the second becomes <c>id~2</c>.</summary>
    public bool IdRepeats { get; init; }

    /// <summary>Whether a cell that is empty has the value of the row above when both rows have the same value in this column: order columns only on an order's first line.</summary>
    public string? FillDownBy { get; init; }

    /// <summary>Whether the file reaches back to each customer's first record of this kind.</summary>
    public bool Complete { get; init; }
}

/// <summary>A file whose rows are found by a key. Its columns in use are held in memory.</summary>
internal sealed record MapLookup
{
    public string? Comment { get; init; }

    /// <summary>Beside the file imported.</summary>
    public string? File { get; init; }

    /// <summary>In a JSON document of several tables, the table.</summary>
    public string? Table { get; init; }

    public IReadOnlyList<string>? Columns { get; init; }

    public string? Delimiter { get; init; }

    public string? RecordEnd { get; init; }

    public string? Encoding { get; init; }

    public bool Quotes { get; init; } = true;

    /// <summary>The template, over this file's own columns, that gives a row's key.</summary>
    public string? Key { get; init; }

    /// <summary>The template, over the imported row and other look-ups, that gives the key looked for.</summary>
    public string? By { get; init; }

    /// <summary>Which of several rows with one key: <c>first</c> (default), <c>last</c>, or <c>most COLUMN</c>, the last row with that column's most frequent value.</summary>
    public string Take { get; init; } = "first";
}

/// <summary>A condition on a row; exactly one of the tests.</summary>
internal sealed record MapCondition
{
    /// <summary>The template tested.</summary>
    public string? Value { get; init; }

    /// <summary>Met when it is one of these, without regard to case.</summary>
    public IReadOnlyList<string>? Is { get; init; }

    /// <summary>Met when it is none of these.</summary>
    public IReadOnlyList<string>? IsNot { get; init; }

    /// <summary>Met when it is empty, or when it is not.</summary>
    public bool? Empty { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(MapFile))]
internal sealed partial class MapJson : JsonSerializerContext;
