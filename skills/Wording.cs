using System.Globalization;
using Humanizer;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;

namespace RetentionBot.Skills;

/// <summary>How dates, spans, counts and amounts read for one person. Always with their own day and culture, never the machine's. Words are English in every culture.</summary>
public sealed class Wording
{
    private readonly string _dayFormat;

    /// <summary>Words for one person.</summary>
    /// <param name="today">The person's day.</param>
    /// <param name="culture">Their culture; its numbers and its order of day and month are used, always in the Gregorian calendar.</param>
    public Wording(DateOnly today, CultureInfo culture)
    {
        Today = today;
        Culture = Gregorian(culture);
        _dayFormat = DayFormat(Culture.DateTimeFormat.ShortDatePattern);
    }

    /// <summary>The person's day.</summary>
    public DateOnly Today { get; }

    /// <summary>Their culture.</summary>
    public CultureInfo Culture { get; }

    /// <summary>A day, its month in letters so that it cannot be misread: <c>12 May 2024</c>, <c>May 12, 2024</c>, <c>12. Mai 2024</c>.</summary>
    public string Day(DateOnly day) => day.ToString(_dayFormat, Culture);

    /// <summary>How far a day is from today: <c>3 months ago</c>, <c>yesterday</c>, <c>today</c>, <c>14 days from now</c>, as Humanizer words it.</summary>
    public string Ago(DateOnly day) => day == Today ? "today" : day.Humanize(Today, Culture);

    /// <summary>A day and how far it is: <c>12 May 2024 (3 months ago)</c>.</summary>
    public string DayAgo(DateOnly day) => $"{Day(day)} ({Ago(day)})";

    /// <summary>An instant on the person's own clock: <c>12 May 2024 at 14:05</c>.</summary>
    public string Moment(DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone).DateTime;
        return $"{Day(DateOnly.FromDateTime(local))} at {local.ToString("HH:mm", CultureInfo.InvariantCulture)}";
    }

    /// <summary>When a span was, for the middle of a sentence: <c>in 2023</c>, <c>in May 2024</c>, <c>in Q3 2024</c>, <c>on 12 May 2024</c>, <c>since 1 Jan 2023</c>.</summary>
    public string During(Period period)
    {
        var (from, to) = (period.From, period.To);
        return (from, to) switch
        {
            _ when from == to => $"on {Day(from)}",
            _ when from <= Period.Always.From => $"until {Day(to)}",
            _ when to >= Period.Always.To => $"since {Day(from)}",
            _ when from is { Day: 1, Month: 1 } && to == from.AddYears(1).AddDays(-1) => $"in {from.ToString("yyyy", Culture)}",
            _ when from.Day == 1 && to == from.AddMonths(1).AddDays(-1) => $"in {from.ToString("MMMM yyyy", Culture)}",
            _ when from.Day == 1 && from.Month % 3 == 1 && to == from.AddMonths(3).AddDays(-1) => $"in Q{((from.Month - 1) / 3) + 1} {from.ToString("yyyy", Culture)}",
            _ when to == Today => $"since {Day(from)}",
            _ => $"from {Day(from)} to {Day(to)}",
        };
    }

    /// <summary>A count with its noun: <c>1 order</c>, <c>12 orders</c>.</summary>
    public string Count(int count, string noun) => noun.ToQuantity(count, "N0", Culture);

    /// <summary>An amount: <c>€1,234.50</c> where the currency's own sign is unmistakable, else <c>1,234.50 NOK</c>; without a currency the bare amount.</summary>
    public string Amount(Money money) => money.Currency switch
    {
        Money.UnknownCurrency => Number(money),
        "EUR" => Signed("€", money),
        "GBP" => Signed("£", money),
        "USD" => Signed("$", money),
        var currency => $"{Number(money)} {currency}",
    };

    /// <summary>Several amounts, each currency for itself: <c>€1,234.50 and 99.00 NOK</c>; <c>nothing</c> for none.</summary>
    public string Amounts(IEnumerable<Money> amounts) => Together([.. amounts.Select(Amount).DefaultIfEmpty("nothing")]);

    /// <summary>A list in a sentence: <c>tea, milk and sugar</c>. Not Humanizer's, which takes its "and" from the culture of the machine.</summary>
    public static string Together(IReadOnlyList<string> items) =>
        items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.Take(items.Count - 1))} and {items[^1]}";

    private static CultureInfo Gregorian(CultureInfo culture)
    {
        if (culture.DateTimeFormat.Calendar is GregorianCalendar)
        {
            return culture;
        }

        var own = (CultureInfo)culture.Clone();
        var gregorian = culture.OptionalCalendars.OfType<GregorianCalendar>().FirstOrDefault();
        own.DateTimeFormat = gregorian is null ? CultureInfo.InvariantCulture.DateTimeFormat : own.DateTimeFormat;
        own.DateTimeFormat.Calendar = gregorian ?? own.DateTimeFormat.Calendar;
        return own;
    }

    private static string DayFormat(string pattern)
    {
        var (year, month, day) = (pattern.IndexOf('y', StringComparison.Ordinal), pattern.IndexOf('M', StringComparison.Ordinal), pattern.IndexOf('d', StringComparison.Ordinal));
        return year < month ? "yyyy-MM-dd"
            : month < day ? "MMM d, yyyy"
            : pattern.Contains('.', StringComparison.Ordinal) ? "d. MMM yyyy"
            : "d MMM yyyy";
    }

    private string Signed(string symbol, Money money) =>
        $"{(money.Amount < 0 ? Culture.NumberFormat.NegativeSign : "")}{symbol}{Number(money with { Amount = Math.Abs(money.Amount) })}";

    private string Number(Money money) => money.Amount.ToString(Currencies.Format(money.Currency), Culture);
}
