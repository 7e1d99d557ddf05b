using System.Globalization;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace RetentionBot.Import.Reading;

/// <summary>The first sheet of an .xlsx workbook; its first row that is not blank holds the names of the columns.</summary>
internal sealed class WorkbookFile : RowFile
{
    private readonly RowSource _source;
    private readonly bool _headed;

    public WorkbookFile(RowSource source, FileFormat format)
    {
        _source = source;
        _headed = format.Columns is null;
        try
        {
            Columns = Distinct(format.Columns ?? Sheet().FirstOrDefault()?.Cells ?? []);
        }
        catch (Exception exception) when (exception is not ImportException)
        {
            // The package throws whatever its parsers throw on a damaged archive.
            throw new ImportException($"'{source.Name}' cannot be read as a workbook; save it anew as .xlsx or CSV.", exception);
        }

        if (Columns.Count == 0)
        {
            throw new ImportException($"The first sheet of '{source.Name}' is empty.");
        }

        Written = "workbook, first sheet";
    }

    public override IEnumerable<Row> Rows() => _headed ? Sheet().Skip(1) : Sheet();

    private IEnumerable<Row> Sheet()
    {
        // Of a file with many strings the package would keep them in files of its own, beside which a crash leaves them; what was sent is small enough for memory.
        using var stream = _source.Open();
        var number = 0;
        foreach (IDictionary<string, object?> row in stream.Query(useHeaderRow: false, excelType: ExcelType.XLSX, configuration: new OpenXmlConfiguration { EnableSharedStringCache = _source.IsOnDisk }))
        {
            number++;
            var cells = row.Values.Select(Text).ToList();
            if (cells.Exists(cell => cell.Length > 0))
            {
                yield return new Row(number, cells);
            }
        }
    }

    /// <summary>A cell as the same text that a CSV written for programs would hold.</summary>
    private static string Text(object? value) => value switch
    {
        null => "",
        DateTime at => at.TimeOfDay == TimeSpan.Zero
            ? at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        bool yes => yes ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
