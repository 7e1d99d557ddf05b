using System.Globalization;
using Humanizer;
using RetentionBot.Skills.Customers;

namespace RetentionBot.Skills;

/// <summary>How dates, spans, counts and amounts read for one person. Always with their own day and culture, never the machine's.</summary>
/// <param name="today">The person's day.</param>
/// <param name="culture">Their culture.</param>
public sealed class Wording(DateOnly today, CultureInfo culture)
{
    /// <summary>The person's day.</summary>
    public DateOnly Today { get; } = today;

    /// <summary>Their culture.</summary>
    public CultureInfo Culture { get; } = culture;

    /// <summary>A day: <c>12 May 2024</c>.</summary>
    public string Day(DateOnly day) => day.ToString("d MMM yyyy", Culture);

    /// <summary>How far a day is from today: <c>3 months ago</c>, <c>today</c>, <c>tomorrow</c>, <c>in 2 weeks</c> as Humanizer words it.</summary>
    public string Ago(DateOnly day) => day == Today ? "today" : day.Humanize(Today, Culture);

    /// <summary>A day and how far it is: <c>12 May 2024 (3 months ago)</c>.</summary>
    public string DayAgo(DateOnly day) => $"{Day(day)} ({Ago(day)})";

    /// <summary>A count with its noun: <c>1 order</c>, <c>12 orders</c>.</summary>
    public string Count(int count, string noun) => noun.ToQuantity(count, "N0", Culture);

    /// <summary>An amount: <c>€1,234.50</c> where the currency's own sign is unmistakable, else <c>1,234.50 NOK</c>; without a currency the bare amount.</summary>
    public string Amount(Money money) => money.Currency switch
    {
        Money.UnknownCurrency => Number(money.Amount),
        "EUR" => Signed("€", money.Amount),
        "GBP" => Signed("£", money.Amount),
        "USD" => Signed("$", money.Amount),
        var currency => $"{Number(money.Amount)} {currency}",
    };

    /// <summary>Several amounts, each currency for itself: <c>€1,234.50 and 99.00 NOK</c>.</summary>
    public string Amounts(IEnumerable<Money> amounts) => amounts.Select(Amount).DefaultIfEmpty(Number(0)).Humanize();

    private static string Sign(decimal amount) => amount < 0 ? "-" : "";

    private string Signed(string symbol, decimal amount) => $"{Sign(amount)}{symbol}{Number(Math.Abs(amount))}";

    private string Number(decimal amount) => amount.ToString("N2", Culture);
}
