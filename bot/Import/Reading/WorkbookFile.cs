using System.Globalization;
using MiniExcelLibs;

namespace RetentionBot.Import.Reading;

/// <summary>The first sheet of an .xlsx workbook; its first row that is not blank holds the names of the columns.</summary>
internal sealed class WorkbookFile : RowFile
{
    private readonly string _path;
    private readonly bool _headed;

    public WorkbookFile(string path, FileFormat format)
    {
        _path = path;
        _headed = format.Columns is null;
        try
        {
            Columns = Distinct(format.Columns ?? Sheet().FirstOrDefault()?.Cells ?? []);
        }
        catch (Exception exception) when (exception is not ImportException)
        {
            // The package throws whatever its parsers throw on a damaged archive.
            throw new ImportException($"'{Path.GetFileName(path)}' cannot be read as a workbook; save it anew as .xlsx or CSV.", exception);
        }

        if (Columns.Count == 0)
        {
            throw new ImportException($"The first sheet of '{Path.GetFileName(path)}' is empty.");
        }

        Written = "workbook, first sheet";
    }

    public override IEnumerable<Row> Rows() => _headed ? Sheet().Skip(1) : Sheet();

    private IEnumerable<Row> Sheet()
    {
        using var stream = OpenRead(_path);
        var number = 0;
        foreach (IDictionary<string, object?> row in stream.Query(useHeaderRow: false, excelType: ExcelType.XLSX))
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
