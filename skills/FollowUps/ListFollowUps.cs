using System.Globalization;
using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.FollowUps;

/// <summary>Lists what is planned: for a day or a span, for a customer, for oneself, the team or everybody.</summary>
public sealed class ListFollowUps(ListedFollowUps listed)
{
    internal const string Function = "followup.list";

    /// <param name="customer">With whom; left out for all.</param>
    /// <param name="date">The day they are due; left out for a span or all.</param>
    /// <param name="scope">Whose; the caller's own when left out, everybody's for a customer.</param>
    /// <param name="manager">The colleague whose they are.</param>
    /// <param name="skip">How many were shown before.</param>
    [SkillFunction(Function, Deed.ListCustomers, "Lists planned follow-ups by day, customer, colleague or team.")]
    [Phrase("[show|list|show me] [my|the|all] (follow-ups|follow ups|followups|tasks|to-dos)")]
    [Phrase("[show|list|show me] [all|my] (follow-ups|follow ups|followups|tasks|to-dos) (scheduled|planned|due) [for|on]")]
    [Phrase("(what|which) (follow-ups|follow ups|followups|tasks|to-dos) (do i have|are planned|are open|are due|are there)")]
    [Phrase("[show|list|show me] [the] [open|pending|planned] (follow-ups|follow ups|followups|tasks) (for|with|of) {customer}")]
    [Example("my follow-ups")]
    [Example("which follow-ups do i have")]
    [Example("list the pending follow-ups for {customer}")]
    [Example("show me the open tasks with {customer}")]
    [Example("What follow-ups do I have this week?")]
    public async Task<Reply> AnswerAsync([OnlyIfNamed] Customer? customer, Period? period, DateOnly? date, FollowUpScope? scope, AccountManager? manager, int? skip, SkillTurn turn, CancellationToken cancellationToken)
    {
        var span = date is { } day ? new Period(day, day) : period ?? Period.Always;
        var whose = scope ?? (customer is null ? FollowUpScope.Mine : FollowUpScope.All);
        List<(FollowUp FollowUp, Customer Customer)> all = [.. await listed.OfAsync(whose, manager, customer, span, turn, cancellationToken)];
        var call = CallOf(customer, period, date, scope, manager);
        var where = $"{(customer is null ? "" : $" with {CustomerLabel.Full(customer)}")}{(date is { } on ? $" on {turn.Say.Day(on)}" : period is { } within ? $" {turn.Say.During(within)}" : "")}";
        var who = Whose(whose, manager, turn, customer is not null);
        if (all.Count == 0)
        {
            return new Answer($"No follow-up is planned{who}{where}.")
                .Button("What is due", new SkillCall(Digests.ShowDigest.Function))
                .Reply(turn);
        }

        var page = Page<(FollowUp FollowUp, Customer Customer)>.Of(all[Math.Clamp(skip ?? 0, 0, all.Count)..], Answer.PageSize);
        var overdue = all.Count(each => each.FollowUp.DueOn < turn.Today);
        var answer = new Answer($"{turn.Say.Count(all.Count, "follow-up")}{who}{where}{(overdue > 0 ? $", {overdue} overdue" : "")}.")
            .Records(await listed.RowsAsync(page.Shown, whose == FollowUpScope.Mine && manager is null, turn, cancellationToken));
        if (page.HasMore)
        {
            answer.More(turn, call.With("skip", ((skip ?? 0) + Answer.PageSize).ToString(CultureInfo.InvariantCulture)), page.Remaining);
        }

        return answer.Note("Say \"done with F12\", \"snooze F12 until Friday\" or \"move F12 to Monday\" with an id of the list.").Reply(turn);
    }

    /// <summary>For the middle of a sentence: whose they are.</summary>
    internal static string Whose(FollowUpScope scope, AccountManager? manager, SkillTurn turn, bool isOfCustomer = false) => manager is not null
        ? manager.Number == turn.Caller.Number ? " for you" : $" for {manager.Name}"
        : scope switch { FollowUpScope.Mine => " for you", FollowUpScope.Team => " for your team", _ => isOfCustomer ? "" : " in all" };

    private static SkillCall CallOf(Customer? customer, Period? period, DateOnly? date, FollowUpScope? scope, AccountManager? manager)
    {
        var call = Answer.Within(customer is null ? new SkillCall(Function) : Answer.About(customer, Function), period);
        call = date is { } day ? call.With("date", IsoDay.Of(day)) : call;
        call = scope is { } said ? call.With("scope", said.ToString()) : call;
        return manager is null ? call : call.With("manager", manager.Number.ToString(CultureInfo.InvariantCulture));
    }
}
