using System.Collections.Frozen;

namespace RetentionBot.Understanding.Frames;

/// <summary>What an intent can be told.</summary>
[Flags]
internal enum Slots
{
    None = 0,
    Customer = 1 << 0,

    /// <summary>A span of days.</summary>
    Period = 1 << 1,

    /// <summary>A day on which something is to be done.</summary>
    Date = 1 << 2,

    /// <summary>A day on which something was done.</summary>
    PastDate = 1 << 3,
    Time = 1 << 4,
    Cadence = 1 << 5,
    Channel = 1 << 6,
    Tone = 1 << 7,
    Scope = 1 << 8,
    Amount = 1 << 9,
    Count = 1 << 10,
    Score = 1 << 11,
    Manager = 1 << 12,
    Text = 1 << 13,
    Product = 1 << 14,
    Offer = 1 << 15,

    /// <summary>A day something is moved to: the last that is named, for the first may be the one it is moved from.</summary>
    NewDate = 1 << 16,
}

/// <summary>Where an intent's free words come from.</summary>
internal enum FreeWordKind
{
    /// <summary>What is said behind its cues.</summary>
    Said,

    /// <summary>What was bought.</summary>
    Product,

    /// <summary>The name of an offer.</summary>
    Offer,

    /// <summary>What somebody is written to for.</summary>
    Occasion,

    /// <summary>Who is named besides the customer.</summary>
    SecondName,

    /// <summary>What somebody likes, unless that is only the channel.</summary>
    Preference,

    /// <summary>What is to be put into a draft, or its language; not the tone.</summary>
    Change,
}

/// <summary>Which slots each intent takes and which it cannot do without.</summary>
/// <param name="Takes">What it can be told.</param>
/// <param name="Needs">What is asked for when it was not said.</param>
internal sealed record IntentSlots(Slots Takes, Slots Needs = Slots.None)
{
    /// <summary>Where its free words come from.</summary>
    public FreeWordKind Words { get; init; }

    /// <summary>Where its free words are looked for, beside its cues.</summary>
    public FreeWordPlaces Places { get; init; }

    /// <summary>Whether it is about whomever the conversation is about, though it could do without anybody.</summary>
    public bool IsAboutSubject { get; init; } = (Needs & Slots.Customer) != 0;

    /// <summary>Whether it names somebody who is not known yet.</summary>
    public bool IsOfNewCustomer { get; init; }

    /// <summary>Whether it may name a person besides the customer who is a customer, too.</summary>
    public bool NamesTwo => IsOfNewCustomer || Words == FreeWordKind.SecondName;

    /// <summary>Whether it gives something out of hand: such a thing is not guessed.</summary>
    public bool IsActing { get; init; }

    private static readonly IntentSlots Nothing = new(Slots.None);

    private static readonly IntentSlots OfCustomer = new(Slots.Customer, Slots.Customer);
    private static readonly IntentSlots OfCustomerInPeriod = new(Slots.Customer | Slots.Period, Slots.Customer);
    private static readonly IntentSlots OfCustomers = new(Slots.Period | Slots.Scope | Slots.Manager);
    private static readonly IntentSlots OfDraft = new(Slots.Customer | Slots.Channel | Slots.Tone, Slots.Customer);

