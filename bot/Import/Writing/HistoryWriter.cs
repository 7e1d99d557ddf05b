using System.Globalization;
using RetentionBot.Import.Reporting;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Offers.Guards;
using RetentionBot.Store;

namespace RetentionBot.Import.Writing;

/// <summary>
/// Writes one kind of history. The rows of a window are gathered by customer, and each customer's new rows, changed rows and what they now add up to are written in
/// one batch: an import that dies leaves nobody half told.
/// </summary>
internal sealed class HistoryWriter<T>(IStore store, HistoryKind<T> kind, string mark, RowContext context, FollowUpNumbers numbers, LowScoreFollowUps lowScores, StepReport report, bool dryRun, TimeProvider time)
    : StepWriter(store, context, report, dryRun)
    where T : HistoryRecord
{
    private const int MostExamples = 5;

    private readonly bool _dryRun = dryRun;
    private readonly CoverageMark _coverage = new(store, kind.Kind, mark, context.Settings.Complete);
    private readonly HashSet<int> _touched = [];
    private KindsInUse _inUse = KindsInUse.All;
    private bool _wasEmpty;
    private readonly Dictionary<string, (int Count, List<string> Examples)> _remarks = new(StringComparer.Ordinal);
    private int _followUps;

    /// <summary>Large, so that a customer's rows that lie apart in the file meet.</summary>
    public override int Window => 20_000;

    public override async ValueTask BeginAsync(CancellationToken cancellationToken)
    {
        _inUse = await KindsInUse.OfAsync(Store, cancellationToken);
        _wasEmpty = !_inUse.Has(kind.Kind);
        await numbers.LoadAsync(cancellationToken);
        await _coverage.BeginAsync(_dryRun, cancellationToken);
    }

    public override async ValueTask WriteAsync(IReadOnlyList<SourceRow> window, CancellationToken cancellationToken)
    {
        var groups = new SortedDictionary<int, List<Understood<T>>>();
        foreach (var row in window)
        {
            if (Understand(row) is { } understood)
            {
                var owner = Context.Customers.SurvivorOf(understood.Customer);
                (groups.TryGetValue(owner, out var group) ? group : groups[owner] = []).Add(understood);
            }
        }

        var lot = new List<KeyValuePair<int, List<Understood<T>>>>();
        var rows = 0;
        foreach (var group in groups)
        {
            lot.Add(group);
            rows += group.Value.Count;
            if (rows >= BatchSize)
            {
                await WriteLotAsync(lot, cancellationToken);
                lot = [];
                rows = 0;
            }
        }

        await WriteLotAsync(lot, cancellationToken);

        // The next window may hold the same customers, and reads them.
        await SettleAsync();
    }

    public override async ValueTask EndAsync(CancellationToken cancellationToken)
    {
        await base.EndAsync(cancellationToken);
        await _coverage.EndAsync(_dryRun, time.GetUtcNow(), cancellationToken);
        foreach (var (told, (count, examples)) in _remarks.OrderBy(remark => remark.Key, StringComparer.Ordinal))
        {
            Report.Find(string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? Singular(told) : told)}, for example {string.Join("; ", examples)}."));
        }

        if (_followUps > 0)
        {
            Report.Find(string.Create(CultureInfo.InvariantCulture, $"{_followUps:N0} low {(_followUps == 1 ? "score" : "scores")} of the last ten working days: a follow-up is planned for each."));
        }
    }

    /// <summary>The clause of several offers, of one.</summary>
    private static string Singular(string told) => told.StartsWith("offers are ", StringComparison.Ordinal) ? $"offer is {told["offers are ".Length..]}" : $"offer{told["offers".Length..]}";

    private Understood<T>? Understand(SourceRow row)
    {
        try
        {
            var customer = Context.CustomerOf(row.Values);
            row.Values.Required("date");
            var at = row.Values.Instant("date")!.Value;
            var understood = new Understood<T>(row, customer, at, kind.Build(row.Values, Context, row.Id));
            Note(row, fault: null);
            return understood;
        }
        catch (RowFaultException fault)
        {
            Note(row, fault.Fault);
            return null;
        }
    }

    private async ValueTask WriteLotAsync(List<KeyValuePair<int, List<Understood<T>>>> lot, CancellationToken cancellationToken)
    {
        if (lot.Count == 0)
        {
            return;
        }

        cancellationToken.ThrowIfCancellationRequested();
        await CommitAsync(PrepareAsync, cancellationToken);

        async ValueTask<Prepared> PrepareAsync(bool again, CancellationToken token)
        {
            if (again)
            {
                _inUse = await KindsInUse.OfAsync(Store, token);
                _wasEmpty = false;
                await numbers.LoadAsync(token);
                await _coverage.ReloadAsync(token);
            }

            var prepared = new HistoryLot<T>(Store, kind, _inUse, Context, lowScores, _dryRun);
            await prepared.ReadAsync([.. lot.Select(group => group.Key)], token);
            foreach (var (owner, rows) in lot)
            {
                var fresh = _wasEmpty && !_touched.Contains(owner);
                await prepared.AddAsync(owner, rows, fresh, mayHaveMoved: !_wasEmpty, token);
            }

            var batch = await prepared.FinishAsync(token);
            if (!batch.IsEmpty)
            {
                _coverage.Widen(batch, prepared.First, prepared.Last);
            }

            return new Prepared(batch, prepared.Tally, () =>
            {
                _touched.UnionWith(lot.Select(group => group.Key));
                _followUps += prepared.FollowUps.Count;
                Remember(prepared.Remarks);
            });
        }
    }

    private void Remember(IEnumerable<Hindsight> remarks)
    {
        foreach (var told in remarks.GroupBy(remark => remark.Told))
        {
            var (count, examples) = _remarks.TryGetValue(told.Key, out var known) ? known : (0, []);
            examples.AddRange(told.Select(remark => remark.Example).Take(MostExamples - examples.Count));
            _remarks[told.Key] = (count + told.Count(), examples);
        }
    }
}

/// <summary>A row that makes sense.</summary>
/// <param name="Row">The row.</param>
/// <param name="Customer">The number under which it is kept.</param>
/// <param name="At">When it was.</param>
/// <param name="Record">The record, still without its key.</param>
internal sealed record Understood<T>(SourceRow Row, int Customer, DateTime At, T Record)
    where T : HistoryRecord;
