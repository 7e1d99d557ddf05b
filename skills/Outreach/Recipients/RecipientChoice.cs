using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Names;

namespace RetentionBot.Skills.Outreach.Recipients;

/// <summary>Decides which person a message goes to, by which channel, in which language.</summary>
internal static class RecipientChoice
{
    /// <summary>The person: of an organisation the contact person asked for, else the main one. Null when nobody is known by name.</summary>
    public static AddressedPerson? PersonOf(Customer customer, string? asked)
    {
        if (customer.Kind == CustomerKind.Person)
        {
            return AddressedPerson.Of(customer);
        }

        var contact = asked is null ? null : customer.Contacts.FirstOrDefault(contact => NameFolding.Fold(contact.Name) == NameFolding.Fold(asked));
        contact ??= customer.Contacts.Count == 0 ? null : customer.Contacts[0];
        return contact is null ? null : AddressedPerson.Of(contact);
    }

    /// <summary>The person a message goes to, as it is kept.</summary>
    public static Recipient Of(Customer customer, ContactPerson contact, ContactChannel channel) => new(contact.Name, contact.Role, AddressOf(customer, AddressedPerson.Of(contact), channel));

    /// <summary>The channel nobody asked for: the one they prefer, else one there is an address for; none they opted out of where there is another.</summary>
    public static ContactChannel ChannelOf(Customer customer, AddressedPerson? person)
    {
        ContactChannel?[] ways =
        [
            customer.PreferredChannel,
            EmailOf(customer, person) is not null ? ContactChannel.Email : null,
            PhoneOf(customer, person) is not null ? ContactChannel.Call : null,
            customer.Address?.Street is not null ? ContactChannel.Letter : null,
            ContactChannel.Email,
            ContactChannel.Call,
        ];
        return ways.FirstOrDefault(way => way is { } channel && !customer.OptedOut.Contains(channel)) ?? customer.PreferredChannel ?? ContactChannel.Email;
    }

    /// <summary>Where a channel reaches them; null when that is not known.</summary>
    public static string? AddressOf(Customer customer, AddressedPerson? person, ContactChannel channel) => channel switch
    {
        ContactChannel.Email => EmailOf(customer, person),
        ContactChannel.Call or ContactChannel.Sms => PhoneOf(customer, person),
        ContactChannel.Letter => customer.Address is { Street: { } street } address ? string.Join(", ", new[] { street, string.Join(' ', new[] { address.PostalCode, address.City }.OfType<string>()), address.Country }.Where(part => !string.IsNullOrEmpty(part))) : null,
        _ => null,
    };

    private static string? EmailOf(Customer customer, AddressedPerson? person) => person?.Email ?? (customer.Emails.Count == 0 ? null : customer.Emails[0]);

    private static string? PhoneOf(Customer customer, AddressedPerson? person) => person?.Phone ?? (customer.Phones.Count == 0 ? null : customer.Phones[0]);
}
