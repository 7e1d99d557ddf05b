using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Names;

namespace RetentionBot.Import.Writing;

/// <summary>
/// Finds customers that may be one person or firm: the same e-mail, the same phone, or the same folded name with the same city or company. A name alone never does.
/// Found pairs are shown to people; nothing is merged.
/// </summary>
internal sealed class DuplicateFinder
{
    /// <summary>Pairs listed; all are counted.</summary>
    public const int MostListed = 50;

    /// <summary>What so many share is a switchboard or a placeholder and says nothing.</summary>
    private const int MostSharing = 20;

    private readonly Dictionary<ulong, (int First, int Count)> _facts = [];
    private readonly HashSet<long> _pairs = [];
    private readonly List<PossibleDuplicate> _listed = [];

    /// <summary>The first pairs found.</summary>
    public IReadOnlyList<PossibleDuplicate> Listed => _listed;

    /// <summary>How many pairs were found.</summary>
    public int Found => _pairs.Count;

    /// <summary>Compares a customer with all before.</summary>
    /// <param name="seen">Whether a pair with this customer is worth reporting.</param>
    public void Add(Customer customer, bool seen)
    {
        foreach (var (fact, because) in FactsOf(customer))
        {
            var key = Hash.Of(fact);
            if (!_facts.TryGetValue(key, out var known))
            {
                _facts[key] = (customer.Number, 1);
            }
            else if (known.First != customer.Number && known.Count < MostSharing)
            {
                _facts[key] = known with { Count = known.Count + 1 };
                if (seen && _pairs.Add(((long)Math.Min(known.First, customer.Number) << 32) | (uint)Math.Max(known.First, customer.Number)) && _listed.Count < MostListed)
                {
                    _listed.Add(new PossibleDuplicate(Math.Min(known.First, customer.Number), Math.Max(known.First, customer.Number), because));
                }
            }
        }
    }

    private static IEnumerable<(string Fact, string Because)> FactsOf(Customer customer)
    {
        foreach (var email in customer.Emails.Concat(customer.Contacts.Select(contact => contact.Email).OfType<string>()))
        {
            if (ContactKeys.OfEmail(email) is { } key)
            {
                yield return ("e" + key.Text, "same e-mail");
            }
        }

        foreach (var phone in customer.Phones.Concat(customer.Contacts.Select(contact => contact.Phone).OfType<string>()))
        {
            if (ContactKeys.OfPhone(phone) is { } key)
            {
                yield return ("p" + key.Text, "same phone");
            }
        }

        var name = NameFolding.Fold(customer.Name);
        if (name.Length > 0 && NameFolding.Fold(customer.Address?.City) is { Length: > 0 } city)
        {
            yield return ($"c{name}|{city}", "same name and city");
        }

        if (name.Length > 0 && NameFolding.Fold(customer.Company) is { Length: > 0 } company && company != name)
        {
            yield return ($"o{name}|{company}", "same name and company");
        }
    }
}
