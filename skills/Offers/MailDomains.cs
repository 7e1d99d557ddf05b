using System.Collections.Frozen;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Language;
using RetentionBot.Skills.Names;
using RetentionBot.Store;

namespace RetentionBot.Skills.Offers;

/// <summary>The companies somebody's e-mail addresses belong to: their domains, but those of providers that give an address to anybody.</summary>
public static class MailDomains
{
    private const string ListPath = "Offers/free-mail-domains.txt";

    private static readonly FrozenSet<string> Free = TextResource.Lines(TextResource.Text(typeof(MailDomains).Assembly, ListPath)).Select(line => line.Text).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The company's domain in an address, in lower case; null for a provider's and for what is no address.</summary>
    public static string? Of(string? address) =>
        ContactKeys.OfEmail(address) is { Text: var folded } && folded[(folded.LastIndexOf('@') + 1)..] is var domain && !Free.Contains(domain) ? domain : null;

    /// <summary>The keys of a customer: each company's domain once, those of contact persons included.</summary>
    public static IEnumerable<Key> KeysOf(Customer customer) => Addresses(customer).Select(Of).OfType<string>().Distinct().Select(domain => (Key)domain);

    /// <summary>A customer's addresses, those of contact persons included.</summary>
    internal static IEnumerable<string> Addresses(Customer customer) => customer.Emails.Concat(customer.Contacts.Select(contact => contact.Email).OfType<string>());
}
