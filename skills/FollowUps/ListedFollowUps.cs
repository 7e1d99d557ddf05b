using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.FollowUps;

/// <summary>Whose follow-ups are meant.</summary>
public enum FollowUpScope
{
    /// <summary>The caller's own.</summary>
    Mine,

    /// <summary>Those of the caller's team.</summary>
    Team,

    /// <summary>Everybody's.</summary>
    All,
}

/// <summary>Reads the open follow-ups of a scope with their customers, as the caller may see them.</summary>
public sealed class ListedFollowUps(FollowUpBook followUps, HistoryBook history, AccountManagerBook managers, SeenCustomers seen, ManagerNames names)
{
    /// <summary>Nobody has more planned with one customer.</summary>
    private const int MostWithOne = 500;

    /// <summary>Those that are due within a span, soonest first; of customers the caller may not see, none.</summary>
    /// <param name="manager">A colleague whose they are; null for the scope.</param>
    /// <param name="customer">Only those with this customer; null for all.</param>
    public async ValueTask<IReadOnlyList<(FollowUp FollowUp, Customer Customer)>> OfAsync(FollowUpScope scope, AccountManager? manager, Customer? customer, Period due, SkillTurn turn, CancellationToken cancellationToken)
    {
        var open = customer is not null ? (await history.OpenFollowUpsAsync(customer, due, MostWithOne, cancellationToken)).Where(followUp => manager is not null ? followUp.Owner == manager.Number : scope != FollowUpScope.Mine || followUp.Owner == turn.Caller.Number).ToList()
            : manager is not null ? await followUps.OpenOfAsync(manager.Number, due, cancellationToken)
            : scope == FollowUpScope.Mine ? await followUps.OpenOfAsync(turn.Caller.Number, due, cancellationToken)
            : scope == FollowUpScope.All ? await followUps.OpenOfAllAsync(due, cancellationToken)
            : await OfTeamAsync(due, turn, cancellationToken);
        var whose = await seen.ByNumberAsync(turn.Caller.Number, open.Select(followUp => followUp.Customer), cancellationToken);
        return [.. open.Where(followUp => whose.ContainsKey(followUp.Customer)).OrderBy(followUp => followUp.DueOn).ThenBy(followUp => followUp.DueAt ?? TimeOnly.MaxValue).ThenBy(followUp => followUp.Number)
            .Select(followUp => (followUp, whose[followUp.Customer]))];
    }

    /// <summary>A page of them as rows.</summary>
    internal async ValueTask<IReadOnlyList<(string Day, string What, string Id)>> RowsAsync(IEnumerable<(FollowUp FollowUp, Customer Customer)> page, bool isOwn, SkillTurn turn, CancellationToken cancellationToken)
    {
        var rows = new List<(string, string, string)>();
        foreach (var (followUp, customer) in page)
        {
            turn.Saw(customer);
            var whose = isOwn ? "" : $" (for {await names.OfAsync(followUp.Owner, turn, cancellationToken) ?? "nobody yet"})";
            rows.Add((FollowUpWording.When(followUp, turn.Say), $"{customer.Name} (#{customer.Number}) · {FollowUpWording.Reason(followUp)}{FollowUpWording.State(followUp, turn.Say)}{whose}", followUp.Id.ToString()));
        }

        return rows;
    }

    private async ValueTask<IReadOnlyList<FollowUp>> OfTeamAsync(Period due, SkillTurn turn, CancellationToken cancellationToken)
    {
        var open = new List<FollowUp>();
        foreach (var member in (await managers.ListAsync(cancellationToken)).Where(member => RightsTable.BondOf(turn.Caller, member, isOwned: true) is Bond.Own or Bond.Team))
        {
            open.AddRange(await followUps.OpenOfAsync(member.Number, due, cancellationToken));
        }

        return open;
    }
}
