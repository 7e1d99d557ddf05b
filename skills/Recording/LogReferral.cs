using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Ledger;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Recording;

/// <summary>Writes down whom a customer sent. Somebody new becomes a prospect of the caller's; somebody known is only linked.</summary>
public sealed class LogReferral(LedgerBook ledger, AlikeCustomers alike)
{
    private const string Function = "log.referral";

    /// <param name="text">The name of whoever was referred.</param>
    /// <param name="referred">Who that is, where they are recorded already.</param>
    /// <param name="anyway">Whether those who may be the same were looked at and are not.</param>
    /// <param name="date">When; today when left out.</param>
    /// <param name="unclearDay">A time that was said and is not one past day.</param>
    [SkillFunction(Function, Deed.Record, "Records whom a customer recommended us to; somebody new becomes a prospect.")]
    [Phrase("(log|record|note|add|save) [a|the] referral (from|of|by|for) {customer}")]
    [Example("add a referral from {customer}")]
    [Example("log a referral by {customer}")]
    [Example("record the referral of {customer}")]
    [Example("save a referral from {customer}")]
    public async Task<Reply> AnswerAsync(Customer customer, string? text, Customer? referred, bool? anyway, DateOnly? date, string? unclearDay, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (NewName.Of(text) is not { } name)
        {
            return Form(customer);
        }

        var day = RecordedDay.Of(date, turn, unclearDay);
        var known = referred is not null && referred.Number != customer.Number ? referred : null;
        var prospect = NewName.Prospect(0, name, turn.Caller.Number);
        if (known is null && anyway != true && await alike.ToAsync(prospect, except: customer.Number, turn, cancellationToken) is { } seen)
        {
            var call = Answer.About(customer, Function).With("text", name).With("date", IsoDay.Of(day));
            return AlikeCustomers.Ask(name, seen, each => call.With("referred", $"#{each.Number}"), call.With("anyway", "true"), turn);
        }

        var sent = known ?? await ledger.AddCustomerAsync(number => prospect with { Number = number }, turn, cancellationToken);
        turn.Saw(sent);
        var referral = await ledger.AddAsync(Schema.Referrals, new Referral
        {
            Key = new HistoryKey(customer.Number, RecordedDay.Minute(day), 0).Value,
            Referred = sent.Name,
            ReferredCustomer = sent.Number,
        }, turn, cancellationToken);
        return new Answer($"Logged: {CustomerLabel.Full(customer)} recommended us to {sent.Name} on {turn.Say.DayAgo(day)} ({referral.Id}).")
            .Say(known is null ? $"{CustomerLabel.Full(sent)} is a new prospect of yours." : $"{CustomerLabel.Full(known)} is recorded here already.")
            .Undo(turn, $"the referral of {CustomerLabel.Full(customer)}")
            .Button($"Open {ShortText.Of(sent.Name, 40)}", Answer.About(sent, "customer.summary"))
            .Button("Summary", Answer.About(customer, "customer.summary"))
            .Reply(turn);
    }

    private static Reply Form(Customer customer) => new(new Card(
        new Heading($"Whom did {CustomerLabel.Full(customer)} recommend us to?"),
        new Inputs([new Input("text", "Name", InputKind.Text) { IsRequired = true, MaxLength = NewName.Longest }]),
        new Actions(new CallAction("Log", Answer.About(customer, Function)) { Style = ActionStyle.Primary, InPlace = true })));
}
