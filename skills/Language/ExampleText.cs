using System.Text.RegularExpressions;

namespace RetentionBot.Skills.Language;

/// <summary>Writes an example request out, as somebody would type it.</summary>
public static partial class ExampleText
{
    /// <summary>The request with a name, a day, an amount where it has <c>{customer}</c>, <c>{date}</c>, <c>{amount}</c>; <c>[text late delivery]</c> becomes the words inside.</summary>
    /// <param name="example">See <see cref="ExampleRequests"/>.</param>
    /// <param name="customer">How the customer is written.</param>
    /// <param name="manager">How the account manager is written.</param>
    /// <exception cref="InvalidOperationException">The example has a placeholder that stands for nothing.</exception>
    public static string Filled(string example, string customer, string manager) =>
        Placeholder().Replace(Passed().Replace(example, "$1"), match => WordsFor(match.Groups[1].Value, customer, manager));

    /// <summary>Something that is read as what the placeholder stands for.</summary>
    private static string WordsFor(string placeholder, string customer, string manager) => placeholder switch
    {
        "customer" => customer,
        "manager" => manager,
        "period" => "last month",
        "date" => "tomorrow",
        "time" => "3pm",
        "cadence" => "every month",
        "amount" => "€250",
        "count" => "5",
        "score" => "9",
        "channel" => "phone",
        "tone" => "warmer",
        "scope" => "my",
        _ => throw new InvalidOperationException($"Nothing is written for '{{{placeholder}}}'; use another placeholder, or add it here."),
    };

    [GeneratedRegex(@"\[\w+ ([^\]]*)\]")]
    private static partial Regex Passed();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
