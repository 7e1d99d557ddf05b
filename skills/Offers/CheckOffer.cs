using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Offers.Guards;
using RetentionBot.Skills.Outreach.Kinds;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Offers;

/// <summary>Whether a customer may have an offer, or any promotion at all, and what speaks against it.</summary>
public sealed class CheckOffer(OfferCatalogue catalogue, GuardRound guards)
{
    internal const string Function = "offer.check";

    /// <param name="offer">Its id, its name, or words for it; left out for any promotion.</param>
    /// <param name="channel">By which channel; left out for whichever.</param>
    [SkillFunction(Function, Deed.ReadCustomer, "Tells whether a customer may have an offer, and which rules speak against it.")]
    [Phrase("(may|can|could) (i|we) (send|give|offer|make|pitch) {customer} (a|an|the|our|any|another) {offer}")]
    [Phrase("(may|can|could) (i|we) (send|give|pitch|offer) (a|an|the|our|any) {offer} to {customer}")]
    [Phrase("(may|can|could) {customer} (get|have|receive) (a|an|the|our|any|another) {offer}")]
    [Phrase("is {customer} eligible for (a|an|the|our|any) {offer}")]
    [Phrase("(am i|are we) allowed to (send|give|offer|make) {customer} (a|an|the|our|any) {offer}")]
    [Phrase("[check|check the|check an] (offer|offers|promotion|promotions) (check|allowed) for {customer}")]
    [Phrase("check whether {customer} may (get|have|receive) (a|an|the|our|any) {offer}")]
    [Example("May I send {customer} the new-customer offer?")]
    [Example("can we offer {customer} a 15% discount")]
    [Example("is {customer} eligible for the loyalty discount")]
    [Example("can {customer} get a promotion")]
    [Example("may I pitch the spring offer to {customer}")]
    public async Task<Reply> AnswerAsync(Customer customer, string? offer, ContactChannel? channel, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (offer is null || OfferCatalogue.IsAnyOffer(offer))
        {
            return Answered(customer, null, await FindAsync(customer, null, channel, turn, cancellationToken), turn);
        }

        var all = await catalogue.AllAsync(cancellationToken);
        var named = OfferCatalogue.Named(offer, all, turn.Today);
        return named switch
        {
            [var one] => Answered(customer, one, await FindAsync(customer, one, channel, turn, cancellationToken), turn),
            [] => OfferChoice.Unknown(customer, offer, all, CallOf(customer, channel), turn),
            _ => OfferChoice.Several(customer, named, CallOf(customer, channel), turn),
        };
    }

    /// <summary>The calls for what to do about a customer with an offer: draft it.</summary>
    internal static SkillCall Draft(Customer customer, Offer offer) => Answer.About(customer, OfferMessage.Function).With("offer", offer.Id);

    private static SkillCall CallOf(Customer customer, ContactChannel? channel) => channel is { } by ? Answer.About(customer, Function).With("channel", by.ToString()) : Answer.About(customer, Function);

    private ValueTask<IReadOnlyList<GuardFinding>> FindAsync(Customer customer, Offer? offer, ContactChannel? channel, SkillTurn turn, CancellationToken cancellationToken) =>
        guards.FindAsync(new Outgoing(ContactPurpose.Offer, customer, turn.Caller.Number) { Offer = offer, Channel = channel }, turn.Say, cancellationToken);

    private static Reply Answered(Customer customer, Offer? offer, IReadOnlyList<GuardFinding> findings, SkillTurn turn)
    {
        var what = offer is null ? "a promotion" : $"\"{OfferWording.Name(offer)}\"";
        var who = CustomerLabel.Full(customer);
        var blocked = findings.Where(finding => finding.Verdict == GuardVerdict.Blocked).ToList();
        var answer = new Answer((blocked, findings) switch
        {
            ([var first, ..], _) => $"No, {who} may not have {what}. {first.Reason}",
            (_, [var first, ..]) => $"Yes, {who} may have {what}, with a reason to go on. {first.Reason}",
            _ => $"Yes, {who} may have {what}: no rule speaks against it.",
        });
        if (offer is not null)
        {
            answer.Say(OfferWording.Row(offer, turn.Say));
        }

        answer.Show(FindingsTable.Of(findings, turn));
        var mayPass = blocked.All(finding => finding.MayBeOverridden);
        if (offer is not null && mayPass)
        {
            answer.Button("Draft it", Draft(customer, offer));
        }

        return answer
            .Button("Best offer", Answer.About(customer, BestOffer.Function))
            .Button("Offers sent", Answer.About(customer, "customer.offers"))
            .Note(blocked.Count > 0 && mayPass ? "Once it is drafted, a lead can let it pass, with a reason: type override and the draft's id." : null)
            .Reply(turn);
    }
}
