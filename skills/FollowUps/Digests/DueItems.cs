using System.Globalization;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps.Attention;
using RetentionBot.Skills.FollowUps.Schedule;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Names;
using RetentionBot.Skills.Outreach;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.FollowUps.Digests;

/// <summary>Collects what an account manager is to be reminded of on a day: their own, and what cannot wait of colleagues who are away.</summary>
public sealed class DueItems(AttentionBook attention, FollowUpBook followUps, SeenCustomers seen, WorkCalendars calendars, FollowUpOptions options, OutreachOptions outreach)
{
    /// <summary>Of what nobody has taken the oldest are looked through, whosever customers they are about: the others come when these are taken.</summary>
    private const int MostOfNobody = 200;

    /// <summary>Everything that is due, in no particular order.</summary>
    /// <param name="covered">The colleagues they stand in for that day.</param>
    public async ValueTask<IReadOnlyList<DueItem>> OfAsync(AccountManager manager, IReadOnlyList<AccountManager> covered, DateOnly today, CadenceRules rules, CancellationToken cancellationToken)
    {
        var calendar = calendars.Of(manager);
        var items = new List<DueItem>();
        items.AddRange(await PromisedAsync(manager, manager.Number, today, cancellationToken));
        items.AddRange(await NobodysAsync(manager, today, cancellationToken));
        items.AddRange((await attention.ContactsDueAsync(manager.Number, rules, today, cancellationToken))
            .Where(customer => !IsHidden(customer, today, calendar))
            .Select(customer => Contact(customer, rules.DueOn(customer) ?? today)));
        items.AddRange((await attention.ThanksSinceAsync(manager.Number, calendar.Before(today, options.ThanksDays), today, cancellationToken))
            .Where(customer => !IsHidden(customer, today, calendar) && customer.Activity.Thanks is not null)
            .Select(customer => new DueItem(LineKind.Thanks, customer, customer.Activity.Thanks!.Reason.ToString(), customer.Activity.Thanks.On))); // just filtered
        items.AddRange((await attention.WelcomesSinceAsync(manager.Number, calendar.Before(today, options.ThanksDays), today, cancellationToken))
            .Where(customer => !IsHidden(customer, today, calendar) && IsToBeWelcomed(customer))
            .Select(customer => new DueItem(LineKind.Welcome, customer, customer.Activity.WelcomeTo ?? "", customer.Activity.Welcome!.Value))); // just filtered
        items.AddRange(await AfterSalesAsync(manager.Number, today, calendar, cancellationToken));
        items.AddRange(await DatesAsync(manager.Number, today, calendar, cancellationToken));
        foreach (var colleague in covered)
        {
            items.AddRange(await PromisedAsync(manager, colleague.Number, today, cancellationToken));
        }

        return [.. items.Select(item => item with { Tier = rules.TierOf(item.Customer) })];

        DueItem Contact(Customer customer, DateOnly due) => new(LineKind.Contact, customer, "", due)
        {
            IsLeadNear = manager.Lead is not null && Escalation.IsNear(calendar.OnOrAfter(due.AddDays(rules.EscalatesAfter(customer, options))), today, calendar, options),
        };
    }

    /// <summary>Complaints and follow-ups. For a colleague only what cannot wait: complaints, promises and what is on that day.</summary>
    private async ValueTask<IEnumerable<DueItem>> PromisedAsync(AccountManager reader, int owner, DateOnly today, CancellationToken cancellationToken)
    {
        int? forColleague = owner == reader.Number ? null : owner;
        var complaints = await followUps.ComplaintsOfAsync(owner, cancellationToken);
        var due = (await followUps.OpenOfAsync(owner, new Period(DateOnly.MinValue, today), cancellationToken))
            .Where(followUp => !(followUp.HiddenUntil > today) && (forColleague is null || followUp.IsPromise || followUp.DueOn == today)).ToList();
        return await ItemsAsync(reader, complaints, due, forColleague, today, cancellationToken);
    }

    /// <summary>Complaints and follow-ups nobody has taken, as imported ones, with customers of their own.</summary>
    private async ValueTask<IEnumerable<DueItem>> NobodysAsync(AccountManager manager, DateOnly today, CancellationToken cancellationToken)
    {
        var complaints = await followUps.ComplaintsOfAsync(owner: null, MostOfNobody, cancellationToken);
        var due = (await followUps.OpenStoredOfAsync(owner: null, new Period(DateOnly.MinValue, today), MostOfNobody, cancellationToken)).Select(followUp => followUp.Document).Where(followUp => !(followUp.HiddenUntil > today)).ToList();
        return (await ItemsAsync(manager, complaints, due, forColleague: null, today, cancellationToken)).Where(item => item.Customer.Manager == manager.Number);
    }

