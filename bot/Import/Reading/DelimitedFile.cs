using System.Text;

namespace RetentionBot.Import.Reading;

/// <summary>A text file of rows and fields.</summary>
internal sealed class DelimitedFile : RowFile
{
    private readonly RowSource _source;
    private readonly Encoding _encoding;
    private readonly string _delimiter;
    private readonly string? _recordEnd;
    private readonly bool _quotes;
    private readonly bool _headed;

    public DelimitedFile(RowSource source, Encoding encoding, string sample, FileFormat format)
    {
        _source = source;
        _encoding = encoding;
        _quotes = format.Quotes;
        (_delimiter, _recordEnd) = format.Delimiter is { } given
            ? (given, format.RecordEnd)
            : Delimiters.Of(sample, _quotes);

        // What encloses nothing in a format of the database world is part of the text.
        _quotes &= _recordEnd is null;
        _headed = format.Columns is null;
        var first = new DelimitedReader(new StringReader(sample), _delimiter, _recordEnd, _quotes).Next();
        if (first?.Fault is { } fault && _headed)
        {
            throw new ImportException($"The header line of '{source.Name}' cannot be read. {fault}");
        }

        Columns = Distinct(format.Columns ?? first?.Cells ?? []);
        Written = $"{encoding.WebName}, fields separated by {Named(_delimiter)}";
    }

    public override IEnumerable<Row> Rows()
    {
        Reading = _source.Open();
        using var reader = new StreamReader(Reading, _encoding, detectEncodingFromByteOrderMarks: true, 65_536);
        var records = new DelimitedReader(reader, _delimiter, _recordEnd, _quotes);
        if (_headed)
        {
            records.Next();
        }

        while (records.Next() is { } row)
        {
            yield return row;
        }
    }

    private static string Named(string delimiter) => delimiter switch
    {
        "\t" => "tabs",
        FileFormat.Blanks => "blanks",
        _ => $"'{delimiter}'",
    };
}
