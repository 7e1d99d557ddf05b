using System.Globalization;
using RetentionBot.Conversation;

namespace RetentionBot.Skills.Customers;

/// <summary>
/// A customer as anybody may see them, put into a chat of whoever is there: who they are and which record it is. No address to reach them at, nothing they bought, nothing
/// anybody thinks of them.
/// </summary>
public static class CustomerPostcard
{
    /// <summary>The card.</summary>
    /// <param name="more">What else may be known to whoever is there; those without a value are left out.</param>
    public static Card Of(Customer customer, params IEnumerable<(string Label, string? Value)> more)
    {
        var facts = new (string Label, string? Value)[]
        {
            ("Company", customer.Kind == CustomerKind.Organisation ? null : customer.Company),
            ("City", customer.Address?.City),
            ("Country", customer.Address?.Country),
            ("Customer number", customer.Number.ToString("'#'0", CultureInfo.InvariantCulture)),
        };
        return new Card(new Heading(customer.Name), new Facts([.. facts.Concat(more).Where(fact => !string.IsNullOrWhiteSpace(fact.Value)).Select(fact => new Fact(fact.Label, fact.Value!))])); // just looked at
    }
}
