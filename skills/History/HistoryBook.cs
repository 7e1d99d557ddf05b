using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps;
using RetentionBot.Store;

namespace RetentionBot.Skills.History;

/// <summary>Reads a customer's history, newest first, over all records merged into them.</summary>
public sealed class HistoryBook(IStore store)
{
    private const int FewestFollowUpsRead = 32;
    private const int MostReadAtOnce = 1_000;

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
        where T : HistoryRecord
    {
        var all = new List<T>();
        HistoryKey? before = null;
        while (true)
        {
            // In portions, so that other readers get their turn at the store.
            var chunk = await NewestAsync(collection, customer, period, MostReadAtOnce, before, cancellationToken);
            all.AddRange(chunk);
            if (chunk.Count < MostReadAtOnce)
            {
                return all;
            }

            before = chunk[^1].At;
        }
    }

    /// <summary>Since when and until when one kind of record is kept here at all; an empty coverage when nothing of the kind is.</summary>
    public async ValueTask<RecordCoverage> CoverageAsync(RecordKind kind, CancellationToken cancellationToken)
    {
        var found = await store.GetAsync(Schema.Coverage, [kind.ToString()], cancellationToken);
        return found.Count == 0 ? new RecordCoverage(kind) : found[0].Document;
    }

    /// <summary>At most <paramref name="limit"/> follow-ups of a customer that wait and are due within a span, soonest first.</summary>
    public async ValueTask<IReadOnlyList<FollowUp>> OpenFollowUpsAsync(Customer customer, Period period, int limit, CancellationToken cancellationToken)
    {
        var open = new List<FollowUp>();
        foreach (var number in customer.AllNumbers)
        {
            open.AddRange(await OpenFollowUpsAsync(number, period, limit, cancellationToken));
        }

        return [.. open.OrderBy(followUp => followUp.DueOn).ThenBy(followUp => followUp.DueAt).ThenBy(followUp => followUp.Number).Take(limit)];
    }

    /// <summary>The index holds those that are done too, so what is read grows until enough of it is open.</summary>
    private async ValueTask<IEnumerable<FollowUp>> OpenFollowUpsAsync(int customer, Period period, int limit, CancellationToken cancellationToken)
    {
        var range = new KeyRange(Schema.CustomerDayKey(customer, period.From), Schema.CustomerDayKey(customer, period.To));
        for (var read = Math.Max(limit, FewestFollowUpsRead); ; read *= 4)
        {
            var found = await store.ByIndexAsync(Schema.FollowUpsByCustomer, range, read, descending: false, cancellationToken);
            var open = found.Select(followUp => followUp.Document).Where(followUp => followUp.DoneOn is null).ToList();
            if (open.Count >= limit || found.Count < read)
            {
                return open;
            }
        }
    }

    /// <summary>
    /// The last key of <paramref name="number"/> that comes after a record on the way back in time. Within one minute the higher of merged numbers comes first,
    /// so a lower one has that minute still to come.
    /// </summary>
    private static long Before(int number, HistoryKey key) => number.CompareTo(key.Customer) switch
    {
        0 => key.Value - 1,
        < 0 => new HistoryKey(number, key.At, HistoryKey.MaxSequence).Value,
        _ => new HistoryKey(number, key.At, 0).Value - 1,
    };
}
