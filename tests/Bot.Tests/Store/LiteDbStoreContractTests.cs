using Microsoft.Extensions.Logging.Abstractions;
using RetentionBot.Store;
using RetentionBot.Store.LiteDb;

namespace RetentionBot.Bot.Tests.Store;

public sealed class LiteDbStoreContractTests : StoreContractTests
{
    private readonly TempFolder _folder = new();

    protected override async Task<IStore> OpenAsync() => await LiteDbStore.OpenAsync(
        new LiteDbStoreOptions { Path = _folder.File("store.db") }, Catalogue.All, null, Time, NullLogger.Instance, CancellationToken.None);

    protected override Task CleanUpAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }
}
