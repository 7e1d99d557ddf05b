using System.Globalization;
using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps.Attention;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.FollowUps;

/// <summary>Lists the caller's own customers with whom no follow-up is planned, the most valuable first.</summary>
public sealed class Unplanned(CustomerBook customers, FollowUpBook followUps, HistoryBook history, CadenceBook cadences)
{
    private const string Function = "followup.unplanned";

    /// <summary>Nobody looks after more.</summary>
    private const int MostCustomers = 10_000;

    /// <param name="skip">How many were shown before.</param>
    [SkillFunction(Function, Deed.ListCustomers, "Lists your customers with whom no follow-up is planned, the most valuable first.")]
    [Phrase("who has no (follow-up|follow up|followup) [planned]")]
    [Phrase("(which|what) [of my] customers have no (follow-up|follow up|followup|follow-ups|follow ups|next step) [planned]")]
    [Phrase("[show|list|show me] [my] customers without [a|any] [planned] (follow-up|follow up|followup|follow-ups|follow ups|next step)")]
    [Example("who has no follow-up planned")]
    [Example("which customers have no follow-up")]
    [Example("list my customers without a follow-up")]
    [Example("show customers without a next step")]
    public async Task<Reply> AnswerAsync(int? skip, SkillTurn turn, CancellationToken cancellationToken)
    {
        var rules = await cadences.RulesAsync(cancellationToken);
        var own = await customers.ByManagerAsync(turn.Caller.Number, afterNumber: 0, MostCustomers, cancellationToken);
        var planned = (await followUps.OpenOfAsync(turn.Caller.Number, Period.Always, cancellationToken)).Select(followUp => followUp.Customer).ToHashSet();
        List<Customer> without = [.. own.Where(customer => !customer.AllNumbers.Any(planned.Contains)).OrderBy(rules.TierOf).ThenByDescending(AttentionKeys.Value).ThenBy(customer => customer.Number)];
        if (without.Count == 0)
        {
            return Reply.Of(own.Count == 0 ? "You look after no customer yet." : $"A follow-up is planned with each of your {turn.Say.Count(own.Count, "customer")}.");
        }

        var passed = Math.Clamp(skip ?? 0, 0, without.Count);
        var page = Page<Customer>.Of(without[passed..], Answer.PageSize);
        var rows = new List<(string, string, string)>();
        foreach (var customer in page.Shown)
        {
            turn.Saw(customer);
            var others = await history.OpenFollowUpsAsync(customer, Period.Always, 1, cancellationToken);
            var due = rules.DueOn(customer) is { } day ? $"next contact due {turn.Say.Day(day)}" : "no contact planned yet";
            rows.Add((customer.Activity.LastContact is { } last ? turn.Say.Day(last) : "never", $"{customer.Name} · tier {rules.TierOf(customer)}, {due}{(others.Count > 0 ? ", a colleague has one" : "")}", $"#{customer.Number}"));
        }

        var answer = new Answer($"{turn.Say.Count(without.Count, "customer")} of your {own.Count} {(without.Count == 1 ? "has" : "have")} no follow-up planned by you; the day is that of the last contact.").Records(rows);
        if (page.HasMore)
        {
            answer.More(turn, new SkillCall(Function).With("skip", (passed + Answer.PageSize).ToString(CultureInfo.InvariantCulture)), page.Remaining);
        }

        return answer.Forms(page.Shown.Take(3).Select(customer => ($"Plan one with {customer.Name}", Answer.About(customer, ScheduleFollowUp.Function)))).Reply(turn);
    }
}
