using RetentionBot.Skills;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Rights;
using RetentionBot.Store;
using RetentionBot.Testing;

namespace RetentionBot.Bot.Tests.Understanding.Requests;

/// <summary>Who is named in requests that no phrase fits, where everybody sees their own customers only.</summary>
public sealed class VisibleNamesTests
{
    private static readonly Customer[] Customers =
    [
        new() { Number = 1, Name = "Runa Holm", FirstName = "Runa", LastName = "Holm", Manager = 1 },
        new() { Number = 2, Name = "Odd Strand", FirstName = "Odd", LastName = "Strand", Manager = 2 },
        new() { Number = 3, Name = "Liv Strand", FirstName = "Liv", LastName = "Strand", Manager = 1 },
    ];

    [Theory]
    [InlineData("Runa Holm", "Runa Holm")]
    [InlineData("Odd Strand", null)]
    [InlineData("Strand", "Liv Strand")]
    public async Task Name_IsTheCustomer_WhereTheAskerMaySeeThem(string named, string? customer)
    {
        var store = new InMemoryStore();
        var batch = Customers.Aggregate(new Batch(), (all, each) => all.Put(Schema.Customers, each));
        await store.CommitAsync(batch.Put(Schema.Managers, new AccountManager { Number = 1, Name = "Ada Byron" }).Put(Schema.Managers, new AccountManager { Number = 2, Name = "Bo Lind" }), default);

        var frame = await RequestListener.Of(store, asker: 1, Visibility.Own).ReadAsync($"any idea what {named} bought lately?");

        Assert.Equal("customer.purchases", frame.Intent == "clarify" ? frame.Intents[0] : frame.Intent);
        Assert.Equal(customer, frame.Slots.GetValueOrDefault("customer"));
        Assert.DoesNotContain(frame.Customers, each => each == "Odd Strand");
    }
}
