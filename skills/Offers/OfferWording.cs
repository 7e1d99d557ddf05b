using System.Globalization;
using RetentionBot.Skills.Customers;

namespace RetentionBot.Skills.Offers;

/// <summary>How an offer reads in a few words.</summary>
internal static class OfferWording
{
    private const int NameLength = 80;
    private const int TermsLength = 100;

    /// <summary>What it is called, on one line.</summary>
    public static string Name(Offer offer) => ShortText.Of(offer.Name, NameLength);

    /// <summary>What it is worth: <c>12.5%</c>, <c>€20.00</c>; null where that is not recorded.</summary>
    public static string? Worth(Offer offer, Wording say) => DealWorth.Of(offer) switch
    {
        null => null,
        { Currency: null } share => $"{(share.Amount * 100).ToString("0.##", say.Culture)}%",
        { Currency: { } currency } value => say.Amount(new Money(value.Amount, currency)),
    };

    /// <summary>All of it for a row: what it is worth, for whom, its conditions and until when.</summary>
    public static string Row(Offer offer, Wording say) => Row(offer, Worth(offer, say), say);

    /// <summary>The same without what it is worth, where that stands beside it.</summary>
    public static string RowBesideWorth(Offer offer, Wording say) => Row(offer, null, say);

    private static string Row(Offer offer, string? worth, Wording say)
    {
        string?[] parts =
        [
            worth, Audience(offer),
            offer.Terms.Length == 0 ? null : ShortText.Of(offer.Terms, TermsLength),
            offer.ValidTo is { } to ? $"until {say.Day(to)}" : offer.ValidFrom > say.Today ? $"from {say.Day(offer.ValidFrom.Value)}" : null,
        ];
        return $"{Name(offer)}: {string.Join("; ", parts.OfType<string>())}";
    }

    private static string Audience(Offer offer)
    {
        var whom = offer.Audience switch
        {
            OfferAudience.NewCustomers => "for new customers",
            OfferAudience.ExistingCustomers => "for existing customers",
            OfferAudience.LapsedCustomers => "for customers who left",
            _ => "for everybody",
        };
        return offer.Tier is { } tier ? string.Create(CultureInfo.InvariantCulture, $"{whom} of tier {tier}") : whom;
    }
}
