using RetentionBot.Import.Reporting;
using RetentionBot.Skills;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Offers.Guards;
using RetentionBot.Skills.Recording;
using RetentionBot.Store;

namespace RetentionBot.Import.Writing;

/// <summary>The batch for some customers: their rows of one kind, and what each customer's history then adds up to.</summary>
internal sealed class HistoryLot<T>(IStore store, HistoryKind<T> kind, KindsInUse inUse, RowContext context, LowScoreFollowUps lowScores, bool dryRun)
    where T : HistoryRecord
{
    private readonly Batch _batch = new();
    private readonly HistoryBook _book = new(store);
    private readonly Dictionary<int, Stored<Customer>> _customers = [];
    private readonly Dictionary<int, Dictionary<long, Kept>> _histories = [];
    private readonly Dictionary<int, HashSet<string>> _divisions = [];
    private readonly HashSet<int> _changed = [];
    private readonly List<Hindsight> _remarks = [];
    private readonly List<FollowUp> _followUps = [];

    /// <summary>What the rows came to.</summary>
    public Tally Tally { get; private set; }

    /// <summary>The first and the last day written.</summary>
    public DateOnly First { get; private set; } = DateOnly.MaxValue;

    /// <summary>See <see cref="First"/>.</summary>
    public DateOnly Last { get; private set; } = DateOnly.MinValue;

    /// <summary>What is to be looked at.</summary>
    public IReadOnlyList<Hindsight> Remarks => _remarks;

    /// <summary>What was planned because of the rows.</summary>
    public IReadOnlyList<FollowUp> FollowUps => _followUps;

    /// <summary>Reads the customers.</summary>
    public async ValueTask ReadAsync(IReadOnlyList<int> owners, CancellationToken cancellationToken)
    {
        foreach (var customer in await store.GetAsync(Schema.Customers, [.. owners.Select(owner => (Key)(long)owner)], cancellationToken))
        {
            _customers[customer.Document.Number] = customer;
        }
    }

    /// <summary>Takes the rows of one customer.</summary>
    /// <param name="fresh">Whether they are known to have no record of this kind.</param>
    /// <param name="mayHaveMoved">Whether a row may be known as another customer's.</param>
    public async ValueTask AddAsync(int owner, IReadOnlyList<Understood<T>> rows, bool fresh, bool mayHaveMoved, CancellationToken cancellationToken)
    {
        var history = fresh ? _histories[owner] = [] : await HistoryAsync(owner, cancellationToken);
        var bySource = new Dictionary<string, long>(StringComparer.Ordinal);
        var nextInMinute = new Dictionary<long, int>();
        foreach (var (key, kept) in history)
        {
            if (kept.Now?.SourceId is { } id)
            {
                bySource[id.Key] = key;
            }

            Take(nextInMinute, new HistoryKey(key));
        }

        var placed = new List<long>(rows.Count);
        foreach (var row in rows)
        {
            var known = bySource.TryGetValue(row.Row.Id.Key, out var at) ? at : mayHaveMoved ? await MovedAsync(owner, row, cancellationToken) : null;
            if (known is { } there && new HistoryKey(there) is var old && old.Customer == row.Customer && SameMinute(old.At, row.At))
            {
                Replace(owner, history, there, Keyed(row.Record, there));
                placed.Add(there);
                continue;
            }

            if (known is { } left && history.TryGetValue(left, out var before))
            {
                before.Now = null;
            }

            var key = Next(nextInMinute, row.Customer, row.At);
            history[key] = new Kept(null, 0) { Now = Keyed(row.Record, key) };
            placed.Add(key);
            bySource[row.Row.Id.Key] = key;
            Count(known is null ? new Tally(New: 1) : new Tally(Changed: 1), owner, row.At);
        }

        if (kind.Kind == RecordKind.OfferSent && _customers.TryGetValue(owner, out var customer))
        {
            await LookBackAsync(customer.Document, history, placed, cancellationToken);
        }

        foreach (var division in rows.Select(row => row.Record.Division).OfType<string>())
        {
            (_divisions.TryGetValue(owner, out var divisions) ? divisions : _divisions[owner] = []).Add(division);
        }
    }

    /// <summary>Has the guards look at the offers that came, each as of its own day. They are kept all the same: they were sent.</summary>
    private async ValueTask LookBackAsync(Customer customer, Dictionary<long, Kept> history, IEnumerable<long> placed, CancellationToken cancellationToken)
    {
        List<OfferSent> asked = [.. placed.Distinct().Select(key => history[key].Now).OfType<OfferSent>()];
        _remarks.AddRange(await context.Hindsight.OfAsync(
            customer, [.. history.Values.Select(kept => kept.Now).OfType<OfferSent>()], asked, id => context.Offers.ById(id)?.Document, inUse.Has, cancellationToken));
    }

    /// <summary>Plans what follows from scores that are low now and were not before.</summary>
    private void FollowLowScores()
    {
        if (kind.Kind != RecordKind.SurveyScore)
        {
            return;
        }

        var records = _histories.Values.SelectMany(history => history.Values).ToList();
        var wereLow = records.Select(record => record.Before).OfType<SurveyScore>().Where(LowScore.Is).Select(score => score.SourceId?.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var score in records.Where(record => !ReferenceEquals(record.Now, record.Before)).Select(record => record.Now).OfType<SurveyScore>().Where(score => !wereLow.Contains(score.SourceId?.Key)).OrderBy(score => score.Key))
        {
            if (_customers.TryGetValue(context.Customers.SurvivorOf(score.At.Customer), out var customer) && lowScores.Of(score, customer.Document) is { } followUp)
            {
                _followUps.Add(followUp);
                _batch.InsertIfAbsent(Schema.FollowUps, followUp);
            }
        }
    }

    /// <summary>The batch: every record that is new, changed or moved, and every customer concerned.</summary>
    public async ValueTask<Batch> FinishAsync(CancellationToken cancellationToken)
    {
        foreach (var (key, kept) in _histories.Values.SelectMany(history => history).Where(record => !ReferenceEquals(record.Value.Now, record.Value.Before)))
        {
            _ = kept switch
            {
                { Now: null, Version: 0 } => _batch,
                { Now: null } => _batch.Delete(kind.Collection, key, kept.Version),
                { Version: 0 } => _batch.InsertIfAbsent(kind.Collection, kept.Now),
                _ => _batch.Put(kind.Collection, kept.Now, kept.Version),
            };
        }

        FollowLowScores();
        foreach (var owner in _changed.Order())
        {
            // In a dry run a customer of this very run is not in the store.
            if (_customers.TryGetValue(owner, out var stored) && stored.Document.ErasedOn is null)
            {
                await PutCustomerAsync(stored, cancellationToken);
            }
            else if (!dryRun)
            {
                throw new ImportException($"Customer #{owner} was erased while their history was being imported; import the file again.");
            }
        }

        return _batch;
    }

    private async ValueTask PutCustomerAsync(Stored<Customer> stored, CancellationToken cancellationToken)
    {
        var customer = stored.Document;
        var now = customer with
        {
            Divisions = [.. customer.Divisions.Concat(_divisions.GetValueOrDefault(customer.Number) ?? []).Distinct(StringComparer.OrdinalIgnoreCase)],
            Activity = kind.Kind is RecordKind.Purchase or RecordKind.Interaction or RecordKind.Complaint or RecordKind.Referral
                ? HistoryTally.Of(
                    await AllAsync(Schema.Purchases, RecordKind.Purchase, customer, cancellationToken),
                    await AllAsync(Schema.Interactions, RecordKind.Interaction, customer, cancellationToken),
                    await AllAsync(Schema.Complaints, RecordKind.Complaint, customer, cancellationToken),
                    await AllAsync(Schema.Referrals, RecordKind.Referral, customer, cancellationToken))
                : customer.Activity,
        };
        if (!Schema.Customers.Encode(customer).AsSpan().SequenceEqual(Schema.Customers.Encode(now)))
        {
            _batch.Put(Schema.Customers, now, stored.Version);
        }
    }

    /// <summary>All records of a kind: of the kind being imported as they will be, of another as they are.</summary>
    private async ValueTask<IReadOnlyCollection<TOther>> AllAsync<TOther>(
        Collection<TOther> collection, RecordKind other, Customer customer, CancellationToken cancellationToken)
        where TOther : HistoryRecord =>
        other == kind.Kind ? [.. _histories[customer.Number].Values.Select(kept => kept.Now).OfType<TOther>()]
        : inUse.Has(other) ? await _book.AllAsync(collection, customer, Period.Always, cancellationToken)
        : [];

    private static bool SameMinute(DateTime minute, DateTime at) => minute == at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMinute));

    private static void Take(Dictionary<long, int> nextInMinute, HistoryKey key)
    {
        var minute = key.Value >> 12;
        nextInMinute[minute] = Math.Max(nextInMinute.GetValueOrDefault(minute), key.Sequence + 1);
    }

    /// <summary>
    /// The next free key of a minute. A minute holds 4,096 records of one customer; what does not fit takes the next minute, which keeps its day.
    /// </summary>
    private static long Next(Dictionary<long, int> nextInMinute, int customer, DateTime at)
    {
        while (true)
        {
            var first = new HistoryKey(customer, at, 0);
            var sequence = nextInMinute.GetValueOrDefault(first.Value >> 12);
            if (sequence <= HistoryKey.MaxSequence)
            {
                var key = new HistoryKey(customer, at, sequence);
                nextInMinute[first.Value >> 12] = sequence + 1;
                return key.Value;
            }

            at = at.AddMinutes(1);
        }
    }

    private T Keyed(T record, long key)
    {
        var keyed = (T)((HistoryRecord)record with { Key = key });
        return kind.Keyed is { } dependent ? dependent(keyed) : keyed;
    }

    private void Replace(int owner, Dictionary<long, Kept> history, long key, T record)
    {
        var kept = history[key];
        if (kept.Now is { } now && kind.Collection.Encode(now).AsSpan().SequenceEqual(kind.Collection.Encode(record)))
        {
            Tally += new Tally(Unchanged: 1);
            return;
        }

        kept.Now = record;
        Count(new Tally(Changed: 1), owner, new HistoryKey(key).At);
    }

    private void Count(Tally tally, int owner, DateTime at)
    {
        Tally += tally;
        _changed.Add(owner);
        var on = DateOnly.FromDateTime(at);
        First = on < First ? on : First;
        Last = on > Last ? on : Last;
    }

    /// <summary>The key of a record that another customer has under the row's source id; it is taken out of their history.</summary>
    private async ValueTask<long?> MovedAsync(int owner, Understood<T> row, CancellationToken cancellationToken)
    {
        var found = await store.ByIndexAsync(kind.BySourceId, KeyRange.Only(row.Row.Id.Key), 1, descending: false, cancellationToken);
        if (found.Count == 0)
        {
            return null;
        }

        var key = found[0].Document.Key;
        var from = context.Customers.SurvivorOf(new HistoryKey(key).Customer);
        if (from != owner)
        {
            if (!_customers.ContainsKey(from))
            {
                await ReadAsync([from], cancellationToken);
            }

            var history = await HistoryAsync(from, cancellationToken);
            if (history.TryGetValue(key, out var kept))
            {
                kept.Now = null;
                _changed.Add(from);
            }
        }

        return key;
    }

    private async ValueTask<Dictionary<long, Kept>> HistoryAsync(int owner, CancellationToken cancellationToken)
    {
        if (_histories.TryGetValue(owner, out var known))
        {
            return known;
        }

        var history = new Dictionary<long, Kept>();
        foreach (var number in _customers.TryGetValue(owner, out var customer) ? customer.Document.AllNumbers : [owner])
        {
            var (first, last) = HistoryKey.Days(number, Period.Always.From, Period.Always.To);
            foreach (var record in await store.RangeAsync(kind.Collection, new KeyRange(first.Value, last.Value), int.MaxValue, descending: false, cancellationToken))
            {
                history[record.Document.Key] = new Kept(record.Document, record.Version);
            }
        }

        return _histories[owner] = history;
    }

    /// <summary>A record as it was read and as it will be; null for not there.</summary>
    private sealed class Kept(T? before, long version)
    {
        public T? Before { get; } = before;

        public long Version { get; } = version;

        public T? Now { get; set; } = before;
    }
}
