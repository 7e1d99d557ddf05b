using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;

namespace RetentionBot.Skills.Offers.Guards;

/// <summary>Whoever writes knows of the colleague who was in touch with the customer some days ago, or sent them an offer.</summary>
public sealed class ColleaguesDoNotCrossEachOther(HistoryBook history, AccountManagerBook managers, OfferOptions options) : IGuard
{
    private const int MostRead = 50;
    private const int LongestName = 80;

    public async ValueTask<IReadOnlyList<GuardFinding>> CheckAsync(Outgoing outgoing, Wording say, CancellationToken cancellationToken)
    {
        var span = new Period(say.Today.AddDays(-options.CrossingDays), say.Today);
        var contacts = await history.NewestAsync(Schema.Interactions, outgoing.Customer, span, MostRead, before: null, cancellationToken);
        var findings = new List<GuardFinding>();
        if ((await history.NewestAsync(Schema.OffersSent, outgoing.Customer, span, MostRead, before: null, cancellationToken)).FirstOrDefault(sent => sent.By != outgoing.Sender) is { } offer)
        {
            findings.Add(Finding($"{await WhoAsync(offer.By, null, offer.Division, cancellationToken)} sent them the offer \"{ShortText.Of(offer.Name, LongestName)}\" {say.Ago(offer.On)}.") with { Records = [offer.Id.ToString()] });
        }

        if (contacts.FirstOrDefault(contact => contact.By != outgoing.Sender && contact.Outcome != Outcome.Circular && (!contact.IsInbound || contact.Outcome == Outcome.Reached)) is not { } last)
        {
            return findings;
        }

        // Of a private note others learn that somebody was in touch, which keeps the two from crossing, and nothing else.
        findings.Insert(0, VisibleContacts.IsVisible(last, outgoing.Sender)
            ? Finding($"{await WhoAsync(last.By, last.ByName, last.Division, cancellationToken)} {How(last)} {say.Ago(last.On)}.") with { Records = [last.Id.ToString()] }
            : Finding($"A colleague was in touch with them {say.Ago(last.On)}."));
        return findings;
    }

    private async ValueTask<string> WhoAsync(int? by, string? byName, string? division, CancellationToken cancellationToken)
    {
        var manager = by is { } number ? await managers.FindAsync(number, cancellationToken) : null;
        var name = manager?.Name ?? byName ?? "Somebody of the firm";
        return (division ?? manager?.Team) is { Length: > 0 } place ? $"{name} from {place}" : name;
    }

    private static string How(Interaction contact) => (contact.Channel, contact.IsInbound) switch
    {
        (ContactChannel.Call, false) when contact.Outcome != Outcome.Reached => "tried to call them",
        (ContactChannel.Call, false) => "called them",
        (ContactChannel.Meeting, _) => "met them",
        (ContactChannel.Chat, _) => "chatted with them",
        (ContactChannel.Call, true) => "was called by them",
        (var channel, true) => $"got {Noun(channel)} from them",
        (var channel, false) => $"sent them {Noun(channel)}",
    };

    private static string Noun(ContactChannel channel) => channel switch
    {
        ContactChannel.Email => "an e-mail",
        ContactChannel.Letter => "a letter",
        ContactChannel.Sms => "an SMS",
        _ => "a message",
    };

    private static GuardFinding Finding(string reason) => new(nameof(ColleaguesDoNotCrossEachOther), GuardVerdict.Warned, reason);
}
