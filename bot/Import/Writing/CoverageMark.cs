using RetentionBot.Skills;
using RetentionBot.Skills.History;
using RetentionBot.Store;

namespace RetentionBot.Import.Writing;

/// <summary>
/// Keeps what is recorded of one kind honest while an import writes: its days widen with each batch, and it is not called complete until the last row of a complete
/// source is in. That an import has begun is written down, so that one that died is known to be missing rows until it is run again.
/// </summary>
/// <param name="mark">Names this import: the same source and file give the same name.</param>
/// <param name="complete">Whether the source says that its records reach back to each customer's first.</param>
internal sealed class CoverageMark(IStore store, RecordKind kind, string mark, bool complete)
{
    /// <summary>The queue of the marks. Nothing claims it: an item stands for an import that has begun and not ended.</summary>
    public const string Queue = "import";

    private const string WasComplete = "\"complete\"";
    private const string WasPartial = "\"partial\"";
    private readonly string _name = $"{kind}/{mark}";
    private RecordCoverage _coverage = new(kind);
    private long _version;
    private bool _wasComplete;

    public async ValueTask BeginAsync(bool dryRun, CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        var open = await store.GetAsync(WorkItem.Collection, [WorkItem.KeyOf(Queue, _name)], cancellationToken);
        _wasComplete = open.Count > 0 ? open[0].Document.Payload == WasComplete : _version == 0 || _coverage.IsComplete;
        if (dryRun || open.Count > 0)
        {
            return;
        }

        var batch = new Batch().Put(WorkItem.Collection,
            new WorkItem(Queue, _name, DateTimeOffset.MaxValue.AddYears(-1), _wasComplete ? WasComplete : WasPartial) { State = WorkState.Parked, LastError = "An import has begun and not ended; run it again." });
        Put(batch, _coverage with { IsComplete = false });
        await store.CommitAsync(batch, cancellationToken);
    }

    /// <summary>Reads it again: somebody else has changed it.</summary>
    public async ValueTask ReloadAsync(CancellationToken cancellationToken)
    {
        var found = await store.GetAsync(Schema.Coverage, [kind.ToString()], cancellationToken);
        (_coverage, _version) = found.Count == 0 ? (new RecordCoverage(kind), 0) : (found[0].Document, found[0].Version);
    }

    /// <summary>Makes the days of a batch part of it, in that batch.</summary>
    public void Widen(Batch batch, DateOnly first, DateOnly last)
    {
        var wider = _coverage with
        {
            Since = _coverage.Since is { } since && since <= first ? since : first,
            Until = _coverage.Until is { } until && until >= last ? until : last,
        };
        if (first <= last && wider != _coverage)
        {
            Put(batch, wider);
        }
    }

    /// <summary>The whole file was read.</summary>
    public async ValueTask EndAsync(bool dryRun, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (dryRun)
        {
            return;
        }

        for (var attempt = 1; ; attempt++)
        {
            await ReloadAsync(cancellationToken);
            var open = await store.RangeAsync(WorkItem.Collection, KeyRange.StartingWith($"{Queue}/{kind}/"), 2, descending: false, cancellationToken);
            var isLast = open.All(item => item.Document.Name == _name);
            var batch = new Batch().Delete(WorkItem.Collection, WorkItem.KeyOf(Queue, _name));
            Put(batch, _coverage with { LastImport = now, IsComplete = _wasComplete && complete && isLast });
            try
            {
                await store.CommitAsync(batch, cancellationToken);
                return;
            }
            catch (StoreConflictException) when (attempt < 5)
            {
                continue;
            }
        }
    }

    private void Put(Batch batch, RecordCoverage coverage)
    {
        batch.Put(Schema.Coverage, coverage, _version);
        _coverage = coverage;
        _version++;
    }
}
