using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Offers;

namespace RetentionBot.Testing.Sample;

/// <summary>The offers of the sample, one for each audience and kind of worth.</summary>
internal static class SampleOffers
{
    public static IReadOnlyList<Offer> All { get; } =
    [
        new() { Id = "ADVENT5", Name = "Advent tins", Discount = 0.05m, ValidFrom = new DateOnly(2026, 11, 1), ValidTo = new DateOnly(2026, 12, 24) },
        new() { Id = "COMEBACK20", Name = "Come back to tea", Audience = OfferAudience.LapsedCustomers, Discount = 0.2m },
        new() { Id = "GOLD", Name = "Teapot for gold customers", Audience = OfferAudience.ExistingCustomers, Tier = Tier.A, Value = 20, Currency = "EUR", Terms = "With an order over 100 euros" },
        new() { Id = "LOYAL15", Name = "Loyalty discount", Audience = OfferAudience.ExistingCustomers, Discount = 0.15m, ValidTo = new DateOnly(2026, 12, 31) },
        new() { Id = "SPRING25", Name = "Spring tasting", Discount = 0.3m, ValidFrom = new DateOnly(2025, 3, 1), ValidTo = new DateOnly(2025, 5, 31) },
        new() { Id = "WELCOME10", Name = "Ten per cent off the first order", Audience = OfferAudience.NewCustomers, Discount = 0.1m, Terms = "Once per person" },
    ];
}
