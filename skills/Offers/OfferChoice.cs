using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;

namespace RetentionBot.Skills.Offers;

/// <summary>Asks which offer was meant: a numbered list, and a button for each.</summary>
internal static class OfferChoice
{
    private const int MostListed = 5;
    private const int QuotedLength = 60;

    /// <summary>Several fit what was asked.</summary>
    /// <param name="call">What is done with the one that is chosen; its id is added.</param>
    public static Reply Several(Customer customer, IReadOnlyList<Offer> offers, SkillCall call, SkillTurn turn) =>
        Ask($"Which offer do you mean for {CustomerLabel.Full(customer)}?", offers, call, turn);

    /// <summary>None fits; those that hold today are shown.</summary>
    /// <param name="all">The whole catalogue.</param>
    /// <param name="call">What is done with the one that is chosen; its id is added.</param>
    public static Reply Unknown(Customer customer, string asked, IReadOnlyList<Offer> all, SkillCall call, SkillTurn turn)
    {
        var holding = all.Where(offer => OfferCatalogue.HoldsOn(offer, turn.Today)).ToList();
        return holding.Count == 0
            ? new Answer($"There is no offer in the catalogue that holds today, so none called \"{ShortText.Of(asked, QuotedLength)}\" for {CustomerLabel.Full(customer)}.").Say("Offers come in by an import of the catalogue.").Reply(turn)
            : Ask($"I know no offer called \"{ShortText.Of(asked, QuotedLength)}\". Which of these do you mean for {CustomerLabel.Full(customer)}?", holding, call, turn);
    }

    /// <summary>What a list is to be checked for: those of the offers that hold today.</summary>
    /// <param name="call">What is done with the one that is chosen; its id is added.</param>
    public static Reply ForList(string question, IReadOnlyList<Offer> offers, SkillCall call, SkillTurn turn)
    {
        var holding = offers.Where(offer => OfferCatalogue.HoldsOn(offer, turn.Today)).ToList();
        return holding.Count == 0
            ? new Answer("No offer of the catalogue holds today, so there is nothing to check a list for.").Say("Offers come in by an import of the catalogue.").Reply(turn)
            : Ask(question, holding, call, turn);
    }

    private static Reply Ask(string question, IReadOnlyList<Offer> offers, SkillCall call, SkillTurn turn)
    {
        var shown = offers.Take(MostListed).ToList();
        var calls = shown.Select(offer => call.With("offer", offer.Id)).ToList();
        turn.Offer(calls);
        return new Answer(question)
            .Show(new Table([new Column("", IsNumber: true), new Column("Offer", Weight: 7), new Column("Id", Weight: 3)], [.. shown.Select((offer, index) => (IReadOnlyList<string>)[$"{index + 1}", OfferWording.Row(offer, turn.Say), offer.Id])]))
            .Buttons(shown.Zip(calls, (offer, each) => (OfferWording.Name(offer), each)))
            .Note($"Press one or reply with its number.{(offers.Count > shown.Count ? $" These are {shown.Count} of {turn.Say.Count(offers.Count, "offer")}; name it more closely for the others." : "")}")
            .Reply(turn);
    }
}
