using System.Collections.Frozen;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Outreach;

namespace RetentionBot.Skills.Administration.Export;

/// <summary>What of a customer is a way to reach them, so that it leaves the bot only for those who may take it out.</summary>
internal static class ContactData
{
    /// <summary>Fields of imports; see <see cref="SourcedValue.Field"/>.</summary>
    private static readonly FrozenSet<string> Fields = new[]
    {
        "emails", "phones", "street", "city", "region", "postalCode", "country", "contactEmail", "contactPhone",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The customer without them. Whoever is known by an e-mail address only is a number then; so are ids that are addresses.</summary>
    public static Customer Without(Customer customer) => customer with
    {
        Name = IsAddress(customer.Name) ? $"#{customer.Number}" : customer.Name,
        Emails = [],
        Phones = [],
        Address = null,
        Contacts = [.. customer.Contacts.Select(contact => contact with { Email = null, Phone = null })],
        SourceIds = [.. customer.SourceIds.Where(id => !IsAddress(id.Id))],
        Sourced = [.. customer.Sourced.Where(value => !Fields.Contains(value.Field) && !IsAddress(value.Value))],
    };

    /// <summary>The draft without where it goes to.</summary>
    public static Draft Without(Draft draft) => draft with { Versions = [.. draft.Versions.Select(version => version.To is { } to ? version with { To = to with { Address = null } } : version)] };

    private static bool IsAddress(string text) => text.Contains('@', StringComparison.Ordinal);
}
