using RetentionBot.Store;
using RetentionBot.Store.LiteDb;

namespace RetentionBot.Host.Commands;

/// <summary>Opens the data file for one command. Refused while another process has it.</summary>
internal sealed class OwnStoreAccess(LiteDbStoreOptions options, TimeProvider time, ILogger logger) : IStoreAccess
{
    public LiteDbStoreOptions? Offline => options;

    public async Task<int> WithStoreAsync(Func<IStore, CancellationToken, Task<int>> work, CancellationToken cancellationToken)
    {
        await using var store = await LiteDbStore.OpenAsync(options, HostSchema.All, migrations: null, time, logger, cancellationToken);
        return await work(store, cancellationToken);
    }
}
