using Microsoft.Win32.SafeHandles;
using RetentionBot.Store;

namespace RetentionBot.Benchmarks.Store;

/// <summary>The floor under every durable write: the same bytes at the end of a file, and a flush to the disk.</summary>
internal sealed class SyncedFile(string path) : IDisposable
{
    private readonly SafeFileHandle _file = File.OpenHandle(path, FileMode.Create, FileAccess.Write);
    private long _length;

    public void Commit(Batch batch)
    {
        byte[] bytes = [.. batch.Operations.OfType<Write>().SelectMany(write => write.Body)];
        RandomAccess.Write(_file, bytes, _length);
        _length += bytes.Length;
        RandomAccess.FlushToDisk(_file);
    }

    public void Dispose() => _file.Dispose();
}
