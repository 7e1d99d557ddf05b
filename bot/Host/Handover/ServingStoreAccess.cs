using RetentionBot.Host.Commands;
using RetentionBot.Store;
using RetentionBot.Store.LiteDb;

namespace RetentionBot.Host.Handover;

/// <summary>The serving host's own store, for commands that were handed over to it.</summary>
internal sealed class ServingStoreAccess(IStore store) : IStoreAccess
{
    public LiteDbStoreOptions? Offline => null;

    public Task<int> WithStoreAsync(Func<IStore, CancellationToken, Task<int>> work, CancellationToken cancellationToken) => work(store, cancellationToken);
}
