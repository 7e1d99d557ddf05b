namespace RetentionBot.Import.Reading;

/// <summary>A file that was looked at and can be read row by row, more than once, in memory that does not grow with it.</summary>
internal abstract class RowFile
{
    private const int SampleBytes = 65_536;

    /// <summary>The columns in order; names are not empty and unique without regard to case.</summary>
    public IReadOnlyList<string> Columns { get; private protected init; } = [];

    /// <summary>How many bytes it has.</summary>
    public long Bytes { get; private init; }

    /// <summary>How it was found to be written, in a few words.</summary>
    public string Written { get; private protected init; } = "";

    /// <summary>About how much of it has been read, 0 to 1; asked by whoever is reading its rows, between two of them.</summary>
    public double Share => Reading is { CanRead: true } stream && Bytes > 0 ? Math.Min(1, (double)stream.Position / Bytes) : 1;

    /// <summary>What the rows come from just now.</summary>
    private protected Stream? Reading { get; set; }

    /// <summary>Every row, from the start.</summary>
    public abstract IEnumerable<Row> Rows();

    /// <summary>Looks at a file and says how it is read.</summary>
    /// <exception cref="ImportException">It is missing, locked, empty or nothing that can be imported.</exception>
    public static RowFile Open(string path, FileFormat format)
    {
        try
        {
            return Open(RowSource.File(path), format);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new ImportException(Directory.Exists(path)
                ? $"'{path}' is a folder; name a file in it, or import the folder with a set."
                : !File.Exists(path) ? $"There is no file '{path}'." : $"'{path}' cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Looks at bytes, wherever they are, and says how they are read.</summary>
    /// <exception cref="ImportException">They are none, or nothing that can be imported.</exception>
    public static RowFile Open(RowSource source, FileFormat format)
    {
        using var stream = source.Open();
        if (stream.Length == 0)
        {
            throw new ImportException($"'{source.Name}' is empty.");
        }

        var head = new byte[8];
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        return head.AsSpan(0, length) switch
        {
            [0x50, 0x4B, 0x03, 0x04, ..] => new WorkbookFile(source, format) { Bytes = stream.Length },
            [0xD0, 0xCF, 0x11, 0xE0, ..] => throw new ImportException($"'{source.Name}' is a workbook of the old .xls kind; open it and save it as .xlsx or CSV."),
            _ => OpenText(source, stream, format),
        };
    }

    /// <summary>Names for columns without one or with one that is taken.</summary>
    private protected static IReadOnlyList<string> Distinct(IEnumerable<string> names)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var distinct = new List<string>();
        foreach (var given in names)
        {
            var name = given.Trim().Trim('\uFEFF');
            name = name.Length == 0 ? $"column {distinct.Count + 1}" : name;
            for (var copy = 2; !taken.Add(name); copy++)
            {
                name = $"{given.Trim()} ({copy})";
            }

            distinct.Add(name);
        }

        return distinct;
    }

    private static RowFile OpenText(RowSource source, Stream stream, FileFormat format)
    {
        var encoding = format.Encoding is { } named ? TextEncodings.Named(named) : TextEncodings.Of(stream);
        stream.Position = 0;
        var bytes = stream.Length;
        using var reader = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: true);
        var buffer = new char[SampleBytes];
        var sample = new string(buffer, 0, reader.ReadBlock(buffer));
        if (sample.AsSpan().Trim().Trim('\uFEFF').IsEmpty)
        {
            throw new ImportException($"'{source.Name}' holds nothing but blanks.");
        }

        if (sample.Count(character => char.IsControl(character) && character is not ('\n' or '\r' or '\t' or '\f')) > sample.Length / 100)
        {
            throw new ImportException($"'{source.Name}' is not text; export it as CSV, JSON lines or .xlsx.");
        }

        return JsonLinesFile.Recognises(source.Name, sample)
            ? new JsonLinesFile(source, encoding) { Bytes = bytes }
            : new DelimitedFile(source, encoding, sample, format) { Bytes = bytes };
    }
}
