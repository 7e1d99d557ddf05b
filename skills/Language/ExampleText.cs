using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace RetentionBot.Skills.Language;

/// <summary>Writes example requests out, as somebody would type them.</summary>
/// <param name="language">The language they are in, see <see cref="WordList"/>.</param>
public sealed partial class ExampleText(string language)
{
    private readonly FrozenDictionary<string, string> _phrases = WordList.In(language, "placeholders")
        .Groups("period", "date", "time", "cadence", "amount", "count", "score", "channel", "tone", "scope")
        .ToFrozenDictionary(placeholder => placeholder.Key, placeholder => placeholder.First());

    /// <summary>The request with a name, a day, an amount where it has <c>{customer}</c>, <c>{date}</c>, <c>{amount}</c>; <c>[text late delivery]</c> becomes the words inside.</summary>
    /// <param name="example">See <see cref="ExampleRequests"/>.</param>
    /// <param name="customer">How the customer is written.</param>
    /// <param name="manager">How the account manager is written.</param>
    /// <exception cref="InvalidOperationException">The example has a placeholder that stands for nothing.</exception>
    public string Filled(string example, string customer, string manager) =>
        Placeholder().Replace(Passed().Replace(example, "$1"), match => match.Groups[1].Value switch
        {
            "customer" => customer,
            "manager" => manager,
            var placeholder when _phrases.TryGetValue(placeholder, out var phrase) => phrase,
            var unknown => throw new InvalidOperationException($"Nothing is written for '{{{unknown}}}'; use one of {string.Join(", ", _phrases.Keys.Order(StringComparer.Ordinal))}, customer, manager."),
        });

    [GeneratedRegex(@"\[\w+ ([^\]]*)\]")]
    private static partial Regex Passed();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
