using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Offers;
using RetentionBot.Skills.Outreach.Evidence;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Outreach.Kinds;

/// <summary>Drafts an offer of the catalogue: its name, its terms, until when it holds. Whether the customer may have it, the guards say.</summary>
public sealed class OfferMessage(Drafting drafting, OfferCatalogue catalogue, BestOffer best, LedgerEvidence evidence) : IMessageSource
{
    internal const string Function = "draft.offer";

    /// <inheritdoc/>
    public ContactPurpose Kind => ContactPurpose.Offer;

    /// <param name="offer">Its id, its name, or words for it; the best they may have is shown when left out.</param>
    /// <param name="channel">How it is sent; by the channel they prefer when left out.</param>
    /// <param name="tone">How it sounds.</param>
    [SkillFunction(Function, Deed.Record, "Drafts an offer of the catalogue for a customer; the guards say whether they may have it.")]
    [Phrase("(draft|write|prepare) [an|the] offer (to|for) {customer}")]
    [Phrase("offer {customer} (the|our|a|an) {offer}")]
    [Phrase("(draft|write|prepare) (the|our) {offer} for {customer}")]
    [Example("draft an offer for {customer}")]
    [Example("offer {customer} the loyalty discount")]
    [Example("write an offer to {customer}")]
    [Example("prepare the offer for {customer}")]
    public async Task<Reply> AnswerAsync(Customer customer, string? offer, ContactChannel? channel, Tone? tone, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (offer is null || OfferCatalogue.IsAnyOffer(offer))
        {
            return await best.AnswerAsync(customer, turn, cancellationToken);
        }

        var all = await catalogue.AllAsync(cancellationToken);
        var call = channel is { } by ? Answer.About(customer, Function).With("channel", by.ToString()) : Answer.About(customer, Function);
        return OfferCatalogue.Named(offer, all, turn.Today) switch
        {
            [var one] => await drafting.BeginAsync(Kind, customer, new DraftBrief { Offer = one.Id }, new DraftWish(channel, tone), turn, cancellationToken),
            [] => OfferChoice.Unknown(customer, offer, all, call, turn),
            var several => OfferChoice.Several(customer, several, call, turn),
        };
    }

    /// <inheritdoc/>
    public async ValueTask<FactSheet> SheetAsync(Customer customer, DraftBrief brief, AccountManager sender, DateOnly today, CancellationToken cancellationToken)
    {
        if (brief.Offer is not { } id || await catalogue.FindAsync(id, cancellationToken) is not { } offer)
        {
            throw new SkillException("That offer is no longer in the catalogue. Draft another one; offer.best shows which they may have.");
        }

        var worth = DealWorth.Of(offer);
        var isWithoutCurrency = worth?.Currency == Money.UnknownCurrency;
        var sheet = new FactSheet(ExistingCustomers.WasOne(customer, today.AddDays(1)) ? "customer" : "prospect")
        {
            Notes = isWithoutCurrency ? ["What it is worth is recorded without a currency, so the message does not tell it."] : [],
        }
            .With("offer", new FactValue.Words(offer.Name), offer.Id)
            .With("terms", offer.Terms.Length == 0 ? null : new FactValue.Words(offer.Terms.TrimEnd('.')), offer.Id)
            .With("value", worth is null || isWithoutCurrency ? null : worth.Currency is { } currency ? new FactValue.Amount(new Money(worth.Amount, currency)) : new FactValue.Share(worth.Amount), offer.Id)
            .With("until", offer.ValidTo is { } until ? new FactValue.Day(until) : null, offer.Id);
        return LedgerEvidence.WithYears(sheet, await evidence.RecognitionAsync(customer, cancellationToken), await evidence.OrdersAsync(customer, cancellationToken), today);
    }
}
