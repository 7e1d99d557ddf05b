using RetentionBot.Import.Reporting;
using RetentionBot.Import.Values;
using RetentionBot.Skills;
using RetentionBot.Skills.FollowUps;
using RetentionBot.Store;

namespace RetentionBot.Import.Writing;

/// <summary>Writes follow-ups, found again by their source ids.</summary>
internal sealed class FollowUpWriter(IStore store, RowContext context, StepReport report, bool dryRun) : StepWriter(store, context, report, dryRun)
{
    private readonly FollowUpNumbers _numbers = new(store);
    private bool _wereNone;

    public override async ValueTask BeginAsync(CancellationToken cancellationToken) => _wereNone = await _numbers.LoadAsync(cancellationToken);

    public override async ValueTask WriteAsync(IReadOnlyList<SourceRow> window, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await SettleAsync();
        var understood = new List<(string Id, FollowUp FollowUp)>();
        foreach (var row in window)
        {
            try
            {
                understood.Add((row.Id.Key, Build(row)));
                Note(row, fault: null);
            }
            catch (RowFaultException fault)
            {
                Note(row, fault.Fault);
            }
        }

        await CommitAsync(PrepareAsync, cancellationToken);

        async ValueTask<Prepared> PrepareAsync(bool again, CancellationToken token)
        {
            if (again)
            {
                _wereNone = await _numbers.LoadAsync(token);
            }

            var batch = new Batch();
            var tally = default(Tally);
            foreach (var (id, followUp) in understood.GroupBy(row => row.Id).Select(group => group.Last()))
            {
                var found = _wereNone ? [] : await Store.ByIndexAsync(Schema.FollowUpsBySourceId, KeyRange.Only(id), 1, descending: false, token);
                if (found.Count == 0)
                {
                    batch.InsertIfAbsent(Schema.FollowUps, followUp with { Number = _numbers.Next() });
                    tally += new Tally(New: 1);
                    continue;
                }

                // What was done here stays done, whatever the other system still thinks.
                var known = found[0].Document;
                var now = followUp with { Number = known.Number, DoneOn = followUp.DoneOn ?? known.DoneOn };
                tally += now == known ? new Tally(Unchanged: 1) : new Tally(Changed: 1);
                if (now != known)
                {
                    batch.Put(Schema.FollowUps, now, found[0].Version);
                }
            }

            return new Prepared(batch, tally, () => _wereNone = false);
        }
    }

    private FollowUp Build(SourceRow row)
    {
        var values = row.Values;
        var customer = Context.CustomerOf(values);
        values.Required("due");
        var due = values.Instant("due")!.Value;
        var time = TimeOnly.FromDateTime(due);
        if (values.Text("time") is { } typed && !DateFormat.TryTime(typed, out time))
        {
            values.Warn("time", "time", typed, $"'{typed}' is no time of day and was left out; write it like 14:30.");
        }

        return new FollowUp
        {
            Number = 0,
            SourceId = row.Id,
            Customer = customer,
            Owner = Context.ManagerOf(values, "owner", "nobody has taken the follow-up yet"),
            Reason = values.LongText("reason"),
            DueOn = DateOnly.FromDateTime(due),
            DueAt = time == TimeOnly.MinValue ? null : time,
            Channel = values.Word("channel", Words.Channels),
            DoneOn = values.DayIfAny("done"),
        };
    }
}
