using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps;
using RetentionBot.Skills.FollowUps.Attention;
using RetentionBot.Skills.History;

namespace RetentionBot.Skills.Offers.Guards;

/// <summary>What the guards would have said of offers that were sent on days gone by, each as of its day: an import asks it, since it cannot hold back what is gone.</summary>
/// <remarks>
/// Asked are the rules about the customer and the offer: who was a customer, audience, validity, open complaint, quiet days, ceiling, and, as doubtful, what is known only of today: channels and contact they refused, the day they
/// want to be left alone until, tier. Not asked are the guards about facts of the moment of writing: the text, its language, a draft that waits, a colleague's contact the writer should have known of. Of the day of the offer itself nothing counts
/// against it, since what came first that day is not known.
/// </remarks>
public sealed class OffersInHindsight(HistoryBook history, SharedContacts shared, HistoryOptions historyOptions, FollowUpOptions followUps, OfferOptions offerOptions)
{
    /// <summary>Lines of orders that are looked at for the last one that stands before a day.</summary>
    private const int MostLines = 50;

    private const int NameLength = 60;

    /// <summary>What speaks against each of some offers to one customer; an offer nothing speaks against is left out.</summary>
    /// <param name="sent">Every offer sent to them, in any order.</param>
    /// <param name="asked">The ones to look at, of <paramref name="sent"/>.</param>
    /// <param name="offerOf">An offer of the catalogue by its id.</param>
    /// <param name="isKept">Whether anything of a kind is recorded at all; of the others nothing is read.</param>
    public async ValueTask<IReadOnlyList<Hindsight>> OfAsync(
        Customer customer, IReadOnlyCollection<OfferSent> sent, IReadOnlyCollection<OfferSent> asked, Func<string, Offer?> offerOf, Func<RecordKind, bool> isKept, CancellationToken cancellationToken)
    {
        if (asked.Count == 0)
        {
            return [];
        }

        // What lies around the offers is read once for all of them, not for each.
        var (first, last) = (asked.Min(offer => offer.On), asked.Max(offer => offer.On));
        var around = new Period(first.AddDays(-Math.Max(followUps.CeilingDays, offerOptions.QuietDays)), last.AddDays(-1));
        var complaints = isKept(RecordKind.Complaint) ? await history.AllAsync(Schema.Complaints, customer, new Period(Period.Always.From, last.AddDays(-1)), cancellationToken) : [];
        var contacts = isKept(RecordKind.Interaction) ? await history.AllAsync(Schema.Interactions, customer, around, cancellationToken) : [];
        var days = new DayOrder<OfferSent>(sent);
        var contactDays = new DayOrder<Interaction>(contacts);
        IReadOnlyList<SharedContact>? alike = null;
        var found = new List<Hindsight>();
        foreach (var one in asked)
        {
            var offer = one.Offer is { } id ? offerOf(id) : null;
            var (lately, talks) = (days.Before(one.On, offerOptions.QuietDays - 1), contactDays.Before(one.On, offerOptions.QuietDays - 1));
            found.AddRange(Certain(customer, one, complaints, lately, talks));
            found.AddRange(Refused(customer, one));
            if (Over(days.Before(one.On, followUps.CeilingDays - 1), contactDays.Before(one.On, followUps.CeilingDays - 1)) is { } many)
            {
                found.Add(Of(one, nameof(ContactCeilingIsKept), "offers went beyond the messages that are meant to go to one customer", many));
            }

            if (offer is null)
            {
                continue;
            }

            found.AddRange(await AudienceAsync(customer, one, offer, cancellationToken));
            if (offer.Audience == OfferAudience.NewCustomers && !ExistingCustomers.WasOne(customer, one.On))
            {
                alike ??= await shared.OfAsync(customer, cancellationToken);
                if (alike.FirstOrDefault(other => ExistingCustomers.WasOne(other.Customer, one.On)) is { } same)
                {
                    found.Add(Of(one, nameof(NewCustomerOffersSpareDuplicates), "offers for new customers went to somebody who may have been a customer already under another record", $"see #{same.Customer.Number}"));
                }
            }
        }

        return found;
    }

    private IEnumerable<Hindsight> Certain(Customer customer, OfferSent sent, IReadOnlyList<Complaint> complaints, IEnumerable<OfferSent> lately, IEnumerable<Interaction> talks)
    {
        if (complaints.FirstOrDefault(complaint => complaint.On < sent.On && !(complaint.ClosedOn <= sent.On)) is { } open)
        {
            yield return Of(sent, nameof(NothingIsPromotedDuringAComplaint), "offers went out while a complaint was open", open.Id.ToString());
        }

        if (lately.LastOrDefault() is { } other)
        {
            yield return Of(sent, nameof(QuietPeriodsAreKept), "offers went out too soon after another promotion", $"\"{ShortText.Of(other.Name, NameLength)}\" on {IsoDay.Of(other.On)}");
        }
        else if (talks.LastOrDefault(contact => contact is { IsInbound: false, IsPrivate: false, Purpose: ContactPurpose.WinBack }) is { } winBack)
        {
            yield return Of(sent, nameof(QuietPeriodsAreKept), "offers went out too soon after another promotion", $"a win-back on {IsoDay.Of(winBack.On)}");
        }

        if (customer.QuietUntil > sent.On)
        {
            yield return Of(sent, nameof(QuietPeriodsAreKept), "offers are doubtful, because the customer wants to hear nothing until a later day, and when they said so is not recorded", $"until {IsoDay.Of(customer.QuietUntil.Value)}");
        }
    }

