using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Offers.Guards;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Offers;

/// <summary>The best offer a customer may have today, and why it is that one.</summary>
public sealed class BestOffer(OfferCatalogue catalogue, GuardRound guards)
{
    internal const string Function = "offer.best";

    /// <summary>Offers that are looked at; those of a firm that hold at a time are fewer.</summary>
    private const int MostChecked = 100;

    private const int MostBlocked = 5;

    [SkillFunction(Function, Deed.ReadCustomer, "Finds the best offer a customer may have today, and says why.")]
    [Phrase("[what is|what's|which is] [the] best (offer|deal|discount|promotion) [we have|we can do|i can give|i can offer] for {customer}")]
    [Phrase("(which|what) (offer|deal|discount|promotion) (should|can|could|may) (i|we) (send|propose|offer|give|pitch|suggest) [to] {customer}")]
    [Phrase("what (should|can|could) (i|we) (offer|propose) [to] {customer}")]
    [Phrase("(recommend|suggest) (a|an|the) [best] (offer|deal|discount|promotion) for {customer}")]
    [Phrase("(which|what) (offer|deal|discount|promotion) (is|would be) (best|right) for {customer}")]
    [Example("What is the best offer for {customer}?")]
    [Example("which deal should I propose to {customer}")]
    [Example("recommend a discount for {customer}")]
    [Example("what should I offer {customer}")]
    public async Task<Reply> AnswerAsync(Customer customer, SkillTurn turn, CancellationToken cancellationToken)
    {
        var holding = (await catalogue.AllAsync(cancellationToken)).Where(offer => OfferCatalogue.HoldsOn(offer, turn.Today)).Take(MostChecked).ToList();
        var findings = await guards.FindEachAsync(new Outgoing(ContactPurpose.Offer, customer, turn.Caller.Number), holding, turn.Say, cancellationToken);
        var checks = holding.Zip(findings, (offer, found) => (Offer: offer, Findings: found)).ToList();

        var open = checks.Where(check => check.Findings.All(finding => finding.Verdict != GuardVerdict.Blocked)).ToList();
        return open.Count == 0 ? None(customer, checks, turn) : Found(customer, holding.Count, open, turn);
    }

    private static Reply Found(Customer customer, int holding, List<(Offer Offer, IReadOnlyList<GuardFinding> Findings)> open, SkillTurn turn)
    {
        var who = CustomerLabel.Full(customer);
        var best = DealWorth.Best(open.Select(check => check.Offer));
        var known = best.Where(offer => DealWorth.Of(offer) is not null).ToList();
        var findings = open.First(check => check.Offer == best[0]).Findings;
        var answer = new Answer((known.Count, best.Count) switch
        {
            (1, > 1) => $"The best offer for {who} is \"{OfferWording.Name(known[0])}\", worth {OfferWording.Worth(known[0], turn.Say)}: the most of those whose worth is recorded.",
            (1, _) => $"The best offer for {who} is \"{OfferWording.Name(known[0])}\", worth {OfferWording.Worth(known[0], turn.Say)}: the most of the {turn.Say.Count(open.Count, "offer")} open to them.",
            (0, _) => $"For {who} there is \"{OfferWording.Name(best[0])}\"; what it is worth is not recorded.",
            _ => $"There is no one best offer for {who}: amounts of different currencies and discounts cannot be compared. The best of each kind:",
        });
        return answer
            .Lines(best.Select(offer => (OfferWording.Worth(offer, turn.Say) ?? "not recorded", OfferWording.RowBesideWorth(offer, turn.Say), offer.Id)))
            .Show(FindingsTable.Of(findings, turn))
            .Buttons(best.Select(offer => ($"Draft {OfferWording.Name(offer)}", CheckOffer.Draft(customer, offer))))
            .Button("Offers sent", Answer.About(customer, "customer.offers"))
            .Note(holding > open.Count ? $"{turn.Say.Count(holding - open.Count, "other offer")} of the catalogue {(holding - open.Count == 1 ? "is" : "are")} not for them." : null)
            .Reply(turn);
    }

    private static Reply None(Customer customer, List<(Offer Offer, IReadOnlyList<GuardFinding> Findings)> checks, SkillTurn turn)
    {
        var who = CustomerLabel.Full(customer);
        if (checks.Count == 0)
        {
            return new Answer($"No offer for {who}: none of the catalogue holds today.").Say("Offers come in by an import of the catalogue.").Reply(turn);
        }

        // What speaks against every offer is said once, not once for each.
        var blocks = checks.Select(check => check.Findings.Where(finding => finding.Verdict == GuardVerdict.Blocked).ToList()).ToList();
        var always = blocks[0].Where(finding => blocks.All(each => each.Any(other => other.Reason == finding.Reason))).ToList();
        var answer = new Answer(always.Count > 0 ? $"No offer for {who} now. {always[0].Reason}" : $"No offer for {who}: each of the {turn.Say.Count(checks.Count, "offer")} that hold today is meant for others.");
        if (always.Count > 0)
        {
            answer.Show(FindingsTable.Of(always, turn));
        }
        else
        {
            var first = blocks.Select(each => each[0]).ToList();
            FindingsTable.Of(first, turn);
            answer.Lines(checks.Zip(first, (check, finding) => ("Blocked", finding.Reason, string.Join(", ", new[] { check.Offer.Id, FindingsTable.Ids(finding) }.Where(id => id.Length > 0)))).Take(MostBlocked));
        }

        return answer.Button("Offers sent", Answer.About(customer, "customer.offers")).Button("Complaints", Answer.About(customer, "customer.tickets")).Reply(turn);
    }
}
