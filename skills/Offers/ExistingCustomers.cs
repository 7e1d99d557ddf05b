using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;

namespace RetentionBot.Skills.Offers;

/// <summary>Tells who is a customer already, and what says so. One who has lapsed is one, too.</summary>
public sealed class ExistingCustomers(HistoryBook history, HistoryOptions options)
{
    /// <summary>Lines of one day's orders that are looked at to name the first.</summary>
    private const int MostOfADay = 50;

    /// <summary>Whether somebody is a customer already. Reads nothing.</summary>
    public bool Has(Customer customer, Wording say) => CustomerStage.Of(customer, options, say).Stage != Stage.Prospect;

    /// <summary>What says that somebody is a customer already; null for somebody who is none.</summary>
    public async ValueTask<Standing?> FindAsync(Customer customer, Wording say, CancellationToken cancellationToken)
    {
        if (!Has(customer, say))
        {
            return null;
        }

        if (customer.Activity.FirstPurchase is not { } first)
        {
            return new Standing(customer.CustomerSince is { } since && since <= say.Today ? $"customer since {say.DayAgo(since)}" : "a source says so", []);
        }

        var earlier = customer.CustomerSince is { } stated && stated < first ? $"customer since {say.Day(stated)}, " : "";
        var purchase = await FirstAsync(customer, first, cancellationToken);
        var division = purchase?.Division is { Length: > 0 } named ? $" from {named}" : "";
        return new Standing($"{earlier}first purchase{division} on {say.DayAgo(first)}", purchase is null ? [] : [purchase.Id.ToString()]);
    }

    /// <summary>Whether somebody was a customer already on a day, as far as is known of it.</summary>
    public static bool WasOne(Customer customer, DateOnly on)
    {
        var since = customer.Activity.FirstPurchase is { } first && !(customer.CustomerSince < first) ? first : customer.CustomerSince;
        return since is { } day ? day < on : customer.StatedExisting == true;
    }

    private async ValueTask<Purchase?> FirstAsync(Customer customer, DateOnly on, CancellationToken cancellationToken)
    {
        var lines = await history.NewestAsync(Schema.Purchases, customer, new Period(on, on), MostOfADay, before: null, cancellationToken);
        return lines.LastOrDefault(line => line.State is PurchaseState.Completed or PurchaseState.Open);
    }
}

/// <summary>What says that somebody is a customer.</summary>
/// <param name="Because">For the middle of a sentence: <c>first purchase from Service on 12 May 2019 (7 years ago)</c>.</param>
/// <param name="Records">The ids of the records it rests on.</param>
public sealed record Standing(string Because, IReadOnlyList<string> Records);
