using RetentionBot.Store;
using RetentionBot.Testing;

namespace RetentionBot.Bot.Tests.Store;

/// <summary>The store that other tests stand on keeps the contract, too.</summary>
public sealed class InMemoryStoreContractTests : StoreContractTests
{
    protected override Task<IStore> OpenAsync() => Task.FromResult<IStore>(new InMemoryStore());

    protected override Task CleanUpAsync() => Task.CompletedTask;
}
