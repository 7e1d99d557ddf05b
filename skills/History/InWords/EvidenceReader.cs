using System.Globalization;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.LanguageModel;

namespace RetentionBot.Skills.History.InWords;

/// <summary>Reads records of one customer, each in a line. Private notes, be they the asker's own, are none of them.</summary>
public sealed class EvidenceReader(HistoryBook history, ManagerNames names, ModelFields fields)
{
    /// <summary>So many are read at once, the newest first.</summary>
    internal const int MostRead = 30;

    private const int LongestText = 300;

    /// <summary>Records of one kind within a span, newest first.</summary>
    /// <param name="text">What of them may be sent.</param>
    internal async ValueTask<IReadOnlyList<EvidenceRecord>> ReadAsync(EvidenceKind kind, Customer customer, Period period, SentText text, SkillTurn turn, CancellationToken cancellationToken) => kind switch
    {
        EvidenceKind.Contacts => await ContactsAsync(customer, period, text, turn, cancellationToken),
        EvidenceKind.Purchases => [.. (await NewestAsync(Schema.Purchases, customer, period, cancellationToken)).Select(purchase => Record(purchase, Purchase(purchase, turn, isSent: false), Purchase(purchase, turn, isSent: true), text))],
        EvidenceKind.Complaints => [.. (await NewestAsync(Schema.Complaints, customer, period, cancellationToken)).Select(complaint => Record(complaint, Complaint(complaint, turn, withNotes: true), Complaint(complaint, turn, fields.Notes), text))],
        EvidenceKind.Surveys => [.. (await NewestAsync(Schema.Surveys, customer, period, cancellationToken)).Select(score => Record(score, Score(score, withNotes: true), Score(score, fields.Notes), text))],
        EvidenceKind.Offers => [.. (await NewestAsync(Schema.OffersSent, customer, period, cancellationToken)).Select(offer => Record(offer, Offer(offer, withNotes: true), Offer(offer, fields.Notes), text))],
        EvidenceKind.Referrals => [.. (await NewestAsync(Schema.Referrals, customer, period, cancellationToken)).Select(referral => Record(referral, $"Recommended us to {ShortText.Of(referral.Referred, LongestText)}", fields.Names ? $"Recommended us to {ShortText.Of(referral.Referred, LongestText)}" : "Recommended us to somebody", text))],
        _ => await PromisesAsync(customer, period, text, turn, cancellationToken),
    };

    /// <summary>The newest of every kind within a span.</summary>
    internal async ValueTask<IReadOnlyList<EvidenceRecord>> NewestAsync(Customer customer, Period period, SentText text, SkillTurn turn, CancellationToken cancellationToken)
    {
        var all = new List<EvidenceRecord>();
        foreach (var kind in Enum.GetValues<EvidenceKind>())
        {
            all.AddRange(await ReadAsync(kind, customer, period, text, turn, cancellationToken));
        }

        return [.. all.OrderByDescending(record => record.On).ThenBy(record => record.Id, StringComparer.Ordinal)];
    }

    private ValueTask<IReadOnlyList<T>> NewestAsync<T>(Store.Collection<T> collection, Customer customer, Period period, CancellationToken cancellationToken)
        where T : HistoryRecord => history.NewestAsync(collection, customer, period, MostRead, before: null, cancellationToken);

    private async ValueTask<IReadOnlyList<EvidenceRecord>> ContactsAsync(Customer customer, Period period, SentText text, SkillTurn turn, CancellationToken cancellationToken)
    {
        var records = new List<EvidenceRecord>();
        foreach (var contact in (await NewestAsync(Schema.Interactions, customer, period, cancellationToken)).Where(contact => !contact.IsPrivate))
        {
            var who = contact.By is null ? contact.ByName : await names.OfAsync(contact.By, turn, cancellationToken);
            records.Add(Record(contact, ContactWording.Row(contact, who, LongestText), ContactWording.Row(fields.Notes ? contact : contact with { Summary = "" }, Sent(who), LongestText), text));
        }

        return records;
    }

    private async ValueTask<IReadOnlyList<EvidenceRecord>> PromisesAsync(Customer customer, Period period, SentText text, SkillTurn turn, CancellationToken cancellationToken)
    {
        var records = new List<EvidenceRecord>();
        foreach (var followUp in await history.OpenFollowUpsAsync(customer, period, MostRead, cancellationToken))
        {
            var owner = await names.OfAsync(followUp.Owner, turn, cancellationToken) ?? "nobody";
            records.Add(new EvidenceRecord(followUp.Id.ToString(), followUp.DueOn, Line(followUp, owner), text.Of(Line(fields.Notes ? followUp : followUp with { Reason = "" }, Sent(owner)!)))); // an owner has a name

            static string Line(FollowUp followUp, string owner) => $"{FollowUpWording.Reason(followUp)}, open, to be done by {owner}";
        }

        return records;
    }

    private string? Sent(string? who) => fields.Names || who is null or "you" or "nobody" ? who : "a colleague";

    private string Purchase(Purchase purchase, SkillTurn turn, bool isSent)
    {
        var what = purchase.Product.Length == 0 || (isSent && !fields.Products) ? "something" : ShortText.Of(purchase.Product, LongestText);
        var count = purchase.Quantity == 1 ? "" : $"{purchase.Quantity.ToString("0.##", CultureInfo.InvariantCulture)} × ";
        var amount = isSent && !fields.Amounts ? "" : $" for {turn.Say.Amount(new Money(purchase.Amount, purchase.Currency))}";
        var state = purchase.State == PurchaseState.Completed ? "" : $", {purchase.State.ToString().ToLowerInvariant()}";
        return $"Bought {count}{what}{amount}{state}";
    }

    private static string Complaint(Complaint complaint, SkillTurn turn, bool withNotes)
    {
        var state = complaint.ClosedOn is { } closed ? $"closed on {turn.Say.Day(closed)}" : "open";
        var severity = complaint.Severity == Severity.Normal ? "" : $", {complaint.Severity.ToString().ToLowerInvariant()}";
        var resolution = withNotes && !string.IsNullOrWhiteSpace(complaint.Resolution) ? $" (solved: {ShortText.Of(complaint.Resolution, LongestText)})" : "";
        return $"Complaint, {state}{severity}{(withNotes ? $": {ShortText.Of(complaint.Text, LongestText)}" : "")}{resolution}";
    }

    private static string Score(SurveyScore score, bool withNotes) =>
        $"{(score.Scale == SurveyScale.Nps ? "NPS" : "CSAT")} {score.Score.ToString("0.##", CultureInfo.InvariantCulture)} of {(score.Scale == SurveyScale.Nps ? 10 : 5)}{(withNotes && !string.IsNullOrWhiteSpace(score.Comment) ? $": {ShortText.Of(score.Comment, LongestText)}" : "")}";

    private static string Offer(OfferSent offer, bool withNotes) =>
        $"Offer “{ShortText.Of(offer.Name, LongestText)}”{(offer.Channel is { } channel ? $" by {ContactWording.InSentence(channel)}" : "")}{(withNotes && !string.IsNullOrWhiteSpace(offer.Response) ? $": {ShortText.Of(offer.Response, LongestText)}" : "")}";

    private static EvidenceRecord Record(HistoryRecord record, string shown, string sent, SentText text) => new(record.Id.ToString(), record.On, shown, text.Of(sent));
}
