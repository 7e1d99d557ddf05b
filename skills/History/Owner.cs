using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.History;

/// <summary>Who looks after a customer and how to reach them.</summary>
public sealed class Owner(AccountManagerBook managers)
{
    [SkillFunction("customer.owner", Deed.ReadCustomer, "Says who looks after a customer and how to reach them.")]
    [Phrase("who (looks after|owns|manages|handles|serves|takes care of|is responsible for|is in charge of) {customer} [account]")]
    [Phrase("(which|what) (account manager|manager|representative|rep|colleague|agent) (looks after|owns|manages|handles|serves|takes care of|is responsible for|is in charge of) {customer} [account]")]
    [Phrase("who (is|'s) [the] (account manager|manager|owner|representative|rep|contact) (of|for) {customer} [account]")]
    [Phrase("who (is|'s) {customer} (account manager|manager|owner|representative|rep)")]
    [Phrase("whose (customer|client|account) is {customer}")]
    [Phrase("[show|show me|tell me] [the] (account manager|owner) (of|for) {customer}")]
    [Example("Who looks after {customer}?")]
    [Example("whose customer is {customer}")]
    [Example("account manager of {customer}")]
    [Example("who owns this account?")]
    public async Task<Reply> AnswerAsync(Customer customer, SkillTurn turn, CancellationToken cancellationToken)
    {
        var manager = customer.Manager is { } number ? await managers.FindAsync(number, cancellationToken) : null;
        var lead = manager?.Lead is { } leader ? await managers.FindAsync(leader, cancellationToken) : null;
        return new Answer(FirstLine(customer, manager, turn))
            .Facts(
                ("E-mail", manager?.Email),
                ("Phone", manager?.Phone),
                ("Role", manager?.Title),
                ("Team", manager?.Team),
                ("Lead", lead is null ? null : lead.Email is null ? lead.Name : $"{lead.Name}, {lead.Email}"))
            .Say(Disagreement.About(customer, "manager") is { } disagreement ? $"The sources disagree. {disagreement.Sentence(turn.Say)}." : null)
            .Button("Summary", Answer.About(customer, "customer.summary"))
            .Button("Last contact", Answer.About(customer, "customer.lastContact"))
            .Note(Source(customer, turn))
            .Reply(turn);
    }

    private static string FirstLine(Customer customer, AccountManager? manager, SkillTurn turn)
    {
        var who = CustomerLabel.Full(customer);
        return (customer.Manager, manager) switch
        {
            (null, _) => $"Nobody in particular looks after {who}: they are in the pool.",
            ({ } number, null) => $"{who} is assigned to manager {number}, who is no longer registered here.",
            ({ } number, _) when number == turn.Caller.Number => $"You look after {who}.",
            _ => $"{manager.Name} looks after {who}.",
        };
    }

    private static string Source(Customer customer, SkillTurn turn)
    {
        var source = customer.Sourced.Where(value => value.Field == "manager").MaxBy(value => value.AsOf);
        return source is null ? $"From the customer's record #{customer.Number}." : $"From the customer's record #{customer.Number}; {source.Source}, {turn.Say.Day(source.AsOf)}.";
    }
}
