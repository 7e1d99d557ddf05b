using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps.Attention;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Ledger;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.FollowUps;

/// <summary>Sets how often a customer is contacted.</summary>
public sealed class SetCadence(LedgerBook ledger, CadenceBook cadences, FollowUpOptions options)
{
    internal const string Function = "followup.cadence";

    private static readonly Cadence[] Offered = [.. new[] { "P1M", "P2M", "P3M", "P6M", "P1Y" }.Select(Cadence.Parse)];

    /// <param name="cadence">How often, as an ISO 8601 duration; asked when left out.</param>
    /// <param name="slower">Whether a slower one is offered.</param>
    /// <param name="back">Whether the tier's own counts again.</param>
    [SkillFunction(Function, Deed.Record, "Sets how often a customer is to be contacted.")]
    [Phrase("(set|change) [the] [contact|follow-up] (cadence|frequency|rhythm) (for|of|with) {customer}")]
    [Phrase("how often (do|should) (i|we) contact {customer}")]
    [Phrase("[contact] (cadence|frequency) (of|for) {customer}")]
    [Example("set the cadence for {customer}")]
    [Example("how often should we contact {customer}")]
    [Example("change the contact frequency of {customer}")]
    [Example("Contact {customer} every month.")]
    public async Task<Reply> AnswerAsync(Customer customer, Cadence? cadence, bool? slower, bool? back, SkillTurn turn, CancellationToken cancellationToken)
    {
        var rules = await cadences.RulesAsync(cancellationToken);
        var before = rules.Of(customer);
        if (cadence is null && back != true)
        {
            return Ask(customer, before, rules, slower == true, turn);
        }

        var floor = rules.C.Days > rules.Pool.Days ? rules.C : rules.Pool;
        if (cadence is { } asked && asked.Days > Math.Max(floor.Days, 366))
        {
            throw new SkillException($"{ShortText.Sentence(asked.Words)} is too seldom: nobody is forgotten for longer than a year here. Give me a shorter one; nothing was changed.");
        }

        var changed = await ledger.ChangeAsync(customer.Number, known => Replanned(known with { Cadence = back == true ? null : cadence!.Value.ToString() }, rules, turn), turn, cancellationToken); // one of them was said
        var due = rules.DueOn(changed);
        var most = cadence is { } often && options.CeilingDays / (double)often.Days > options.Ceiling
            ? $"That is more than the {options.Ceiling} unprompted messages in {options.CeilingDays} days a customer gets from all of us: answer, thank and call as often as you like, but a check-in in writing may have to wait."
            : null;
        return new Answer($"{CustomerLabel.Full(changed)} is to be contacted {rules.Of(changed).Words} from now on; before, it was {before.Words}.")
            .Say(due is { } next ? $"The next contact is due on {turn.Say.DayAgo(next)}." : "The first contact is planned with your next digest.")
            .Say(most)
            .Undo(turn, $"the cadence of {CustomerLabel.Full(changed)}")
            .Buttons(back == true ? [] : [("As their tier", Answer.About(changed, Function).With("back", "true"))])
            .Reply(turn);
    }

    /// <summary>A plan that was made for another cadence gives way: the next contact is due one cadence after the last one, and never for a day that is past already.</summary>
    private static Customer Replanned(Customer customer, CadenceRules rules, SkillTurn turn)
    {
        var due = customer.Activity.LastContact is { } last ? rules.Of(customer).After(last) : rules.Of(customer).After(turn.Today);
        return customer with { Plan = ContactPlan.For(customer, turn.Today, due < turn.Today ? turn.Today : due) };
    }

    private static Reply Ask(Customer customer, Cadence before, CadenceRules rules, bool slower, SkillTurn turn)
    {
        var why = customer.Cadence is null ? customer.Manager is null ? "as everybody in the pool" : $"as tier {rules.TierOf(customer)}{(customer.Tier is null ? ", which their value comes to" : "")}" : "as was set for them";
        List<(string Title, SkillCall Call)> choices = [.. Offered.Where(each => slower ? each.Days > before.Days : each.Days != before.Days)
            .Select(each => (ShortText.Sentence(each.Words), Answer.About(customer, Function).With("cadence", each.ToString())))];
        turn.Offer(choices.Select(choice => choice.Call));
        return new Answer($"{CustomerLabel.Full(customer)} is to be contacted {before.Words}, {why}.")
            .Say(rules.DueOn(customer) is { } due ? $"The next contact is due on {turn.Say.DayAgo(due)}." : null)
            .Buttons(choices)
            .Note($"Press another one, or say \"contact {customer.Name} every six weeks\".")
            .Reply(turn);
    }
}
