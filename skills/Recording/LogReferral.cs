using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Ledger;
using RetentionBot.Skills.Names;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Recording;

/// <summary>Writes down whom a customer sent. Somebody new becomes a prospect of the caller's; somebody known is only linked.</summary>
public sealed class LogReferral(LedgerBook ledger, CustomerFinder finder)
{
    private const string Function = "log.referral";

    /// <param name="text">The name of whoever was referred.</param>
    /// <param name="date">When; today when left out.</param>
    [SkillFunction(Function, Deed.Record, "Records whom a customer recommended us to; somebody new becomes a prospect.")]
    [Phrase("(log|record|note|add|save) [a|the] referral (from|of|by|for) {customer}")]
    [Example("add a referral from {customer}")]
    [Example("log a referral by {customer}")]
    [Example("record the referral of {customer}")]
    [Example("save a referral from {customer}")]
    public async Task<Reply> AnswerAsync(Customer customer, string? text, DateOnly? date, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (NewName.Of(text) is not { } name)
        {
            return Form(customer);
        }

        var day = RecordedDay.Of(date, turn);
        var known = await finder.FindAsync(name, turn.Caller.Number, cancellationToken) is { Match: CustomerMatch.Exact, Customers: [{ IsLive: true } found] } && found.Number != customer.Number ? found : null;
        var referred = known ?? await ledger.AddCustomerAsync(number => NewName.Prospect(number, name, turn.Caller.Number), turn, cancellationToken);
        turn.Saw(referred);
        var referral = await ledger.AddAsync(Schema.Referrals, new Referral
        {
            Key = new HistoryKey(customer.Number, RecordedDay.Minute(day), 0).Value,
            Referred = referred.Name,
            ReferredCustomer = referred.Number,
        }, turn, cancellationToken);
        return new Answer($"Logged: {CustomerLabel.Full(customer)} recommended us to {referred.Name} on {turn.Say.DayAgo(day)} ({referral.Id}).")
            .Say(known is null ? $"{CustomerLabel.Full(referred)} is a new prospect of yours." : $"{CustomerLabel.Full(known)} is recorded here already.")
            .Undo(turn, $"the referral of {CustomerLabel.Full(customer)}")
            .Button($"Open {ShortText.Of(referred.Name, 40)}", Answer.About(referred, "customer.summary"))
            .Button("Summary", Answer.About(customer, "customer.summary"))
            .Reply(turn);
    }

    private static Reply Form(Customer customer) => new(new Card(
        new Heading($"Whom did {CustomerLabel.Full(customer)} recommend us to?"),
        new Inputs([new Input("text", "Name", InputKind.Text) { IsRequired = true, MaxLength = NewName.Longest }]),
        new Actions(new CallAction("Log", Answer.About(customer, Function)) { Style = ActionStyle.Primary, InPlace = true })));
}
