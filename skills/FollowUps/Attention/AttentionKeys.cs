using RetentionBot.Skills.Customers;
using RetentionBot.Store;

namespace RetentionBot.Skills.FollowUps.Attention;

/// <summary>
/// Why and when a customer wants attention, as keys: 23 bits account manager (0 for the pool), 8 bits reason, 32 bits day. One index serves all reasons, and what is not due is not read.
/// </summary>
/// <remarks>
/// Whether a contact is due depends on settings, and keys cannot: the key holds the day of the last contact, under the class that says which cadence counts. A customer without a tier is in
/// the class of their value, by the digits of what they spent in the currency they spent most in, so that no threshold is part of a key.
/// </remarks>
public static class AttentionKeys
{
    /// <summary>The classes of value: 0 for nothing, 1 for amounts below 10, 2 below 100, and so on.</summary>
    public const int ValueClasses = 14;

    private const int ReasonBits = 8;
    private const int DayBits = 32;

    /// <summary>All reasons of a customer.</summary>
    public static IEnumerable<Key> Of(Customer customer)
    {
        if (!customer.IsLive || customer.DoNotContact)
        {
            yield break;
        }

        var (reason, day) = ContactOf(customer);
        yield return Key(customer.Manager, reason, day);
        if (customer.Activity.Thanks is { } thanks)
        {
            yield return Key(customer.Manager, Reason.Thanks, thanks.On.DayNumber);
        }

        if (customer.Activity.Welcome is { } first)
        {
            yield return Key(customer.Manager, Reason.Welcome, first.DayNumber);
        }

        foreach (var order in customer.Activity.LastOrders.Where(order => !(customer.Activity.AskedSatisfaction >= order)))
        {
            yield return Key(customer.Manager, Reason.AfterSales, order.DayNumber);
        }

        foreach (var date in customer.KeyDates)
        {
            yield return date.IsYearly ? Key(customer.Manager, Reason.YearlyDate, DayOfYear(date.On)) : Key(customer.Manager, Reason.SingleDate, date.On.DayNumber);
        }
    }

    /// <summary>The customers of one account manager and reason, from one day to another, both included.</summary>
    public static KeyRange Range(int? manager, int reason, int from, int to) => new(Key(manager, reason, from), Key(manager, reason, to));

    /// <summary>Everybody of one account manager whose contact is planned for or follows from a cadence, from one reason on.</summary>
    public static KeyRange ContactsFrom(int? manager, int reason) => new(Key(manager, reason, 0), Key(manager, Reason.HighestOfContacts, int.MaxValue));

    /// <summary>The reason and day under which the next contact of a customer who may be contacted is found.</summary>
    public static (int Reason, int Day) ContactOf(Customer customer)
    {
        if (customer.Plan is not { } plan)
        {
            return (Reason.Unplanned, 0);
        }

        var isPlanned = customer.Activity.LastContact is not { } last || last < plan.MadeOn;
        var reason = Cadence.TryParse(customer.Cadence, out _) ? Reason.OwnCadence : customer.Tier is { } tier ? Reason.OfTier(tier) : Reason.OfValue(ValueClassOf(customer));
        if (isPlanned)
        {
            return (Reason.Planned(reason), plan.DueOn.DayNumber);
        }

        var anchor = customer.Activity.LastContact ?? plan.MadeOn;
        return (reason, (Cadence.TryParse(customer.Cadence, out var own) ? own.After(anchor) : anchor).DayNumber);
    }

    /// <summary>A day of any year, for yearly dates: month and day.</summary>
    public static int DayOfYear(DateOnly day) => (day.Month * 100) + day.Day;

    /// <summary>The class of value of a customer.</summary>
    public static int ValueClassOf(Customer customer)
    {
        var most = Value(customer);
        var digits = 0;
        for (; most >= 1 && digits < ValueClasses - 1; most /= 10)
        {
            digits++;
        }

        return digits;
    }

    /// <summary>What they spent in the currency they spent most in: enough to put customers in an order, no amount to show.</summary>
    public static decimal Value(Customer customer) => customer.Activity.Totals.Count == 0 ? 0 : customer.Activity.Totals.Max(total => total.Amount);

    private static Key Key(int? manager, int reason, int day) => ((long)(manager ?? 0) << (ReasonBits + DayBits)) | ((long)reason << DayBits) | (uint)day;

    /// <summary>The reasons, as they stand in the keys of data files: a number once used stays.</summary>
    public static class Reason
    {
        /// <summary>Nobody has decided yet when they are first to be contacted. The day is always 0.</summary>
        public const int Unplanned = 0;

        /// <summary>They have a cadence of their own; the day is the one the next contact is due.</summary>
        public const int OwnCadence = 1;

        /// <summary>To be thanked; the day is that of the order.</summary>
        public const int Thanks = 80;

        /// <summary>To be welcomed; the day is that of the first order.</summary>
        public const int Welcome = 81;

        /// <summary>A yearly key date; the day is <see cref="DayOfYear"/>.</summary>
        public const int YearlyDate = 82;

        /// <summary>A key date that comes once; the day is its own.</summary>
        public const int SingleDate = 83;

        /// <summary>Not asked yet how satisfied they are with one of their last orders; the day is that of the order.</summary>
        public const int AfterSales = 84;

        /// <summary>Of the reasons that are about the next contact the one with the highest number; <see cref="OwnCadence"/> has the lowest.</summary>
        public const int HighestOfContacts = PlannedOffset + FirstValue + ValueClasses - 1;

        private const int PlannedOffset = 40;
        private const int FirstValue = 10;

        /// <summary>The tier's cadence counts; the day is that of the last contact.</summary>
        public static int OfTier(Tier tier) => OwnCadence + (int)tier;

        /// <summary>The cadence of the tier the value comes to counts; the day is that of the last contact.</summary>
        public static int OfValue(int valueClass) => FirstValue + valueClass;

        /// <summary>As the reason given, but the next contact was planned for a day, and that is the day of the key.</summary>
        public static int Planned(int reason) => PlannedOffset + reason;
    }
}
