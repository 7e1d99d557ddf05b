using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;

namespace RetentionBot.Skills.Outreach.Evidence;

/// <summary>What may be told a customer of their years and orders: only what the ledger knows for certain. Tenure is the company's, not the contact person's.</summary>
/// <param name="Orders">How many of their orders stand; null where the ledger may not know the first ones.</param>
/// <param name="Since">The day they became a customer; null when that is not certain.</param>
public sealed record Recognition(int? Orders, DateOnly? Since)
{
    /// <summary>A pure rule over the customer and what is known of the ledger of purchases.</summary>
    /// <remarks>
    /// Orders are counted only where a source said that its records reach back to each customer's first purchase, and nothing says otherwise: neither a day stated before that purchase nor a source by which they were a
    /// customer already. Years may also come from a stated day.
    /// </remarks>
    public static Recognition Of(Customer customer, RecordCoverage purchases)
    {
        var first = customer.Activity.FirstPurchase;
        var isComplete = purchases.IsComplete && first is not null && customer.StatedExisting != true && !(customer.CustomerSince < first);
        DateOnly? since = customer.CustomerSince is { } stated
            ? first is { } bought && bought < stated ? (isComplete ? bought : null) : stated
            : isComplete ? first : null;
        return new Recognition(isComplete ? customer.Activity.Orders : null, since);
    }

    /// <summary>Whole years by a day; null where it is not certain since when, or when there are none.</summary>
    public int? YearsBy(DateOnly today)
    {
        if (Since is not { } since || since > today)
        {
            return null;
        }

        var years = today.Year - since.Year - (today < since.AddYears(today.Year - since.Year) ? 1 : 0);
        return years > 0 ? years : null;
    }
}
