using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.History;

/// <summary>Which offers a customer was sent, by whom, and what they said to it.</summary>
public sealed class OffersReceived(HistoryBook history, ManagerNames names, Freshness freshness)
{
    private const int NameLength = 80;

    [SkillFunction("customer.offers", Deed.ReadCustomer, "Lists the offers a customer was sent, by whom, and what they said to them.")]
    [Phrase("(which|what) (offers|offer|promotions|promotion|discounts|discount|deals) (has|have|did) {customer} (received|receive|got|get|gotten|had)")]
    [Phrase("(which|what) (offers|offer|promotions|promotion|discounts|discount|deals) (did we|have we|have i|did i) (send|sent|give|given|make|made) [to] {customer}")]
    [Phrase("[show|show me|list|give me] [all] [the] (offers|promotions|discounts|deals) [that were] (sent to|given to|made to|for|of) {customer}")]
    [Phrase("[show|show me|list|give me] [all] {customer} (offers|promotions|discounts|deals)")]
    [Phrase("has [any|a|an] (offer|promotion|discount|deal) been (sent|given|made) to {customer} [before|already]")]
    [Phrase("has {customer} [ever] (had|received|got|gotten) [any|a|an] (offer|offers|promotion|promotions|discount|discounts|deal|deals) [before|already]")]
    [Example("Which offers did we send {customer}?")]
    [Example("offers sent to {customer} last year")]
    [Example("has {customer} ever had a discount")]
    [Example("what promotions did they get in Q3")]
    [Example("show her offers")]
    public async Task<Reply> AnswerAsync(Customer customer, Period? period, RecordId? before, SkillTurn turn, CancellationToken cancellationToken)
    {
        var read = await history.NewestAsync(Schema.OffersSent, customer, period ?? Period.Always, Page<OfferSent>.ToRead(Answer.PageSize), before?.Key, cancellationToken);
        var page = Page<OfferSent>.Of(read, Answer.PageSize);
        var who = CustomerLabel.Full(customer);
        var when = period is { } span ? $" {turn.Say.During(span)}" : "";
        if (page.Shown.Count == 0)
        {
            return new Answer($"No offer sent to {who}{when}: {await freshness.NoneAsync(RecordKind.OfferSent, turn, cancellationToken)}.")
                .Say(await freshness.BeforeItBeginsAsync(RecordKind.OfferSent, period, turn, cancellationToken))
                .Button("Summary", Answer.About(customer, "customer.summary"))
                .Reply(turn);
        }

        var newest = page.Shown[0];
        var count = page.Beyond > Page<OfferSent>.MostCounted ? $"more than {read.Count - 1} offers" : turn.Say.Count(read.Count, "offer");
        var answer = new Answer(before is null
            ? $"{who} was sent {count}{when}; the last was \"{ShortText.Of(newest.Name, NameLength)}\" on {turn.Say.DayAgo(newest.On)}."
            : $"Earlier offers sent to {who}.");
        var rows = new List<(string, string, string)>();
        foreach (var offer in page.Shown)
        {
            rows.Add((turn.Say.Day(offer.On), Row(offer, await names.OfAsync(offer.By, turn, cancellationToken)), offer.Id.ToString()));
        }

        answer.Records(rows);
        if (page.HasMore)
        {
            answer.More(turn, Answer.Within(Answer.About(customer, "customer.offers"), period).With("before", page.Shown[^1].Id.ToString()), page.Remaining);
        }

        return answer
            .Button("Purchases", Answer.About(customer, "customer.purchases"))
            .Note(await freshness.NoteAsync(RecordKind.OfferSent, turn, cancellationToken))
            .Reply(turn);
    }

    private static string Row(OfferSent offer, string? by)
    {
        var how = offer.Channel is { } channel ? $", {ContactWording.InSentence(channel)}" : "";
        var who = by is null ? "" : $" by {by}";
        var response = string.IsNullOrWhiteSpace(offer.Response) ? "no response recorded" : $"response: {ShortText.Of(offer.Response, NameLength)}";
        return $"{ShortText.Of(offer.Name, NameLength)}{how}{who}; {response}";
    }
}
