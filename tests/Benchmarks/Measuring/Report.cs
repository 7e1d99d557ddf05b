using System.Globalization;

namespace RetentionBot.Benchmarks.Measuring;

/// <summary>Prints figures as plain lines, aligned, as soon as they are known.</summary>
internal sealed class Report(TextWriter output)
{
    private const int LabelWidth = 44;
    private const int CellWidth = 14;

    /// <summary>A line of text.</summary>
    public void Line(string text) => output.WriteLine(text);

    /// <summary>A subject and what its columns are.</summary>
    public void Heading(string title, params IEnumerable<string> columns)
    {
        output.WriteLine();
        Row(title, columns);
        output.WriteLine(new string('-', LabelWidth + (CellWidth * columns.Count())));
    }

    /// <summary>One line of figures, under the columns of the last heading.</summary>
    public void Row(string label, params IEnumerable<string> cells) =>
        output.WriteLine(label.PadRight(LabelWidth) + string.Concat(cells.Select(cell => cell.PadLeft(CellWidth))));

    /// <summary>A figure with what it should be.</summary>
    public void Aim(string label, string figure, string aim) => output.WriteLine($"{label.PadRight(LabelWidth)}{figure.PadLeft(CellWidth)}   (aim: {aim})");

    public static string Count(double count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A duration in the unit that suits it.</summary>
    public static string Time(TimeSpan time) => time.TotalMicroseconds switch
    {
        < 1_000 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMicroseconds:0.0} µs"),
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.00} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.00} s"),
    };

    public static string Bytes(double bytes) => bytes switch
    {
        < 10_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes:0} B"),
        < 10_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024:0.0} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024 / 1024:0.0} MB"),
    };

    public static string Ratio(double ratio) => ratio.ToString("0.00", CultureInfo.InvariantCulture) + "×";

    public static string PerThousand(double share) => (1_000 * share).ToString("0.0", CultureInfo.InvariantCulture);

    public static string Percent(double share) => share.ToString("0.0 %", CultureInfo.InvariantCulture);
}