    private static readonly FrozenDictionary<string, IntentSlots> ByIntent = new Dictionary<string, IntentSlots>
    {
        ["customer.summary"] = OfCustomer,
        ["customer.lastContact"] = OfCustomer,
        ["customer.purchases"] = new(Slots.Customer | Slots.Period | Slots.Count | Slots.Product, Slots.Customer) { Words = FreeWordKind.Product },
        ["customer.spend"] = OfCustomerInPeriod,
        ["customer.offers"] = new(Slots.Customer | Slots.Period, Slots.Customer),
        ["customer.preferences"] = OfCustomer,
        ["customer.owner"] = OfCustomer,
        ["customer.status"] = OfCustomer,
        ["customer.tickets"] = OfCustomerInPeriod,
        ["customer.satisfaction"] = OfCustomerInPeriod,
        ["customer.upcoming"] = OfCustomerInPeriod,
        ["customer.ask"] = OfCustomerInPeriod,
        ["customer.add"] = OfCustomer with { IsOfNewCustomer = true },
        ["customer.assign"] = new(Slots.Customer | Slots.Manager, Slots.Customer | Slots.Manager) { IsActing = true },
        ["log.interaction"] = new(Slots.Customer | Slots.Channel | Slots.PastDate | Slots.Text, Slots.Customer) { Places = FreeWordPlaces.FreeClause },
        ["log.purchase"] = new(Slots.Customer | Slots.Amount | Slots.PastDate | Slots.Product, Slots.Customer) { Words = FreeWordKind.Product, Places = FreeWordPlaces.FreeClause },
        ["log.complaint"] = new(Slots.Customer | Slots.Text, Slots.Customer) { Places = FreeWordPlaces.Clause | FreeWordPlaces.BehindName },
        ["log.survey"] = new(Slots.Customer | Slots.Score | Slots.Text, Slots.Customer | Slots.Score) { Places = FreeWordPlaces.FreeClause },
        ["log.referral"] = new(Slots.Customer | Slots.Text, Slots.Customer) { Words = FreeWordKind.SecondName },
        ["log.preference"] = new(Slots.Customer | Slots.Channel | Slots.Text, Slots.Customer) { Words = FreeWordKind.Preference, Places = FreeWordPlaces.WithCue },
        ["followup.overdue"] = new(Slots.Scope | Slots.Manager | Slots.Customer),
        ["followup.list"] = new(Slots.Period | Slots.Date | Slots.Scope | Slots.Manager | Slots.Customer),
        ["followup.schedule"] = new(Slots.Customer | Slots.Date | Slots.Time | Slots.Channel | Slots.Text, Slots.Customer),
        ["followup.complete"] = new(Slots.Customer) { IsAboutSubject = true },
        ["followup.snooze"] = new(Slots.Customer | Slots.NewDate | Slots.Time) { IsAboutSubject = true },
        ["followup.cadence"] = new(Slots.Customer | Slots.Cadence, Slots.Customer | Slots.Cadence),
        ["reminder.settings"] = new(Slots.Time | Slots.Channel | Slots.Date),
        ["draft.thankYou"] = OfDraft,
        ["draft.welcome"] = OfDraft,
        ["draft.checkIn"] = OfDraft,
        ["draft.feedback"] = OfDraft,
        ["draft.winBack"] = OfDraft,
        ["draft.event"] = OfDraft with { Takes = OfDraft.Takes | Slots.Text, Words = FreeWordKind.Occasion },
        ["draft.apology"] = OfDraft with { Takes = OfDraft.Takes | Slots.Text, Places = FreeWordPlaces.Clause | FreeWordPlaces.BehindName },
        ["draft.offer"] = OfDraft with { Takes = OfDraft.Takes | Slots.Offer, Words = FreeWordKind.Offer },
        ["draft.revise"] = new(Slots.Tone | Slots.Text) { Words = FreeWordKind.Change },
        ["draft.send"] = new(Slots.Customer | Slots.Channel) { IsActing = true },
        ["draft.discard"] = new(Slots.Customer),
        ["offer.check"] = new(Slots.Customer | Slots.Offer, Slots.Customer) { Words = FreeWordKind.Offer },
        ["offer.best"] = OfCustomer,
        ["insight.top"] = new(Slots.Period | Slots.Scope | Slots.Manager | Slots.Count),
        ["insight.pareto"] = OfCustomers,
        ["insight.atRisk"] = new(Slots.Period | Slots.Scope | Slots.Manager | Slots.Count),
        ["insight.quiet"] = OfCustomers,
        ["insight.new"] = OfCustomers,
        ["insight.retention"] = OfCustomers,
        ["insight.referrals"] = new(Slots.Period | Slots.Scope | Slots.Manager | Slots.Count),
        ["insight.segments"] = OfCustomers,
        ["data.export"] = new(Slots.Customer | Slots.Scope) { IsActing = true },
        ["data.forget"] = OfCustomer with { IsActing = true },
        [Frame.Clarify] = new(Slots.Customer),
    }.ToFrozenDictionary();

    /// <summary>The intents that pass words on which stand behind a cue.</summary>
    public static IReadOnlyCollection<string> WithCues { get; } =
        [.. ByIntent.Where(intent => intent.Value.IsOfNewCustomer || intent.Value.Take(Slots.Text | Slots.Product)).Select(intent => intent.Key)];

    /// <summary>The slots of an intent; none for one that takes none.</summary>
    public static IntentSlots Of(string intent) => ByIntent.GetValueOrDefault(intent, Nothing);

    /// <summary>Whether it can be told this, or one of these.</summary>
    public bool Take(Slots slot) => (Takes & slot) != 0;

    /// <summary>Whether it cannot do without.</summary>
    public bool Need(Slots slot) => (Needs & slot) != 0;
}
