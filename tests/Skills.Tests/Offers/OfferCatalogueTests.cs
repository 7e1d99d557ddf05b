using Microsoft.Extensions.DependencyInjection;
using Moq;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Offers;
using RetentionBot.Skills.Offers.Guards;
using RetentionBot.Skills.Tests.Offers.Guards;
using RetentionBot.Store;

namespace RetentionBot.Skills.Tests.Offers;

public sealed class OfferCatalogueTests
{
    private static readonly Offer[] Catalogue =
    [
        new() { Id = "W10", Name = "Ten off the first order", Audience = OfferAudience.NewCustomers, Discount = 0.1m },
        new() { Id = "L15", Name = "Loyalty discount", Audience = OfferAudience.ExistingCustomers, Discount = 0.15m },
        new() { Id = "GA", Name = "Gold pot", Audience = OfferAudience.ExistingCustomers, Tier = Tier.A, Value = 20, Currency = "EUR", Terms = "Free delivery" },
        new() { Id = "BACK", Name = "Tea again", Audience = OfferAudience.LapsedCustomers, Discount = 0.125m },
        new() { Id = "OLD", Name = "Gold tin", ValidTo = new DateOnly(2025, 1, 1) },
    ];

    [Theory]
    [InlineData("w10", "W10")]
    [InlineData("Loyalty Discount", "L15")]
    [InlineData("loyalty offer", "L15")]
    [InlineData("new-customer offer", "W10")]
    [InlineData("offer for new customers", "W10")]
    [InlineData("the first order discount", "W10")]
    [InlineData("15% discount", "L15")]
    [InlineData("10 percent", "W10")]
    [InlineData("12.5% off", "BACK")]
    [InlineData("20% discount", "")]
    [InlineData("win-back offer", "BACK")]
    [InlineData("tier A offer", "GA")]
    [InlineData("gold", "GA OLD")]
    [InlineData("free delivery", "GA")]
    [InlineData("existing customer deal", "GA L15")]
    [InlineData("lamp", "")]
    public void Words_NameOffers(string asked, string ids) =>
        Assert.Equal(ids, string.Join(' ', OfferCatalogue.Named(asked, Catalogue, GuardStage.Today).Select(offer => offer.Id).OrderBy(id => id == "OLD").ThenBy(id => id)));

    [Fact]
    public async Task Catalogue_IsReadOnceAndAnewAfterAnOfferWasWritten()
    {
        await using var stage = new GuardStage();
        stage.Put(Schema.Offers, Catalogue[0]);
        var store = new Mock<IStore>();
        store.Setup(each => each.RangeAsync(Schema.Offers, It.IsAny<KeyRange>(), It.IsAny<int>(), It.IsAny<bool>(), It.IsAny<CancellationToken>()))
            .Returns((Collection<Offer> offers, KeyRange range, int limit, bool descending, CancellationToken token) => stage.Store.RangeAsync(offers, range, limit, descending, token));
        store.Setup(each => each.ChangesAsync(It.IsAny<long>(), It.IsAny<int>(), It.IsAny<CancellationToken>())).Returns((long since, int limit, CancellationToken token) => stage.Store.ChangesAsync(since, limit, token));
        using var catalogue = new OfferCatalogue(store.Object);

        Assert.Equal(["W10"], await IdsAsync());
        stage.Customer(); // a change of something else
        Assert.Equal(["W10"], await IdsAsync());
        store.Verify(each => each.RangeAsync(Schema.Offers, It.IsAny<KeyRange>(), It.IsAny<int>(), It.IsAny<bool>(), It.IsAny<CancellationToken>()), Times.Once);

        stage.Put(Schema.Offers, Catalogue[1]);
        Assert.Equal(["L15", "W10"], await IdsAsync());

        store.Setup(each => each.ChangesAsync(It.Is<long>(since => since != Changes.Newest), It.IsAny<int>(), It.IsAny<CancellationToken>())).Throws(new ChangesTrimmedException(1, 9));
        stage.Put(Schema.Offers, Catalogue[2]);
        Assert.Equal(["GA", "L15", "W10"], await IdsAsync());

        async Task<IEnumerable<string>> IdsAsync() => (await catalogue.AllAsync(default)).Select(offer => offer.Id);
    }

    /// <summary>Offers apart, the guards say of each what they say of it alone, in the same order.</summary>
    [Fact]
    public async Task Guards_SayOfSeveralOffersWhatTheySayOfEach()
    {
        await using var stage = new GuardStage();
        var customer = stage.Customer(each => each with { StatedExisting = true, QuietUntil = GuardStage.Today.AddDays(3), Activity = each.Activity with { OpenComplaints = 1 } });
        stage.Put(Schema.Complaints, new Complaint { Key = GuardStage.Key(10, GuardStage.Today.AddDays(-2)), Text = "Torn" });
        stage.Put(Schema.Interactions, new Interaction { Key = GuardStage.Key(10, GuardStage.Today.AddDays(-1)), By = 2, Channel = ContactChannel.Call });
        var round = stage.Services.GetRequiredService<GuardRound>();
        var outgoing = new Outgoing(ContactPurpose.Offer, customer, GuardStage.Sender);

        var each = await round.FindEachAsync(outgoing, Catalogue, GuardStage.Say, default);

        Assert.Equal(Catalogue.Length, each.Count);
        Assert.Contains(each, found => found.Count != each[0].Count);
        foreach (var (offer, found) in Catalogue.Zip(each))
        {
            Assert.Equal((await round.FindAsync(outgoing with { Offer = offer }, GuardStage.Say, default)).Select(finding => finding.Reason), found.Select(finding => finding.Reason));
        }
    }

    [Theory]
    [InlineData("an offer", true)]
    [InlineData("any promotion", true)]
    [InlineData("something special", true)]
    [InlineData("offer 12", false)]
    [InlineData("gold offer", false)]
    public void Words_MayNameNone(string asked, bool isAny) => Assert.Equal(isAny, OfferCatalogue.IsAnyOffer(asked));
}
