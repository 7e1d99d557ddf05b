namespace RetentionBot.Skills.Offers;

/// <summary>What an offer is worth, as far as it can be compared: amounts of one currency with each other, and shares with each other.</summary>
/// <param name="Amount">The amount, or the share from 0 to 1.</param>
/// <param name="Currency">ISO 4217; null for a share.</param>
public sealed record DealWorth(decimal Amount, string? Currency)
{
    /// <summary>The worth; null where neither an amount nor a discount is recorded.</summary>
    public static DealWorth? Of(Offer offer) =>
        offer.Value is { } value ? new DealWorth(value, offer.Currency ?? Customers.Money.UnknownCurrency)
        : offer.Discount is { } share ? new DealWorth(share, null)
        : null;

    /// <summary>The offers worth most, one of each kind of worth; at the end the first that has none recorded. Of equal ones the first by id.</summary>
    public static IReadOnlyList<Offer> Best(IEnumerable<Offer> offers) =>
    [
        .. offers.GroupBy(offer => Of(offer) is { } worth ? worth.Currency ?? "%" : "?")
            .OrderBy(kind => kind.Key == "?").ThenBy(kind => kind.Key, StringComparer.Ordinal)
            .Select(kind => kind.OrderByDescending(offer => Of(offer)?.Amount).ThenBy(offer => offer.Id, StringComparer.Ordinal).First()),
    ];
}
