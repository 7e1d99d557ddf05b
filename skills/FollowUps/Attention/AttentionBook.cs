using RetentionBot.Skills.Customers;
using RetentionBot.Store;

namespace RetentionBot.Skills.FollowUps.Attention;

/// <summary>Finds the customers of an account manager who want attention. What is read grows with what is due, not with how many customers there are.</summary>
public sealed class AttentionBook(IStore store)
{
    /// <summary>Of one reason no more are read at once; whoever has more due sees the rest when these are done.</summary>
    private const int MostRead = 2_000;

    /// <summary>Those whose contact is due by a day, in no particular order.</summary>
    /// <param name="manager">Null for the pool.</param>
    public async ValueTask<IReadOnlyList<Customer>> ContactsDueAsync(int? manager, CadenceRules rules, DateOnly by, CancellationToken cancellationToken)
    {
        var due = new List<Customer>();
        foreach (var (reason, to) in await DueRangesAsync(manager, rules, by, cancellationToken))
        {
            due.AddRange((await ReadAsync(manager, reason, 0, to, cancellationToken)).Select(customer => customer.Document).Where(customer => rules.DueOn(customer) <= by));
        }

        return due;
    }

    /// <summary>How many have a contact due by a day, counted by the keys alone: at the edge of a class of value that two tiers share, a few too many.</summary>
    public async ValueTask<int> CountDueAsync(int? manager, CadenceRules rules, DateOnly by, int cap, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var (reason, to) in await DueRangesAsync(manager, rules, by, cancellationToken))
        {
            count += await store.CountAsync(Schema.CustomersByAttention, AttentionKeys.Range(manager, reason, 0, to), cap - count, cancellationToken);
            if (count >= cap)
            {
                return cap;
            }
        }

        return count;
    }

    /// <summary>How many nobody has planned a contact for yet.</summary>
    public ValueTask<int> CountUnplannedAsync(int? manager, int cap, CancellationToken cancellationToken) =>
        store.CountAsync(Schema.CustomersByAttention, AttentionKeys.Range(manager, AttentionKeys.Reason.Unplanned, 0, 0), cap, cancellationToken);

    /// <summary>How many contacts a day the cadences of an account manager's customers need, over all days of the year.</summary>
    public async ValueTask<double> NeededPerDayAsync(int? manager, CadenceRules rules, CancellationToken cancellationToken)
    {
        var needed = 0.0;
        foreach (var (reason, shortest) in rules.Classes(manager))
        {
            foreach (var each in new[] { reason, AttentionKeys.Reason.Planned(reason) })
            {
                needed += shortest is { } cadence
                    ? (double)await store.CountAsync(Schema.CustomersByAttention, AttentionKeys.Range(manager, each, 0, int.MaxValue), int.MaxValue, cancellationToken) / cadence.Days
                    : (await ReadAsync(manager, each, 0, int.MaxValue, cancellationToken)).Sum(customer => 1.0 / rules.Of(customer.Document).Days);
            }
        }

        return needed;
    }

    /// <summary>Those nobody has planned a contact for yet, to be written; at most <paramref name="limit"/>.</summary>
    public ValueTask<IReadOnlyList<Stored<Customer>>> UnplannedAsync(int? manager, int limit, CancellationToken cancellationToken) =>
        store.ByIndexAsync(Schema.CustomersByAttention, AttentionKeys.Range(manager, AttentionKeys.Reason.Unplanned, 0, 0), limit, descending: false, cancellationToken);

    /// <summary>Those who are to be thanked for something they did since a day.</summary>
    public async ValueTask<IReadOnlyList<Customer>> ThanksSinceAsync(int manager, DateOnly since, DateOnly today, CancellationToken cancellationToken) =>
        Documents(await ReadAsync(manager, AttentionKeys.Reason.Thanks, since.DayNumber, today.DayNumber, cancellationToken));

    /// <summary>Those who are to be welcomed, whose first purchase was since a day.</summary>
    public async ValueTask<IReadOnlyList<Customer>> WelcomesSinceAsync(int manager, DateOnly since, DateOnly today, CancellationToken cancellationToken) =>
        Documents(await ReadAsync(manager, AttentionKeys.Reason.Welcome, since.DayNumber, today.DayNumber, cancellationToken));

    /// <summary>Those one of whose last orders was between two days, both included, and who were not asked yet how satisfied they are with it.</summary>
    public async ValueTask<IReadOnlyList<Customer>> OrderedAsync(int manager, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        Documents(await ReadAsync(manager, AttentionKeys.Reason.AfterSales, from.DayNumber, to.DayNumber, cancellationToken));

    /// <summary>Those who have a key date between two days, both included; which one, their record says.</summary>
    public async ValueTask<IReadOnlyList<Customer>> WithDatesAsync(int manager, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var found = new List<Stored<Customer>>(await ReadAsync(manager, AttentionKeys.Reason.SingleDate, from.DayNumber, to.DayNumber, cancellationToken));
        var (first, last) = (AttentionKeys.DayOfYear(from), AttentionKeys.DayOfYear(to));
        var leapDay = AttentionKeys.DayOfYear(new DateOnly(2024, 2, 29)); // kept on the 28th in other years
        last = last == leapDay - 1 ? leapDay : last;
        (int From, int To)[] spans = first <= last ? [(first, last)] : [(first, AttentionKeys.DayOfYear(DateOnly.MaxValue)), (AttentionKeys.DayOfYear(DateOnly.MinValue), last)];
        foreach (var span in spans)
        {
            found.AddRange(await ReadAsync(manager, AttentionKeys.Reason.YearlyDate, span.From, span.To, cancellationToken));
        }

        return [.. Documents(found).DistinctBy(customer => customer.Number)];
    }

    /// <summary>
    /// Where those lie whose contact is due, of the reasons somebody has: the customers of one account manager have a few of the many there are, so from each the next is looked for.
    /// </summary>
    private async ValueTask<IReadOnlyList<(int Reason, int To)>> DueRangesAsync(int? manager, CadenceRules rules, DateOnly by, CancellationToken cancellationToken)
    {
        var ends = rules.DueRanges(manager, by).ToDictionary(range => range.Reason, range => range.To);
        var ranges = new List<(int, int)>();
        for (var from = AttentionKeys.Reason.OwnCadence; await FirstContactAsync(manager, from, cancellationToken) is (var reason, var day); from = reason + 1)
        {
            if (day <= ends[reason])
            {
                ranges.Add((reason, ends[reason]));
            }
        }

        return ranges;
    }

    private async ValueTask<(int Reason, int Day)?> FirstContactAsync(int? manager, int reason, CancellationToken cancellationToken)
    {
        var found = await store.ByIndexAsync(Schema.CustomersByAttention, AttentionKeys.ContactsFrom(manager, reason), 1, descending: false, cancellationToken);
        return found.Count == 0 ? null : AttentionKeys.ContactOf(found[0].Document);
    }

    private ValueTask<IReadOnlyList<Stored<Customer>>> ReadAsync(int? manager, int reason, int from, int to, CancellationToken cancellationToken) =>
        store.ByIndexAsync(Schema.CustomersByAttention, AttentionKeys.Range(manager, reason, from, to), MostRead, descending: false, cancellationToken);

    private static IReadOnlyList<Customer> Documents(IReadOnlyList<Stored<Customer>> found) => [.. found.Select(customer => customer.Document)];
}
