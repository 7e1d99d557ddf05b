using RetentionBot.Conversation;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Offers;

/// <summary>Whether the catalogue gives strangers or those who left a better deal than customers; see <see cref="DealParity"/>.</summary>
public sealed class CheckParity(OfferCatalogue catalogue)
{
    private const string Function = "offer.parity";

    [SkillFunction(Function, Deed.Ask, "Checks that no tier gets a worse deal than strangers or customers who left.")]
    [Phrase("[check|show] [the|our] (deal parity|offer parity|parity of deals|parity of offers)")]
    [Phrase("(do|does) [any] (strangers|stranger|new customers) get (a better deal|better deals) than [our] customers")]
    [Phrase("are our (deals|offers) fair")]
    [Example("deal parity")]
    [Example("check the deal parity")]
    [Example("do strangers get better deals than our customers")]
    [Example("are our offers fair")]
    public async Task<Reply> AnswerAsync(SkillTurn turn, CancellationToken cancellationToken)
    {
        var holding = (await catalogue.AllAsync(cancellationToken)).Where(offer => OfferCatalogue.HoldsOn(offer, turn.Today)).ToList();
        var findings = DealParity.Check(holding, turn.Today);
        var unknown = holding.Count(offer => DealWorth.Of(offer) is null);
        var answer = new Answer((holding.Count, findings) switch
        {
            (0, _) => "No offer of the catalogue holds today, so nobody gets a worse deal than anybody.",
            (_, []) => $"Deal parity holds: of the {turn.Say.Count(holding.Count, "offer")} that hold today, customers of every tier get at least what strangers and customers who left get.",
            (_, var found) when found.Any(finding => finding.IsComparable) => $"Deal parity does not hold: {turn.Say.Count(found.Count(finding => finding.IsComparable), "finding")} in the offers that hold today.",
            _ => "Deal parity cannot be told: some offers that hold today cannot be compared.",
        });
        return answer
            .Lines(findings.Select(finding => (finding.IsComparable ? "Worse" : "Not comparable", finding.Sentence(turn.Say), string.Join(", ", new[] { finding.Theirs, finding.Own ?? finding.Instead }.OfType<Offer>().Select(offer => offer.Id)))))
            .Note(unknown == 0 ? null : $"What {turn.Say.Count(unknown, "offer")} of them {(unknown == 1 ? "is" : "are")} worth is not recorded.")
            .Reply(turn);
    }
}
