using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps.Attention;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.FollowUps.Digests;

/// <summary>What a lead sees once a week: how many of the team's customers are contacted in time, first of all; then what is late with whom.</summary>
public sealed class TeamSummary(AccountManagerBook managers, CustomerBook customers, FollowUpBook followUps, AttentionBook attention, CadenceBook cadences)
{
    /// <summary>Counting further tells nobody more.</summary>
    private const int CountedUpTo = 100_000;

    /// <summary>The summary for a lead; null for a lead of nobody.</summary>
    public async ValueTask<Card?> OfAsync(SkillTurn turn, CancellationToken cancellationToken)
    {
        var rules = await cadences.RulesAsync(cancellationToken);
        var rows = new List<(AccountManager? Manager, int Customers, int Overdue, int Promises, int Complaints)>();
        foreach (var member in (await managers.ListAsync(cancellationToken)).Where(member => member.Number != turn.Caller.Number && RightsTable.BondOf(turn.Caller, member, isOwned: true) == Bond.Team))
        {
            rows.Add(await RowAsync(member, rules, turn, cancellationToken));
        }

        if (rows.Count == 0)
        {
            return null;
        }

        rows.Add(await RowAsync(turn.Caller, rules, turn, cancellationToken));
        var pool = await RowAsync(manager: null, rules, turn, cancellationToken);
        var (all, overdue) = (rows.Sum(row => row.Customers), rows.Sum(row => row.Overdue));
        return new Card(
            new Heading(all == 0 ? "Your team looks after no customer yet." : $"Your team's week: {Coverage(all, overdue)} of {turn.Say.Count(all, "customer")} {(all == 1 ? "is" : "are")} contacted in time; {overdue} {(overdue == 1 ? "is" : "are")} overdue."),
            new Table(
                [new Column("Account manager", Weight: 4), new Column("In time", IsNumber: true, Weight: 2), new Column("Customers", IsNumber: true, Weight: 2), new Column("Overdue", IsNumber: true, Weight: 2), new Column("Broken promises", IsNumber: true, Weight: 2), new Column("Open complaints", IsNumber: true, Weight: 2)],
                [.. rows.Where(row => row.Customers + row.Promises + row.Complaints > 0).OrderByDescending(row => row.Overdue).Concat(pool.Customers + pool.Complaints > 0 ? [pool] : []).Select(row => (IReadOnlyList<string>)
                [
                    row.Manager?.Name ?? "Pool, nobody's", Coverage(row.Customers, row.Overdue), $"{row.Customers}", $"{row.Overdue}", $"{row.Promises}", $"{row.Complaints}",
                ])]),
            new Footnote("In time: the next contact is planned and not overdue. Say \"overdue follow-ups of\" with a name to see whose, or \"assign\" with a customer to give one to somebody else."));
    }

    private async ValueTask<(AccountManager? Manager, int Customers, int Overdue, int Promises, int Complaints)> RowAsync(AccountManager? manager, CadenceRules rules, SkillTurn turn, CancellationToken cancellationToken)
    {
        var yesterday = turn.Today.AddDays(-1);
        var late = manager is null ? [] : await followUps.OpenOfAsync(manager.Number, new Period(DateOnly.MinValue, yesterday), cancellationToken);
        return (
            manager,
            await customers.CountOfManagerAsync(manager?.Number, CountedUpTo, cancellationToken),
            await attention.CountDueAsync(manager?.Number, rules, yesterday, CountedUpTo, cancellationToken) + await attention.CountUnplannedAsync(manager?.Number, CountedUpTo, cancellationToken),
            late.Count(followUp => followUp.IsPromise),
            (await followUps.ComplaintsOfAsync(manager?.Number, cancellationToken)).Count);
    }

    private static string Coverage(int all, int overdue) => all == 0 ? "-" : $"{Math.Max(0, 100 * (all - overdue) / all)} %";
}
