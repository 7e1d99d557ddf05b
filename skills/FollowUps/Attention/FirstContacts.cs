using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps.Schedule;

namespace RetentionBot.Skills.FollowUps.Attention;

/// <summary>
/// When customers whom nobody has planned for are first to be contacted. What lies in their history makes no backlog: whoever would be overdue, or was never contacted, is spread over one cadence,
/// the most valuable first.
/// </summary>
public static class FirstContacts
{
    /// <summary>A plan for each.</summary>
    /// <param name="unplanned">In any order.</param>
    /// <param name="atOnce">How many of the most valuable come today.</param>
    public static IReadOnlyList<(Customer Customer, ContactPlan Plan)> Plan(IEnumerable<Customer> unplanned, CadenceRules rules, WorkCalendar calendar, DateOnly today, int atOnce)
    {
        var plans = new List<(Customer, ContactPlan)>();
        var late = new List<Customer>();
        foreach (var customer in unplanned)
        {
            if (customer.Activity.LastContact is { } last && rules.Of(customer).After(last) is var due && due > today)
            {
                plans.Add((customer, new ContactPlan(today, due)));
            }
            else
            {
                late.Add(customer);
            }
        }

        List<Customer> byValue = [.. late.OrderBy(rules.TierOf).ThenByDescending(AttentionKeys.Value).ThenBy(customer => customer.Number)];
        plans.AddRange(byValue.Take(atOnce).Select(customer => (customer, new ContactPlan(today, calendar.OnOrAfter(today)))));
        foreach (var cadence in byValue.Skip(atOnce).GroupBy(rules.Of))
        {
            List<Customer> same = [.. cadence];
            plans.AddRange(same.Select((customer, place) => (customer, new ContactPlan(today, calendar.OnOrAfter(today.AddDays(1 + (int)((long)cadence.Key.Days * place / same.Count)))))));
        }

        return plans;
    }
}
