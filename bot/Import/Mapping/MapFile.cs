using System.Text.Json;
using System.Text.Json.Serialization;

namespace RetentionBot.Import.Mapping;

/// <summary>A map as it is written: which columns of which files feed which fields.</summary>
/// <remarks>Set, not init: the generated reader would give an init-only member that a file leaves out its type's default instead of its own.</remarks>
internal sealed record MapFile
{
    /// <summary>What it is for and where its column names were found, for people.</summary>
    public string? Comment { get; set; }

    /// <summary>The short name of the system; ids are unique within it.</summary>
    public string? Source { get; set; }

    /// <summary>ISO 4217, where rows name none.</summary>
    public string? Currency { get; set; }

    /// <summary>The division, where rows name none.</summary>
    public string? Division { get; set; }

    /// <summary>Whether this source's values win over those of others. For one map at most, else two take turns.</summary>
    public bool Authoritative { get; set; }

    /// <summary>Whether a date may be written <c>today-12</c>. For samples.</summary>
    public bool RelativeDates { get; set; }

    /// <summary>What to import, in the order in which a set is run.</summary>
    public IReadOnlyList<MapStep> Steps { get; set; } = [];
}

/// <summary>One kind of rows out of one file or several files of the same columns.</summary>
internal sealed record MapStep
{
    public string? Comment { get; set; }

    /// <summary>Told apart by it when a map has several steps of a kind; the kind when there is none.</summary>
    public string? Name { get; set; }

    /// <summary>An <see cref="ImportKind"/> as it is typed.</summary>
    public string? Kind { get; set; }

    /// <summary>The file within the folder of a set; <c>*</c> stands for any part of its name, and several files are read in the order of their names.</summary>
    public string? File { get; set; }

    /// <summary>Whether a set may lack the file.</summary>
    public bool Optional { get; set; }

    /// <summary>The column names of a file without a header line.</summary>
    public IReadOnlyList<string>? Columns { get; set; }

    public string? Delimiter { get; set; }

    public string? RecordEnd { get; set; }

    public string? Encoding { get; set; }

    public bool Quotes { get; set; } = true;

    /// <summary><c>.</c> or <c>,</c>.</summary>
    public string? Decimal { get; set; }

    /// <summary>A .NET date format.</summary>
    public string? Dates { get; set; }

    /// <summary>See <see cref="MapFile.Source"/>; this step's own.</summary>
    public string? Source { get; set; }

    public string? Currency { get; set; }

    public string? Division { get; set; }

    /// <summary>The source in which <c>customer</c> is an id, where it is another one.</summary>
    public string? CustomerSource { get; set; }

    /// <summary>Other files to look values up in, by the name templates use.</summary>
    public IReadOnlyDictionary<string, MapLookup> Lookups { get; set; } = new Dictionary<string, MapLookup>();

    /// <summary>Only rows that meet all of these are imported; the others are counted as skipped.</summary>
    public IReadOnlyList<MapCondition> Where { get; set; } = [];

    /// <summary>Each field with its template, or several of which the first that is not empty counts (for a list, all).</summary>
    public IReadOnlyDictionary<string, JsonElement> Fields { get; set; } = new Dictionary<string, JsonElement>();

    /// <summary>For a field, what its values mean here; <c>C*</c> is a beginning, <c>*</c> anything else, the empty text an empty cell.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Values { get; set; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>What separates the items of a list in one cell; several characters are several separators. Default <c>;</c>.</summary>
    public string Split { get; set; } = ";";

    /// <summary>Whether only the first row of each id is taken, quietly: customers out of a file of purchases.</summary>
    public bool Distinct { get; set; }

    /// <summary>Whether several rows may have one id; the second becomes <c>id~2</c>.</summary>
    public bool IdRepeats { get; set; }

    /// <summary>Whether a cell that is empty has the value of the row above when both rows have the same value in this column: order columns only on an order's first line.</summary>
    public string? FillDownBy { get; set; }

    /// <summary>Whether the file reaches back to each customer's first record of this kind.</summary>
    public bool Complete { get; set; }
}

/// <summary>A file whose rows are found by a key. Its columns in use are held in memory.</summary>
internal sealed record MapLookup
{
    public string? Comment { get; set; }

    /// <summary>Beside the file imported.</summary>
    public string? File { get; set; }

    /// <summary>In a JSON document of several tables, the table.</summary>
    public string? Table { get; set; }

    public IReadOnlyList<string>? Columns { get; set; }

    public string? Delimiter { get; set; }

    public string? RecordEnd { get; set; }

    public string? Encoding { get; set; }

    public bool Quotes { get; set; } = true;

    /// <summary>The template, over this file's own columns, that gives a row's key.</summary>
    public string? Key { get; set; }

    /// <summary>The template, over the imported row and other look-ups, that gives the key looked for.</summary>
    public string? By { get; set; }

    /// <summary>Which of several rows with one key: <c>first</c> (default), <c>last</c>, or <c>most COLUMN</c>, the last row with that column's most frequent value.</summary>
    public string Take { get; set; } = "first";
}

/// <summary>A condition on a row; exactly one of the tests.</summary>
internal sealed record MapCondition
{
    /// <summary>The template tested.</summary>
    public string? Value { get; set; }

    /// <summary>Met when it is one of these, without regard to case.</summary>
    public IReadOnlyList<string>? Is { get; set; }

    /// <summary>Met when it is none of these.</summary>
    public IReadOnlyList<string>? IsNot { get; set; }

    /// <summary>Met when it is empty, or when it is not.</summary>
    public bool? Empty { get; set; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(MapFile))]
internal sealed partial class MapJson : JsonSerializerContext;
