using RetentionBot.Skills.History;
using RetentionBot.Skills.Outreach;

namespace RetentionBot.Skills.Offers.Guards;

/// <summary>A customer who wants to hear nothing for a while hears nothing unprompted, and between two promotions lie some days, whichever divisions they come from.</summary>
public sealed class QuietPeriodsAreKept(HistoryBook history, OfferOptions options) : IGuard
{
    private const int NameLength = 80;

    /// <summary>Enough to find the last win-back among other contacts of some days.</summary>
    private const int MostContacts = 100;

    public async ValueTask<IReadOnlyList<GuardFinding>> CheckAsync(Outgoing outgoing, Wording say, CancellationToken cancellationToken)
    {
        var kind = MessageKind.Find(outgoing.Kind);
        var findings = new List<GuardFinding>();
        if (kind is { IsUnprompted: true } && outgoing.Customer.QuietUntil is { } until && until > say.Today)
        {
            findings.Add(Finding($"{outgoing.Customer.Name} does not want to hear from us before {say.Day(until)}."));
        }

        if (kind is { IsPromotion: true } && options.QuietDays > 0 && await LastPromotionAsync(outgoing, say.Today, cancellationToken) is var (on, what, record))
        {
            findings.Add(Finding($"{outgoing.Customer.Name} got {what} on {say.DayAgo(on)}, and {say.Count(options.QuietDays, "day")} lie between two promotions: the next may go on {say.Day(on.AddDays(options.QuietDays))}.") with { Records = [record] });
        }

        return findings;
    }

    private async ValueTask<(DateOnly On, string What, string Record)?> LastPromotionAsync(Outgoing outgoing, DateOnly today, CancellationToken cancellationToken)
    {
        var span = new Period(today.AddDays(1 - options.QuietDays), today);
        var offers = await history.NewestAsync(Schema.OffersSent, outgoing.Customer, span, 1, before: null, cancellationToken);
        var contacts = await history.NewestAsync(Schema.Interactions, outgoing.Customer, span, MostContacts, before: null, cancellationToken);
        var winBack = contacts.FirstOrDefault(contact => contact is { IsInbound: false, Purpose: ContactPurpose.WinBack } && VisibleContacts.IsVisible(contact, outgoing.Sender));
        return (offers, winBack) switch
        {
            ([], null) => null,
            ([var offer], _) when winBack is null || winBack.On <= offer.On => (offer.On, $"\"{ShortText.Of(offer.Name, NameLength)}\"{From(offer)}", offer.Id.ToString()),
            _ => (winBack!.On, $"a win-back{From(winBack)}", winBack.Id.ToString()), // without an offer there is one
        };
    }

    private static string From(HistoryRecord record) => record.Division is { Length: > 0 } division ? $" from {division}" : "";

    private static GuardFinding Finding(string reason) => new(nameof(QuietPeriodsAreKept), GuardVerdict.Blocked, reason);
}
