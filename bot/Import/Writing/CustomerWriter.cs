using RetentionBot.Import.Reporting;
using RetentionBot.Skills;
using RetentionBot.Skills.Customers;
using RetentionBot.Store;

namespace RetentionBot.Import.Writing;

/// <summary>Writes customers. A row is a known customer by its source id or another system's id in it, and by nothing else: alike is not the same.</summary>
internal sealed class CustomerWriter(IStore store, RowContext context, StepReport report, bool dryRun, DateOnly today) : StepWriter(store, context, report, dryRun)
{
    /// <summary>The largest document written, in bytes: what the store keeps well in one piece.</summary>
    public const int LargestDocument = 60_000;

    private readonly Dictionary<int, Customer> _planned = [];
    private readonly bool _dryRun = dryRun;

    public override async ValueTask WriteAsync(IReadOnlyList<SourceRow> window, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // The batch before may hold customers whose ids come again here.
        await SettleAsync();
        var noted = false;
        await CommitAsync(PrepareAsync, cancellationToken);

        async ValueTask<Prepared> PrepareAsync(bool again, CancellationToken token)
        {
            if (again)
            {
                await Context.Customers.ReloadAsync(token);
            }

            var state = await ReadAsync(window, token);
            var ids = new Dictionary<string, int>(StringComparer.Ordinal);
            var tally = default(Tally);
            var next = Context.Customers.Highest + 1;
            foreach (var row in window)
            {
                var (fault, said) = Take(row, state, ids, ref next);
                tally += said;
                if (!noted)
                {
                    Note(row, fault);
                }
            }

            noted = true;
            var batch = new Batch();
            foreach (var kept in state.Values.OrderBy(kept => kept.Now.Number).Where(kept => !ReferenceEquals(kept.Now, kept.Before)))
            {
                _ = kept.Version == 0 ? batch.InsertIfAbsent(Schema.Customers, kept.Now) : batch.Put(Schema.Customers, kept.Now, kept.Version);
            }

            return new Prepared(batch, tally, () => Register(state.Values));
        }
    }

    private async ValueTask<Dictionary<int, Kept>> ReadAsync(IReadOnlyList<SourceRow> window, CancellationToken cancellationToken)
    {
        var numbers = window.Select(row => Known(row)).OfType<int>().Distinct().Order().ToList();
        var state = new Dictionary<int, Kept>();
        if (numbers.Count > 0)
        {
            foreach (var customer in await Store.GetAsync(Schema.Customers, [.. numbers.Select(number => (Key)(long)number)], cancellationToken))
            {
                state[customer.Document.Number] = new Kept(customer.Document, customer.Version);
            }
        }

        foreach (var number in numbers.Where(number => _planned.ContainsKey(number)))
        {
            state[number] = new Kept(_planned[number], 0);
        }

        return state;
    }

    private int? Known(SourceRow row) => Context.Customers.BySourceId(row.Id)
        ?? new CustomerMerge(row.Values, Context, row.Id, today).OtherIds().Select(Context.Customers.BySourceId).FirstOrDefault(number => number is not null);

    private (Fault? Fault, Tally Tally) Take(SourceRow row, Dictionary<int, Kept> state, Dictionary<string, int> ids, ref int next)
    {
        try
        {
            var merge = new CustomerMerge(row.Values, Context, row.Id, today);
            var number = ids.TryGetValue(row.Id.Key, out var planned) ? planned : Known(row);
            if (number is { } there && state.TryGetValue(there, out var kept))
            {
                if (kept.Now.ErasedOn is not null)
                {
                    return (null, new Tally(Unchanged: 1)); // erased while this import was under way
                }

                var changed = merge.Apply(kept.Now);
                if (Schema.Customers.Encode(changed).AsSpan().SequenceEqual(Schema.Customers.Encode(kept.Now)))
                {
                    return (null, new Tally(Unchanged: 1));
                }

                kept.Now = Fitting(changed, row);
                return (null, new Tally(Changed: 1));
            }

            if (next > Customer.MaxNumber)
            {
                throw new ImportException($"There is no number left for another customer; {Customer.MaxNumber:N0} are the most there can be.");
            }

            var created = Fitting(merge.Create(next), row);
            state[next] = new Kept(null, 0) { Now = created };
            foreach (var id in created.SourceIds)
            {
                ids[id.Key] = next;
            }

            next++;
            return (null, new Tally(New: 1));
        }
        catch (RowFaultException fault)
        {
            return (fault.Fault, default);
        }
    }

    private static Customer Fitting(Customer customer, SourceRow row)
    {
        var size = Schema.Customers.Encode(customer).Length;
        return size <= LargestDocument ? customer
            : throw row.Values.Faulty("too-large", "id", row.Id.Id, $"With this row the customer's record would have {size:N0} bytes, more than the {LargestDocument:N0} it may have; shorten its lists.");
    }

    private void Register(IEnumerable<Kept> written)
    {
        foreach (var kept in written.OrderBy(kept => kept.Now.Number))
        {
            Context.Customers.Add(kept.Now, seen: true);
            if (_dryRun && kept.Version == 0)
            {
                _planned[kept.Now.Number] = kept.Now;
            }
        }
    }

    private sealed class Kept(Customer? before, long version)
    {
        public Customer? Before { get; } = before;

        public long Version { get; } = version;

        public Customer Now { get; set; } = before!;
    }
}
