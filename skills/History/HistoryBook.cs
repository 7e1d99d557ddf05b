using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps;
using RetentionBot.Store;

namespace RetentionBot.Skills.History;

/// <summary>Reads a customer's history, newest first, over all records merged into them.</summary>
public sealed class HistoryBook(IStore store)
{
    /// <summary>At most <paramref name="limit"/> records of one kind within a span of days, newest first.</summary>
    /// <param name="collection">One of the history collections of <see cref="Schema"/>.</param>
    /// <param name="before">Only records before this one, for the next page; null for the first page.</param>
    public async ValueTask<IReadOnlyList<T>> NewestAsync<T>(
        Collection<T> collection, Customer customer, Period period, int limit, HistoryKey? before, CancellationToken cancellationToken)
        where T : HistoryRecord
    {
        var newest = new List<T>();
        foreach (var number in customer.AllNumbers)
        {
            var (first, last) = HistoryKey.Days(number, period.From, period.To);
            var to = before is { } limitKey ? Math.Min(last.Value, Before(number, limitKey)) : last.Value;
            var found = await store.RangeAsync(collection, new KeyRange(first.Value, to), limit, descending: true, cancellationToken);
            newest.AddRange(found.Select(record => record.Document));
        }

        return customer.MergedNumbers.Count == 0
            ? newest
            : [.. newest.OrderByDescending(record => record.At.At).ThenByDescending(record => record.Key).Take(limit)];
    }

    /// <summary>
    /// All records of one kind within a span of days, newest first. Costs time for each of them: for totals over a span, not for a list.
    /// </summary>
    public async ValueTask<IReadOnlyList<T>> AllAsync<T>(Collection<T> collection, Customer customer, Period period, CancellationToken cancellationToken)
        where T : HistoryRecord => await NewestAsync(collection, customer, period, int.MaxValue, before: null, cancellationToken);

    /// <summary>Since when and until when one kind of record is kept here at all; an empty coverage when nothing of the kind is.</summary>
    public async ValueTask<RecordCoverage> CoverageAsync(RecordKind kind, CancellationToken cancellationToken)
    {
        var found = await store.GetAsync(Schema.Coverage, [kind.ToString()], cancellationToken);
        return found.Count == 0 ? new RecordCoverage(kind) : found[0].Document;
    }

    /// <summary>At most <paramref name="limit"/> follow-ups of a customer due within a span, soonest first, done ones included.</summary>
    public async ValueTask<IReadOnlyList<FollowUp>> FollowUpsAsync(Customer customer, Period period, int limit, CancellationToken cancellationToken)
    {
        var due = new List<FollowUp>();
        foreach (var number in customer.AllNumbers)
        {
            var range = new KeyRange(Schema.FollowUpKey(number, period.From), Schema.FollowUpKey(number, period.To));
            var found = await store.ByIndexAsync(Schema.FollowUpsByCustomer, range, limit, descending: false, cancellationToken);
            due.AddRange(found.Select(followUp => followUp.Document));
        }

        return [.. due.OrderBy(followUp => followUp.DueOn).ThenBy(followUp => followUp.Number).Take(limit)];
    }

    /// <summary>The last key of <paramref name="number"/> that lies before the record of perhaps another of the merged numbers.</summary>
    private static long Before(int number, HistoryKey key) => number == key.Customer
        ? key.Value - 1
        : new HistoryKey(number, key.At, 0).Value - 1;
}
