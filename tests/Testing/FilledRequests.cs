using System.Text.RegularExpressions;

namespace RetentionBot.Testing;

/// <summary>Example requests as somebody would type them: with a name, a day, an amount where the example has <c>{customer}</c>, <c>{date}</c>, <c>{amount}</c>.</summary>
public static partial class FilledRequests
{
    /// <summary>Who takes over, where the example has <c>{manager}</c>.</summary>
    public const string Manager = "Tobias Lindqvist";

    /// <summary>The request with everything filled in.</summary>
    /// <param name="example">See <see cref="Skills.Language.ExampleRequests"/>; <c>[text late delivery]</c> becomes the words inside.</param>
    /// <param name="customer">How the customer is written.</param>
    public static string Of(string example, string customer) =>
        Placeholder().Replace(Passed().Replace(example, "$1"), match => match.Groups[1].Value == "customer" ? customer : WordsFor(match.Groups[1].Value));

    private static string WordsFor(string placeholder) => placeholder switch
    {
        "manager" => Manager,
        "period" => "last month",
        "date" => "next Tuesday",
        "time" => "3pm",
        "cadence" => "every month",
        "amount" => "€250",
        "count" => "5",
        "score" => "9",
        "channel" => "phone",
        "tone" => "warmer",
        "scope" => "my",
        _ => throw new InvalidOperationException($"Nothing is written for '{{{placeholder}}}'; add it here."),
    };

    [GeneratedRegex(@"\[\w+ ([^\]]*)\]")]
    private static partial Regex Passed();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
