using System.Globalization;
using RetentionBot.Import;

namespace RetentionBot.Host.Commands;

/// <summary>Draws how far an import is, on one line that is drawn over.</summary>
internal sealed class ImportProgressBar(TextWriter output) : IProgress<ImportProgress>
{
    private const int Width = 24;
    private readonly Lock _gate = new();
    private string _file = "";
    private int _length;

    public void Report(ImportProgress value)
    {
        lock (_gate)
        {
            if (_file.Length > 0 && _file != value.File)
            {
                End();
            }

            _file = value.File;
            var filled = (int)(Math.Clamp(value.Share, 0, 1) * Width);
            var line = string.Create(CultureInfo.InvariantCulture,
                $"{value.File} [{new string('#', filled)}{new string('.', Width - filled)}] {value.Share,4:P0}  {value.Rows:N0} rows");
            output.Write('\r' + line.PadRight(_length));
            _length = line.Length;
        }
    }

    /// <summary>Leaves the line as it is and goes on below it.</summary>
    public void End()
    {
        lock (_gate)
        {
            if (_length > 0)
            {
                output.Write("\n");
                _length = 0;
            }
        }
    }
}
