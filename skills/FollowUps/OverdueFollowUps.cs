using System.Globalization;
using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps.Attention;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.FollowUps;

/// <summary>Lists what should have been done: follow-ups that are past, promises first, and customers whose contact is overdue.</summary>
public sealed class OverdueFollowUps(ListedFollowUps listed, AttentionBook attention, CadenceBook cadences, CallerRights rights)
{
    private const string Function = "followup.overdue";

    /// <param name="customer">With whom; left out for all.</param>
    /// <param name="scope">Whose; the caller's own when left out.</param>
    /// <param name="manager">The colleague whose they are.</param>
    /// <param name="skip">How many were shown before.</param>
    [SkillFunction(Function, Deed.ListCustomers, "Lists overdue follow-ups, broken promises first, and contacts that are overdue.")]
    [Phrase("[show|list|show me] [my|the|all] [my] (overdue|late|missed) [follow-ups|follow ups|followups|tasks|to-dos|reminders|contacts|customers]")]
    [Phrase("(which|what) [follow-ups|follow ups|followups|tasks|to-dos|contacts|customers] (are|is) (overdue|late)")]
    [Phrase("[is|are] [there] [any|anything] overdue (with|for) {customer}")]
    [Example("Which follow-ups are overdue?")]
    [Example("show my overdue tasks")]
    [Example("what is overdue")]
    [Example("anything overdue with {customer}")]
    public async Task<Reply> AnswerAsync([OnlyIfNamed] Customer? customer, FollowUpScope? scope, AccountManager? manager, int? skip, SkillTurn turn, CancellationToken cancellationToken)
    {
        var whose = scope ?? (customer is null ? FollowUpScope.Mine : FollowUpScope.All);
        var late = (await listed.OfAsync(whose, manager, customer, new Period(DateOnly.MinValue, turn.Today.AddDays(-1)), turn, cancellationToken))
            .OrderByDescending(each => each.FollowUp.IsPromise).ThenBy(each => each.FollowUp.DueOn).ToList();
        var isOwn = whose == FollowUpScope.Mine && manager is null;
        var contacts = await ContactsAsync(customer, isOwn ? turn.Caller : manager, turn, cancellationToken);
        var count = late.Count + contacts.Count;
        var who = $"{ListFollowUps.Whose(whose, manager, turn, customer is not null)}{(customer is null ? "" : $" with {CustomerLabel.Full(customer)}")}";
        if (count == 0)
        {
            return new Answer($"Nothing is overdue{who}.").Button("What is planned", new SkillCall(ListFollowUps.Function)).Reply(turn);
        }

        var promises = late.Count(each => each.FollowUp.IsPromise);
        var passed = Math.Clamp(skip ?? 0, 0, count);
        var rows = new List<(string Day, string What, string Id)>(await listed.RowsAsync(late.Skip(passed).Take(Answer.PageSize), isOwn, turn, cancellationToken));
        rows.AddRange(contacts.Skip(Math.Max(0, passed - late.Count)).Take(Answer.PageSize - rows.Count).Select(contact => Row(contact.Customer, contact.Due, contact.Words, turn)));
        var answer = new Answer($"{count} overdue{who}{(promises > 0 ? $", {turn.Say.Count(promises, "broken promise")} among them" : "")}.").Records(rows);
        if (passed + rows.Count < count)
        {
            var more = customer is null ? new SkillCall(Function) : Answer.About(customer, Function);
            more = scope is { } said ? more.With("scope", said.ToString()) : more;
            more = manager is null ? more : more.With("manager", manager.Number.ToString(CultureInfo.InvariantCulture));
            answer.More(turn, more.With("skip", (passed + Answer.PageSize).ToString(CultureInfo.InvariantCulture)), $"{count - passed - rows.Count} more");
        }

        return answer.Note("Say \"done with F12\" or \"snooze F12 until Friday\" with an id of the list; a customer's own id works as well.").Reply(turn);
    }

    /// <summary>Contacts the cadence asks for: of one account manager, the most valuable first; only of customers the caller may see.</summary>
    private async ValueTask<IReadOnlyList<(Customer Customer, DateOnly Due, string Words)>> ContactsAsync(Customer? customer, AccountManager? manager, SkillTurn turn, CancellationToken cancellationToken)
    {
        var rules = await cadences.RulesAsync(cancellationToken);
        IReadOnlyList<Customer> due = customer is not null ? rules.DueOn(customer) < turn.Today ? [customer] : []
            : manager is null ? []
            : await rights.SeenByAsync(turn.Caller.Number, await attention.ContactsDueAsync(manager.Number, rules, turn.Today.AddDays(-1), cancellationToken), cancellationToken);
        return [.. due.OrderBy(rules.TierOf).ThenByDescending(AttentionKeys.Value).ThenBy(each => each.Number).Select(each => (each, rules.DueOn(each) ?? turn.Today, rules.Of(each).Words))];
    }

    private static (string Day, string What, string Id) Row(Customer customer, DateOnly due, string cadence, SkillTurn turn)
    {
        turn.Saw(customer);
        return (turn.Say.Day(due), $"{customer.Name} · contact {cadence}, {turn.Say.Count(turn.Today.DayNumber - due.DayNumber, "day")} overdue", $"#{customer.Number}");
    }
}
