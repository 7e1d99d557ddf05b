using RetentionBot.Skills.AccountManagers;
using RetentionBot.Store;
using RetentionBot.Testing;

namespace RetentionBot.Skills.Tests.AccountManagers;

public sealed class AccountManagerBookTests
{
    private static readonly string[] Names = ["Maren Holt", "Tobias Finch", "Tobias Ämting", "Zoë van der Linde"];

    [Theory]
    [InlineData("Maren Holt", "Maren Holt")]
    [InlineData("maren", "Maren Holt")]
    [InlineData("HOLT", "Maren Holt")]
    [InlineData("amting", "Tobias Ämting")]
    [InlineData("tobias finch", "Tobias Finch")]
    [InlineData("Zoe", "Zoë van der Linde")]
    [InlineData("Tobias", null)]
    [InlineData("der Linde", null)]
    [InlineData("Nobody", null)]
    [InlineData("  ", null)]
    public async Task Colleague_IsFoundByFirstLastOrFullName_UnlessSeveralAreCalledSo(string asked, string? found)
    {
        await using var store = new InMemoryStore();
        await store.CommitAsync(Names.Select((name, i) => new AccountManager { Number = i + 1, Name = name }).Aggregate(new Batch(), (batch, manager) => batch.Put(Schema.Managers, manager)), default);

        Assert.Equal(found, (await new AccountManagerBook(store).CalledAsync(asked, default))?.Name);
    }
}
