using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Names;
using RetentionBot.Store;

namespace RetentionBot.Skills.Offers;

/// <summary>Finds the customers that may be the same person or work for the same firm as somebody: by e-mail address, telephone number and the company's e-mail domain.</summary>
public sealed class SharedContacts(IStore store, CustomerBook customers)
{
    /// <summary>An address or number of more records than this is a switchboard or a placeholder and says nothing.</summary>
    public const int MostSharingContact = 20;

    /// <summary>A domain of more records than this is a provider's that is in no list, or the firm's own, and says nothing.</summary>
    public const int MostSharingDomain = 50;

    /// <summary>The others, each once with the strongest thing they share, the strongest first. Merged records are one customer.</summary>
    public async ValueTask<IReadOnlyList<SharedContact>> OfAsync(Customer customer, CancellationToken cancellationToken)
    {
        var found = new List<SharedContact>();
        await AddAsync(Schema.CustomersByEmail, MailDomains.Addresses(customer).Select(ContactKeys.OfEmail).OfType<Key>(), MostSharingContact, SharedBy.Email);
        await AddAsync(Schema.CustomersByPhone, customer.Phones.Concat(customer.Contacts.Select(contact => contact.Phone).OfType<string>()).Select(ContactKeys.OfPhone).OfType<Key>(), MostSharingContact, SharedBy.Phone);
        await AddAsync(Schema.CustomersByMailDomain, MailDomains.KeysOf(customer), MostSharingDomain, SharedBy.Company);
        return [.. found.OrderBy(shared => shared.By).DistinctBy(shared => shared.Customer.Number)];

        async ValueTask AddAsync(Index<Customer> index, IEnumerable<Key> keys, int most, SharedBy by)
        {
            foreach (var key in keys.Distinct())
            {
                found.AddRange((await WithKeyAsync(index, key, most, cancellationToken)).Where(other => other.IsLive && other.Number != customer.Number).Select(other => new SharedContact(other, by == SharedBy.Phone && IsSomebodyElse(customer, other) ? SharedBy.NumberOnly : by)));
            }
        }
    }

    /// <summary>Whether no word of the names is the same, nor any address, though both have one.</summary>
    private static bool IsSomebodyElse(Customer one, Customer other)
    {
        var (addresses, others) = (MailDomains.Addresses(one).Select(ContactKeys.OfEmail).OfType<Key>().ToHashSet(), MailDomains.Addresses(other).Select(ContactKeys.OfEmail).OfType<Key>().ToHashSet());
        return addresses.Count > 0 && others.Count > 0 && !addresses.Overlaps(others) && !Words(one).Overlaps(Words(other));

        static HashSet<string> Words(Customer customer) => [.. $"{NameFolding.Fold(customer.Name)} {NameFolding.Fold(customer.Company)}".Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }

    private async ValueTask<IReadOnlyList<Customer>> WithKeyAsync(Index<Customer> index, Key key, int most, CancellationToken cancellationToken)
    {
        // Counting reads no document: most keys are one customer's alone, and a placeholder's customers need not be read at all.
        if (await store.CountAsync(index, KeyRange.Only(key), most + 1, cancellationToken) is var count && (count < 2 || count > most))
        {
            return [];
        }

        var sharing = await store.ByIndexAsync(index, KeyRange.Only(key), most, descending: false, cancellationToken);
        return [.. (await customers.FindManyAsync([.. sharing.Select(other => other.Document.Number)], cancellationToken)).Select(other => other.Document)];
    }
}

/// <summary>Somebody who shares a way to be reached.</summary>
/// <param name="Customer">Who.</param>
/// <param name="By">What they share.</param>
public sealed record SharedContact(Customer Customer, SharedBy By);

/// <summary>What two customers share; the first says most.</summary>
public enum SharedBy
{
    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A telephone number.</summary>
    Phone,

    /// <summary>The domain of a company.</summary>
    Company,

    /// <summary>A telephone number, while name and e-mail address both say that it is somebody else: a shared line, or a number given to another since.</summary>
    NumberOnly,
}
