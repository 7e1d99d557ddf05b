using System.Globalization;
using System.Text;

namespace RetentionBot.Import.Reporting;

/// <summary>
/// The rows that need a person, as CSV: file, row, column, value, problem (<c>rejected</c> or <c>warning</c>), a sentence, the row as it was. Written beside its place
/// and moved there whole, so what stands under its name is never half a file.
/// </summary>
internal sealed class ErrorFile : IDisposable
{
    private readonly string _path;
    private readonly string _partial;
    private readonly StreamWriter _writer;

    /// <summary>Starts the file.</summary>
    /// <exception cref="ImportException">It cannot be written there.</exception>
    public ErrorFile(string path)
    {
        _path = Path.GetFullPath(path);
        _partial = _path + ".partial";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);

            // With a mark: spreadsheet programs take a CSV without one for Windows-1252.
            _writer = new StreamWriter(_partial, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new ImportException($"The error file '{path}' cannot be written: {exception.Message}", exception);
        }

        Line("file", "row", "column", "value", "problem", "what to do", "original row");
    }

    public void Add(string file, int row, string column, string value, bool rejected, string sentence, IReadOnlyList<string> cells) => Line(
        file, row.ToString(CultureInfo.InvariantCulture), column, Shortened(value), rejected ? "rejected" : "warning", sentence, string.Join(',', cells.Select(Quoted)));

    public void Dispose()
    {
        _writer.Dispose();
        File.Move(_partial, _path, overwrite: true);
    }

    private static string Shortened(string value) => value.Length <= 200 ? value : value[..200] + "…";

    /// <summary>A field that a spreadsheet program does not take for a formula.</summary>
    private static string Quoted(string field)
    {
        var safe = field.Length > 1 && field[0] is '=' or '@' or '\t' ? "'" + field : field;
        return safe.AsSpan().IndexOfAny(",\"\r\n;") < 0 && safe.Trim() == safe ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private void Line(params string[] fields) => _writer.WriteLine(string.Join(',', fields.Select(Quoted)));
}
