using System.Globalization;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps;
using RetentionBot.Skills.LanguageModel;

namespace RetentionBot.Skills.History.InWords;

/// <summary>Puts a record into a line, without what is not to be told of it. Pure.</summary>
/// <param name="told">What may be told; <see cref="Everything"/> to whoever may read the record.</param>
/// <param name="say">How days and amounts are written.</param>
internal sealed class EvidenceWording(ModelFields told, Wording say)
{
    /// <summary>Nothing is left out.</summary>
    public static readonly ModelFields Everything = new() { Amounts = true, Emails = true, Phones = true, Addresses = true };

    private const int LongestText = 300;

    /// <param name="who">Who was in contact; null when that is not recorded.</param>
    public string Of(Interaction contact, string? who) => ContactWording.Row(told.Notes ? contact : contact with { Summary = "" }, Colleague(who), LongestText);

    public string Of(Purchase purchase)
    {
        var what = purchase.Product.Length == 0 || !told.Products ? "something" : ShortText.Of(purchase.Product, LongestText);
        var count = purchase.Quantity == 1 ? "" : $"{purchase.Quantity.ToString("0.##", CultureInfo.InvariantCulture)} × ";
        var amount = told.Amounts ? $" for {say.Amount(new Money(purchase.Amount, purchase.Currency))}" : "";
        var state = purchase.State == PurchaseState.Completed ? "" : $", {purchase.State.ToString().ToLowerInvariant()}";
        return $"Bought {count}{what}{amount}{state}";
    }

    public string Of(Complaint complaint)
    {
        var state = complaint.ClosedOn is { } closed ? $"closed on {say.Day(closed)}" : "open";
        var severity = complaint.Severity == Severity.Normal ? "" : $", {complaint.Severity.ToString().ToLowerInvariant()}";
        var resolution = Note(complaint.Resolution) is { } solved ? $" (solved: {solved})" : "";
        return $"Complaint, {state}{severity}{Behind(Note(complaint.Text))}{resolution}";
    }

    public string Of(SurveyScore score) =>
        $"{(score.Scale == SurveyScale.Nps ? "NPS" : "CSAT")} {score.Score.ToString("0.##", CultureInfo.InvariantCulture)} of {(score.Scale == SurveyScale.Nps ? 10 : 5)}{Behind(Note(score.Comment))}";

    public string Of(OfferSent offer) =>
        $"Offer “{ShortText.Of(offer.Name, LongestText)}”{(offer.Channel is { } channel ? $" by {ContactWording.InSentence(channel)}" : "")}{Behind(Note(offer.Response))}";

    public string Of(Referral referral) => $"Recommended us to {(told.Names ? ShortText.Of(referral.Referred, LongestText) : "somebody")}";

    /// <param name="owner">Who is to do it; null for nobody.</param>
    public string Of(FollowUp followUp, string? owner) => $"{FollowUpWording.Reason(told.Notes ? followUp : followUp with { Reason = "" })}, open, to be done by {Colleague(owner) ?? "nobody"}";

    private string? Colleague(string? who) => told.Names || who is null or "you" ? who : "a colleague";

    /// <summary>What somebody wrote down; null when that is nothing, or not told.</summary>
    private string? Note(string? text) => told.Notes && !string.IsNullOrWhiteSpace(text) ? ShortText.Of(text, LongestText) : null;

    private static string Behind(string? note) => note is null ? "" : $": {note}";
}
