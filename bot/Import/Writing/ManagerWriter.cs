using RetentionBot.Import.Mapping;
using RetentionBot.Import.Reporting;
using RetentionBot.Skills;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Names;
using RetentionBot.Store;

namespace RetentionBot.Import.Writing;

/// <summary>
/// Writes account managers. One with the same e-mail is the same person, whatever the source: it is the firm's own address. Who leads whom is settled after the last
/// row, because a lead may stand below the people they lead; who leads somebody is a team lead unless the file says otherwise.
/// </summary>
internal sealed class ManagerWriter(IStore store, RowContext context, StepReport report, bool dryRun) : StepWriter(store, context, report, dryRun)
{
    private readonly List<SourceRow> _rows = [];

    public override ValueTask WriteAsync(IReadOnlyList<SourceRow> window, CancellationToken cancellationToken)
    {
        // A firm has as many account managers as fit in memory.
        _rows.AddRange(window);
        return default;
    }

    public override async ValueTask EndAsync(CancellationToken cancellationToken)
    {
        var noted = false;
        await CommitAsync(PrepareAsync, cancellationToken);
        await base.EndAsync(cancellationToken);

        async ValueTask<Prepared> PrepareAsync(bool again, CancellationToken token)
        {
            await Context.Managers.LoadAsync(again, token);
            var state = new SortedDictionary<int, Stored<AccountManager>>();
            var tally = default(Tally);
            var ids = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var row in _rows)
            {
                var fault = Take(row, state, ids);
                if (!noted && fault is not null)
                {
                    Report.Reject(row.Values.Row, fault);
                }
            }

            SetLeads(state, ids);
            foreach (var row in noted ? [] : _rows)
            {
                Note(row, fault: null);
            }

            noted = true;
            var batch = new Batch();
            foreach (var (number, manager) in state)
            {
                var known = manager.Version > 0 ? Context.Managers[number].Document : null;
                if (known is not null && Schema.Managers.Encode(known).AsSpan().SequenceEqual(Schema.Managers.Encode(manager.Document)))
                {
                    tally += new Tally(Unchanged: 1);
                    continue;
                }

                tally += known is null ? new Tally(New: 1) : new Tally(Changed: 1);
                _ = known is null ? batch.InsertIfAbsent(Schema.Managers, manager.Document) : batch.Put(Schema.Managers, manager.Document, manager.Version);
            }

            return new Prepared(batch, tally, () =>
            {
                foreach (var manager in state.Values)
                {
                    Context.Managers.Add(manager with { Version = manager.Version + 1 });
                }
            });
        }
    }

    private Fault? Take(SourceRow row, SortedDictionary<int, Stored<AccountManager>> state, Dictionary<string, int> ids)
    {
        try
        {
            var values = row.Values;
            var name = values.Text("name") ?? string.Join(' ', new[] { values.Text("firstName"), values.Text("lastName") }.OfType<string>());
            name = name.Length > 0 ? name : values.Required("name");
            var number = ids.TryGetValue(row.Id.Key, out var planned) ? planned
                : Context.Managers.BySourceId(row.Id) ?? Context.Managers.ByEmail(values.Text("email"))
                ?? Math.Max(Context.Managers.Highest, state.Count == 0 ? 0 : state.Keys.Max()) + 1;
            var known = state.TryGetValue(number, out var taken) ? taken
                : number <= Context.Managers.Highest ? Context.Managers[number]
                : new Stored<AccountManager>(new AccountManager { Number = number, Name = name }, 0);
            ids[row.Id.Key] = number;
            state[number] = known with { Document = With(known.Document, values, name, row.Id) };
            return null;
        }
        catch (RowFaultException fault)
        {
            return fault.Fault;
        }
    }

    private static AccountManager With(AccountManager manager, RowValues values, string name, SourceId id) => manager with
    {
        Name = name,
        Email = EmailOf(values) ?? manager.Email,
        Phone = values.Text("phone") ?? manager.Phone,
        Title = values.Text("title") ?? manager.Title,
        Team = values.Text("team") ?? manager.Team,
        Zone = values.Text("zone") is { } zone && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _) ? zone : manager.Zone,
        Culture = values.Text("culture") ?? manager.Culture,
        Role = NameFolding.Fold(values.Text("role")) switch
        {
            "" => manager.Role,
            "team lead" or "teamlead" or "lead" or "manager" => Role.TeamLead,
            "administrator" or "admin" => Role.Administrator,
            _ => Role.AccountManager,
        },
        SourceIds = [.. manager.SourceIds.Append(id).Distinct()],
    };

    private static string? EmailOf(RowValues values)
    {
        if (values.Text("email") is not { } email)
        {
            return null;
        }

        if (ContactKeys.OfEmail(email) is not null)
        {
            return email;
        }

        values.Warn("email", "email", email, $"'{email}' is no e-mail address and was left out; correct it.");
        return null;
    }

    private void SetLeads(SortedDictionary<int, Stored<AccountManager>> state, Dictionary<string, int> ids)
    {
        foreach (var row in _rows)
        {
            if (row.Values.Text("lead") is not { } called || !ids.TryGetValue(row.Id.Key, out var number))
            {
                continue;
            }

            var lead = ids.TryGetValue(new SourceId(Context.Settings.Source, called).Key, out var planned) ? planned
                : Context.Managers.Find(Context.Settings.Source, called)
                ?? state.Values.FirstOrDefault(manager => NameFolding.Fold(manager.Document.Name) == NameFolding.Fold(called) || string.Equals(manager.Document.Email, called, StringComparison.OrdinalIgnoreCase))?.Document.Number;
            if (lead is null or 0 || lead == number)
            {
                row.Values.Warn("no-lead", "lead", called, $"There is nobody '{called}' to be the lead, so there is none; correct it, or import that person too.");
                continue;
            }

            state[number] = state[number] with { Document = state[number].Document with { Lead = lead } };
            if (state.TryGetValue(lead.Value, out var leading) && leading.Document.Role == Role.AccountManager && !row.Values.Has("role"))
            {
                state[lead.Value] = leading with { Document = leading.Document with { Role = Role.TeamLead } };
            }
        }
    }
}