    /// <summary>Those of customers the reader may see.</summary>
    private async ValueTask<IEnumerable<DueItem>> ItemsAsync(
        AccountManager reader, IReadOnlyList<Complaint> complaints, IReadOnlyList<FollowUp> due, int? forColleague, DateOnly today, CancellationToken cancellationToken)
    {
        var whose = await seen.ByNumberAsync(reader.Number, complaints.Select(complaint => complaint.At.Customer).Concat(due.Select(followUp => followUp.Customer)), cancellationToken);
        return complaints.Where(complaint => whose.ContainsKey(complaint.At.Customer))
            .Select(complaint => new DueItem(LineKind.Complaint, whose[complaint.At.Customer], complaint.Id.ToString(), complaint.DueOn ?? complaint.On) { For = forColleague })
            .Concat(due.Where(followUp => whose.ContainsKey(followUp.Customer))
                .Select(followUp => new DueItem(LineKind.FollowUp, whose[followUp.Customer], followUp.Id.ToString(), followUp.DueOn) { At = followUp.DueOn == today ? followUp.DueAt : null, IsPromise = followUp.IsPromise, For = forColleague }));
    }

    private async ValueTask<IEnumerable<DueItem>> DatesAsync(int manager, DateOnly today, WorkCalendar calendar, CancellationToken cancellationToken)
    {
        var ahead = new Period(today, today.AddDays(options.DatesAheadDays));
        return from customer in await attention.WithDatesAsync(manager, ahead.From, ahead.To, cancellationToken)
               where !IsHidden(customer, today, calendar)
               from date in customer.KeyDates
               let day = KeyDateCalendar.FirstWithin(date, ahead)
               where day is not null && !IsCongratulated(customer, date, day.Value)
               select new DueItem(LineKind.KeyDate, customer, date.Kind, day.Value);
    }

    /// <summary>
    /// The question how satisfied they are comes some days after an order and lapses like a thank-you; not to whoever was asked lately, whatever they ordered since, nor while a complaint is open.
    /// </summary>
    private async ValueTask<IEnumerable<DueItem>> AfterSalesAsync(int manager, DateOnly today, WorkCalendar calendar, CancellationToken cancellationToken)
    {
        var (from, to) = (calendar.Before(today, options.ThanksDays).AddDays(-outreach.SatisfactionAfterDays), today.AddDays(-outreach.SatisfactionAfterDays));
        return (await attention.OrderedAsync(manager, from, to, cancellationToken))
            .Where(customer => !IsHidden(customer, today, calendar) && customer.Activity.OpenComplaints == 0 && !(customer.Activity.AskedSatisfaction > today.AddDays(-outreach.SatisfactionEveryDays)))
            .Select(customer => new DueItem(LineKind.AfterSales, customer, "", customer.Activity.LastOrders.First(order => order <= to).AddDays(outreach.SatisfactionAfterDays))); // the key comes of one
    }

    /// <summary>Newcomers to the firm; those new to a division or product line where there is a kit for it.</summary>
    private bool IsToBeWelcomed(Customer customer) => customer.Activity.Welcome is { } first
        && (customer.Activity.WelcomeTo is { } to ? outreach.Kits.Any(kit => NameFolding.Fold(kit.For) == NameFolding.Fold(to)) : !IsKnownLonger(customer, first));

    /// <summary>Whether somebody was already in touch about a date this time: one of the newest facts of the customer names it.</summary>
    private bool IsCongratulated(Customer customer, KeyDate date, DateOnly day) => customer.Activity.Recent.Any(fact =>
        fact.Id.Kind == RecordKind.Interaction && fact.On <= day && fact.On >= day.AddDays(-options.DatesAheadDays)
        && CultureInfo.InvariantCulture.CompareInfo.IndexOf(fact.Line, date.Kind, CompareOptions.IgnoreCase) >= 0);

    /// <summary>Whether they were a customer before the first order that is recorded here: then that was not their first.</summary>
    internal static bool IsKnownLonger(Customer customer, DateOnly firstOrder) => customer.StatedExisting == true || customer.CustomerSince < firstOrder;

    /// <summary>Whether a reminder of a customer waits: it was snoozed, or an attempt was made that comes back in a few working days.</summary>
    private bool IsHidden(Customer customer, DateOnly today, WorkCalendar calendar) => customer.HiddenUntil > today
        || (customer.Activity.LastAttempt is { } attempt && !(customer.Activity.LastContact > attempt) && calendar.After(attempt, options.AttemptBackDays) > today);
}
