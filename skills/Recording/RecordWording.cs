using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;

namespace RetentionBot.Skills.Recording;

/// <summary>Any entry of a history in a few words.</summary>
internal static class RecordWording
{
    private const int Length = 80;

    /// <summary>For the middle of a sentence: <c>call of 12 May 2024</c>, <c>purchase of Assam Gold for €12.50 of 12 May 2024</c>.</summary>
    public static string Of(HistoryRecord record, Wording say) => $"{What(record, say)} of {say.Day(record.On)}";

    private static string What(HistoryRecord record, Wording say) => record switch
    {
        Interaction contact => $"{ContactWording.InSentence(contact.Channel)}{(contact.IsInbound ? " from them" : "")}",
        Purchase purchase => $"purchase of {(purchase.Product.Length == 0 ? "something" : ShortText.Of(purchase.Product, Length))} for {say.Amount(new Money(purchase.Amount, purchase.Currency))}{(purchase.DeliveredOn is { } delivered ? $", delivered on {say.Day(delivered)}," : "")}",
        Complaint complaint => $"complaint “{ShortText.Of(complaint.Text, Length)}”",
        SurveyScore survey => $"survey score {survey.Score.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)} of {(survey.Scale == SurveyScale.Nps ? 10 : 5)}",
        OfferSent offer => $"offer “{ShortText.Of(offer.Name, Length)}”",
        Referral referral => $"referral of {ShortText.Of(referral.Referred, Length)}",
        _ => "entry",
    };
}