    /// <summary>Since when somebody refuses a channel, or any contact, is not recorded.</summary>
    private static IEnumerable<Hindsight> Refused(Customer customer, OfferSent sent)
    {
        if (customer.DoNotContact)
        {
            yield return Of(sent, nameof(DoNotContactIsRespected), "offers are doubtful, because the customer asked not to be contacted, and since when is not recorded", null);
        }

        if (sent.Channel is { } channel && customer.OptedOut.Contains(channel))
        {
            yield return Of(sent, nameof(OptedOutChannelsAreRespected), "offers are doubtful, because the customer wants none by that channel, and since when is not recorded", ContactWording.InSentence(channel));
        }
    }

    private string? Over(IEnumerable<OfferSent> offers, IEnumerable<Interaction> contacts) => ContactCeiling.Count([.. offers], [.. contacts]) is var count && count >= followUps.Ceiling
        ? $"{count} before it in {followUps.CeilingDays} days"
        : null;

    private async ValueTask<IEnumerable<Hindsight>> AudienceAsync(Customer customer, OfferSent sent, Offer offer, CancellationToken cancellationToken)
    {
        var found = new List<Hindsight>();
        if (offer.Audience == OfferAudience.NewCustomers && ExistingCustomers.WasOne(customer, sent.On))
        {
            found.Add(Of(sent, nameof(NewCustomerOffersStayWithStrangers), "offers for new customers went to somebody who was a customer already on that day", null));
        }

        if (!OfferCatalogue.HoldsOn(offer, sent.On))
        {
            found.Add(Of(sent, nameof(OffersReachTheirAudience), "offers went out on a day on which that offer did not hold", offer.ValidTo < sent.On ? $"it ended on {IsoDay.Of(offer.ValidTo.Value)}" : $"it began on {IsoDay.Of(offer.ValidFrom!.Value)}")); // one of them makes it not hold
        }

        if (offer.Audience is OfferAudience.ExistingCustomers or OfferAudience.LapsedCustomers && await StageOnAsync(customer, sent.On, offer.Audience, cancellationToken) is var stage && !OffersReachTheirAudience.IsFor(offer.Audience, stage))
        {
            found.Add(Of(sent, nameof(OffersReachTheirAudience), "offers went to somebody that offer was not meant for on that day", stage == Stage.Prospect ? "they were no customer yet" : "they had not left"));
        }

        if (offer.Tier is { } tier && customer.Tier is { } own && own != tier)
        {
            found.Add(Of(sent, nameof(OffersReachTheirAudience), "offers are doubtful, because that offer is for another tier than the customer's, and which it was then is not recorded", $"for {tier}, now {own}"));
        }

        return found;
    }

    /// <summary>Where the customer stood on a day, by the purchases until then.</summary>
    private async ValueTask<Stage> StageOnAsync(Customer customer, DateOnly on, OfferAudience audience, CancellationToken cancellationToken)
    {
        var first = customer.Activity.FirstPurchase is { } known && known <= on ? known : default(DateOnly?);
        var last = first is null ? null
            : customer.Activity.LastPurchase < on || audience != OfferAudience.LapsedCustomers ? Earlier(customer.Activity.LastPurchase, on)
            : await LastBeforeAsync(customer, on, cancellationToken) ?? first;
        return CustomerStage.Of(customer with { Activity = customer.Activity with { FirstPurchase = first, LastPurchase = last } }, historyOptions, new Wording(on, System.Globalization.CultureInfo.InvariantCulture)).Stage;
    }

    private static DateOnly? Earlier(DateOnly? one, DateOnly other) => one < other ? one : other;

    private async ValueTask<DateOnly?> LastBeforeAsync(Customer customer, DateOnly on, CancellationToken cancellationToken) =>
        (await history.NewestAsync(Schema.Purchases, customer, new Period(Period.Always.From, on.AddDays(-1)), MostLines, before: null, cancellationToken))
            .FirstOrDefault(line => line is { State: PurchaseState.Completed or PurchaseState.Open, Quantity: >= 0 })?.On;

    private static Hindsight Of(OfferSent sent, string rule, string told, string? because) =>
        new(rule, told, $"#{sent.At.Customer} \"{ShortText.Of(sent.Name, NameLength)}\" on {IsoDay.Of(sent.On)}{(because is null ? "" : $" ({because})")}");

    /// <summary>Records by their day, so that those of the days before one are found without looking at all.</summary>
    private sealed class DayOrder<T>(IEnumerable<T> records)
        where T : HistoryRecord
    {
        private readonly List<T> _records = [.. records.OrderBy(record => record.At.At).ThenBy(record => record.Key)];

        /// <summary>Those of that many days before a day, without the day itself; none for fewer than one.</summary>
        public IEnumerable<T> Before(DateOnly day, int days)
        {
            var from = First(day.AddDays(-Math.Max(days, 0)));
            return _records.Skip(from).Take(First(day) - from);
        }

        private int First(DateOnly day)
        {
            var (low, high) = (0, _records.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = _records[middle].On < day ? (middle + 1, high) : (low, middle);
            }

            return low;
        }
    }
}

/// <summary>What a guard would have said of one offer that was sent.</summary>
/// <param name="Rule">The guard's class name.</param>
/// <param name="Told">What is said of all offers it would say so of, as a clause that begins with "offers".</param>
/// <param name="Example">The one: whose it was, what and when, and why.</param>
public sealed record Hindsight(string Rule, string Told, string Example);
