using System.Globalization;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps.Attention;
using RetentionBot.Skills.FollowUps.Schedule;
using RetentionBot.Skills.History;

namespace RetentionBot.Skills.FollowUps.Digests;

/// <summary>Collects what an account manager is to be reminded of on a day: their own, and what cannot wait of colleagues who are away.</summary>
public sealed class DueItems(AttentionBook attention, FollowUpBook followUps, CustomerBook customers, WorkCalendars calendars, FollowUpOptions options)
{
    /// <summary>Everything that is due, in no particular order.</summary>
    /// <param name="covered">The colleagues they stand in for that day.</param>
    public async ValueTask<IReadOnlyList<DueItem>> OfAsync(AccountManager manager, IReadOnlyList<AccountManager> covered, DateOnly today, CadenceRules rules, CancellationToken cancellationToken)
    {
        var calendar = calendars.Of(manager);
        var items = new List<DueItem>();
        items.AddRange(await PromisedAsync(manager.Number, today, forColleague: null, cancellationToken));
        items.AddRange((await attention.ContactsDueAsync(manager.Number, rules, today, cancellationToken))
            .Where(customer => !IsHidden(customer, today, calendar))
            .Select(customer => Contact(customer, rules.DueOn(customer) ?? today)));
        items.AddRange((await attention.ThanksSinceAsync(manager.Number, calendar.Before(today, options.ThanksDays), today, cancellationToken))
            .Where(customer => !IsHidden(customer, today, calendar) && customer.Activity.Thanks is not null)
            .Select(customer => new DueItem(LineKind.Thanks, customer, customer.Activity.Thanks!.Reason.ToString(), customer.Activity.Thanks.On))); // just filtered
        items.AddRange((await attention.WelcomesSinceAsync(manager.Number, calendar.Before(today, options.ThanksDays), today, cancellationToken))
            .Where(customer => !IsHidden(customer, today, calendar) && customer.Activity.Welcome is not null)
            .Select(customer => new DueItem(LineKind.Welcome, customer, "", customer.Activity.Welcome!.Value))); // just filtered
        items.AddRange(await DatesAsync(manager.Number, today, cancellationToken));
        foreach (var colleague in covered)
        {
            items.AddRange(await PromisedAsync(colleague.Number, today, colleague.Number, cancellationToken));
        }

        return [.. items.Select(item => item with { Tier = rules.TierOf(item.Customer) })];

        DueItem Contact(Customer customer, DateOnly due) => new(LineKind.Contact, customer, "", due)
        {
            IsLeadNear = manager.Lead is not null && Escalation.IsNear(calendar.OnOrAfter(due.AddDays(rules.EscalatesAfter(customer, options))), today, calendar, options),
        };
    }

    /// <summary>Complaints and follow-ups. For a colleague only what cannot wait: complaints, promises and what is on that day.</summary>
    private async ValueTask<IEnumerable<DueItem>> PromisedAsync(int owner, DateOnly today, int? forColleague, CancellationToken cancellationToken)
    {
        var complaints = await followUps.ComplaintsOfAsync(owner, cancellationToken);
        var due = (await followUps.OpenOfAsync(owner, new Period(DateOnly.MinValue, today), cancellationToken))
            .Where(followUp => !(followUp.HiddenUntil > today) && (forColleague is null || followUp.IsPromise || followUp.DueOn == today)).ToList();
        var whose = await customers.ByNumberAsync(complaints.Select(complaint => complaint.At.Customer).Concat(due.Select(followUp => followUp.Customer)), cancellationToken);
        return complaints.Where(complaint => whose.ContainsKey(complaint.At.Customer))
            .Select(complaint => new DueItem(LineKind.Complaint, whose[complaint.At.Customer], complaint.Id.ToString(), complaint.DueOn ?? complaint.On) { For = forColleague })
            .Concat(due.Where(followUp => whose.ContainsKey(followUp.Customer))
                .Select(followUp => new DueItem(LineKind.FollowUp, whose[followUp.Customer], followUp.Id.ToString(), followUp.DueOn) { At = followUp.DueOn == today ? followUp.DueAt : null, IsPromise = followUp.IsPromise, For = forColleague }))
            .Where(item => item.Customer.ErasedOn is null);
    }

    private async ValueTask<IEnumerable<DueItem>> DatesAsync(int manager, DateOnly today, CancellationToken cancellationToken)
    {
        var ahead = new Period(today, today.AddDays(options.DatesAheadDays));
        return from customer in await attention.WithDatesAsync(manager, ahead.From, ahead.To, cancellationToken)
               where !(customer.HiddenUntil > today)
               from date in customer.KeyDates
               let day = KeyDateCalendar.FirstWithin(date, ahead)
               where day is not null && !(customer.Activity.LastContact is { } last && last.AddDays(options.DatesAheadDays) >= day && last <= day && IsThatContact(customer, date))
               select new DueItem(LineKind.KeyDate, customer, date.Kind, day.Value);
    }

    /// <summary>Whether somebody was already in touch about a date: the newest fact of the customer names it.</summary>
    private static bool IsThatContact(Customer customer, KeyDate date) =>
        customer.Activity.Recent.Any(fact => fact.Id.Kind == RecordKind.Interaction && CultureInfo.InvariantCulture.CompareInfo.IndexOf(fact.Line, date.Kind, CompareOptions.IgnoreCase) >= 0);

    /// <summary>Whether a reminder of a customer waits: it was snoozed, or an attempt was made that comes back in a few working days.</summary>
    private bool IsHidden(Customer customer, DateOnly today, WorkCalendar calendar) => customer.HiddenUntil > today
        || (customer.Activity.LastAttempt is { } attempt && !(customer.Activity.LastContact > attempt) && calendar.After(attempt, options.AttemptBackDays) > today);
}
