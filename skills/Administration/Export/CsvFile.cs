using System.Text;

namespace RetentionBot.Skills.Administration.Export;

/// <summary>
/// Writes CSV as RFC 4180 has it, for spreadsheets: UTF-8 with a mark, because without one it is taken for something else; and no cell is a formula, because what customers and
/// colleagues wrote must not run on the reader's machine (https://owasp.org/www-community/attacks/CSV_Injection).
/// </summary>
public sealed class CsvFile : IAsyncDisposable
{
    private readonly StreamWriter _writer;

    /// <param name="stream">Stays open.</param>
    public CsvFile(Stream stream) => _writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };

    /// <summary>Writes one line; null is an empty cell.</summary>
    public async Task WriteAsync(IEnumerable<string?> cells, CancellationToken cancellationToken) =>
        await _writer.WriteLineAsync(string.Join(',', cells.Select(Cell)).AsMemory(), cancellationToken);

    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    /// <summary>A cell: in quotes where it needs them, with an apostrophe before what a spreadsheet would take for a formula.</summary>
    internal static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var safe = text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
