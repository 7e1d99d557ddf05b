using RetentionBot.Store;
using RetentionBot.Store.LiteDb;

namespace RetentionBot.Host.Commands;

/// <summary>How a command gets at the store: its own, opened for it, or the serving host's.</summary>
internal interface IStoreAccess
{
    /// <summary>Runs <paramref name="work"/> with the open store and returns its exit code.</summary>
    /// <exception cref="StoreUnavailableException">The data file cannot be opened.</exception>
    Task<int> WithStoreAsync(Func<IStore, CancellationToken, Task<int>> work, CancellationToken cancellationToken);

    /// <summary>The data file, when no process serves it; null within a serving host, where it cannot be replaced.</summary>
    LiteDbStoreOptions? Offline { get; }
}
