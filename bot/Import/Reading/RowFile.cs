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

    /// <summary>Every row, from the start.</summary>
    public abstract IEnumerable<Row> Rows();

    /// <summary>Looks at a file and says how it is read.</summary>
    /// <exception cref="ImportException">It is missing, locked, empty or nothing that can be imported.</exception>
    public static RowFile Open(string path, FileFormat format)
    {
        var name = Path.GetFileName(path);
        try
        {
            using var stream = OpenRead(path);
            if (stream.Length == 0)
            {
                throw new ImportException($"'{name}' is empty.");
            }

            var head = new byte[8];
            var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            stream.Position = 0;
            return head.AsSpan(0, length) switch
            {
                [0x50, 0x4B, 0x03, 0x04, ..] => new WorkbookFile(path, format) { Bytes = stream.Length },
                [0xD0, 0xCF, 0x11, 0xE0, ..] => throw new ImportException($"'{name}' is a workbook of the old .xls kind; open it and save it as .xlsx or CSV."),
                _ => OpenText(path, stream, format),
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new ImportException(Directory.Exists(path)
                ? $"'{path}' is a folder; name a file in it, or import the folder with a set."
                : !File.Exists(path) ? $"There is no file '{path}'." : $"'{path}' cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>A stream that lets others read and write meanwhile, as a spreadsheet program that has the file open does.</summary>
    private protected static FileStream OpenRead(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 131_072, FileOptions.SequentialScan);

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

    private static RowFile OpenText(string path, FileStream stream, FileFormat format)
    {
        var encoding = format.Encoding is { } named ? TextEncodings.Named(named) : TextEncodings.Of(stream);
        stream.Position = 0;
        using var reader = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: true);
        var buffer = new char[SampleBytes];
        var sample = new string(buffer, 0, reader.ReadBlock(buffer));
        var name = Path.GetFileName(path);
        if (sample.AsSpan().Trim().Trim('\uFEFF').IsEmpty)
        {
            throw new ImportException($"'{name}' holds nothing but blanks.");
        }

        if (sample.Count(character => char.IsControl(character) && character is not ('\n' or '\r' or '\t' or '\f')) > sample.Length / 100)
        {
            throw new ImportException($"'{name}' is not text; export it as CSV, JSON lines or .xlsx.");
        }

        return JsonLinesFile.Recognises(path, sample)
            ? new JsonLinesFile(path, encoding) { Bytes = stream.Length }
            : new DelimitedFile(path, encoding, sample, format) { Bytes = stream.Length };
    }
}
