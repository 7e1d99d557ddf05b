using System.Globalization;
using System.Text;

namespace RetentionBot.Store.LiteDb;

/// <summary>
/// The right to open a data file, held for as long as this lives. LiteDB does not stop a second process on Linux (measured: writes of one are lost), this does.
/// The lock goes with the process, however it ends; the file stays and means nothing by itself.
/// </summary>
internal sealed class LockFile : IDisposable
{
    private readonly FileStream _held;

    private LockFile(FileStream held) => _held = held;

    /// <summary>Where the lock of a data file is.</summary>
    public static string PathOf(string dataFile) => dataFile + ".lock";

    /// <exception cref="StoreUnavailableException">Another process, or another store of this one, holds it.</exception>
    public static LockFile Take(string dataFile)
    {
        var path = PathOf(dataFile);
        try
        {
            var held = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            held.SetLength(0);
            held.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
            held.Flush();
            return new LockFile(held);
        }
        catch (Exception e) when (e is IOException and not DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException(
                $"The data file '{dataFile}' is in use: '{path}' is locked by another process, or may not be written. "
                + "Stop that process, send it the command instead, or name another file in Store:Path.",
                e);
        }
    }

    public void Dispose() => _held.Dispose();
}
