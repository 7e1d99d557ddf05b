using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Offers;
using RetentionBot.Skills.Tests.Offers.Guards;

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

    [Theory]
    [InlineData("an offer", true)]
    [InlineData("any promotion", true)]
    [InlineData("something special", true)]
    [InlineData("offer 12", false)]
    [InlineData("gold offer", false)]
    public void Words_MayNameNone(string asked, bool isAny) => Assert.Equal(isAny, OfferCatalogue.IsAnyOffer(asked));
}
