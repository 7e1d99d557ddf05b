using System.Globalization;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Offers;

namespace RetentionBot.Skills.Outreach.Evidence;

/// <summary>Asks the ledger again whether what a draft tells is still so: an order may have been called off since it was written.</summary>
public sealed class FactCheck(LedgerEvidence evidence, OfferCatalogue catalogue, HistoryBook history)
{
    private const int MostOfADay = 200;

    /// <summary>What is not so any more, as the draft words it; empty where all of it is.</summary>
    public async ValueTask<IEnumerable<string>> StaleAsync(Draft draft, Customer customer, DateOnly today, CancellationToken cancellationToken)
    {
        var facts = draft.Current.Facts;
        var stale = new List<string>();
        if (facts.Any(fact => fact.Name is "years" or "since" or "nth" || fact.Ids.Any(IsOrder)))
        {
            var orders = await evidence.OrdersAsync(customer, cancellationToken);
            var recognition = await evidence.RecognitionAsync(customer, cancellationToken);
            var standing = orders.Select(order => order.Id.ToString()).ToHashSet(StringComparer.Ordinal);
            stale.AddRange(facts.Where(fact => fact.Ids.Any(id => IsOrder(id) && !standing.Contains(id))).Select(DraftFacts.InWords));
            stale.AddRange(facts.Where(fact => fact.Name == "years" && fact.Value != recognition.YearsBy(today)?.ToString(CultureInfo.InvariantCulture)).Select(DraftFacts.InWords));
        }

        foreach (var fact in facts.Where(fact => fact.Name is "solved_day" or "fault" or "talk" or "referred" && fact.Ids.Count > 0))
        {
            if (!await IsRecordedAsync(fact.Ids[0], customer, cancellationToken))
            {
                stale.Add(DraftFacts.InWords(fact));
            }
        }

        if (draft.Brief.Offer is { } id && (await catalogue.FindAsync(id, cancellationToken) is not { } offer || !OfferCatalogue.HoldsOn(offer, today) || facts.Any(fact => fact.Name == "offer" && fact.Value != ShortText.Of(offer.Name, FactWording.LongestWords))))
        {
            stale.Add("the offer");
        }

        return stale.Distinct();
    }

    private static bool IsOrder(string id) => RecordId.TryParse(id, out var record) && record.Kind == RecordKind.Purchase;

    private async ValueTask<bool> IsRecordedAsync(string id, Customer customer, CancellationToken cancellationToken)
    {
        if (!RecordId.TryParse(id, out var record))
        {
            return true;
        }

        var day = new Period(record.Key.On, record.Key.On);
        return record.Kind switch
        {
            RecordKind.Complaint => await IsThereAsync(Schema.Complaints),
            RecordKind.Interaction => await IsThereAsync(Schema.Interactions),
            RecordKind.Referral => await IsThereAsync(Schema.Referrals),
            _ => true,
        };

        async ValueTask<bool> IsThereAsync<T>(Store.Collection<T> collection)
            where T : HistoryRecord => (await history.NewestAsync(collection, customer, day, MostOfADay, before: null, cancellationToken)).Any(fact => fact.Id.ToString() == id);
    }
}
