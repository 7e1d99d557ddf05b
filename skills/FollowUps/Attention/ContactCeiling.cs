using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Outreach;

namespace RetentionBot.Skills.FollowUps.Attention;

/// <summary>
/// Counts what a customer was sent unprompted, over all divisions: offers, and messages in writing the firm began. Calls and meetings are no messages, and a thank-you, a welcome or an answer is never
/// counted, as far as the records tell.
/// </summary>
public sealed class ContactCeiling(HistoryBook history, FollowUpOptions options)
{
    /// <summary>More than this is far above any ceiling.</summary>
    private const int MostCounted = 200;

    /// <summary>So long after something came from the customer a message answers it.</summary>
    private const int DaysToAnswer = 3;

    /// <summary>How many that were in the stretch of days that ends with a day.</summary>
    public async ValueTask<int> CountAsync(Customer customer, DateOnly today, CancellationToken cancellationToken)
    {
        var span = new Period(today.AddDays(1 - options.CeilingDays), today);
        var offers = await history.NewestAsync(Schema.OffersSent, customer, span, MostCounted, before: null, cancellationToken);
        var contacts = await history.NewestAsync(Schema.Interactions, customer, span, MostCounted, before: null, cancellationToken);
        return Count(offers, contacts);
    }

    /// <summary>How many of the offers and contacts of a stretch of days count.</summary>
    public static int Count(IReadOnlyCollection<OfferSent> offers, IReadOnlyCollection<Interaction> contacts)
    {
        List<DateOnly> asked = [.. contacts.Where(contact => contact.IsInbound).Select(contact => contact.On)];
        return offers.Count + contacts.Count(contact => IsUnprompted(contact) && !asked.Any(day => day <= contact.On && day.AddDays(DaysToAnswer) >= contact.On));
    }

    private static bool IsUnprompted(Interaction contact) => contact is
    {
        IsInbound: false, Outcome: Outcome.Reached or Outcome.Circular,
        Channel: ContactChannel.Email or ContactChannel.Letter or ContactChannel.Sms or ContactChannel.Chat,
    }
    && MessageKind.Find(contact.Purpose)?.IsUnprompted != false; // of what nobody said the purpose, it is taken to be
}
