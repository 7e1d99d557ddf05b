using RetentionBot.Skills.Names;
using RetentionBot.Store;

namespace RetentionBot.Skills.Customers;

/// <summary>The keys by which customers with something in common are found: interests, tags, divisions, company, city and tier, accents and case aside.</summary>
internal static class CustomerTraits
{
    private const int LongestKey = 80;

    /// <summary>An interest.</summary>
    public static Key? Interest(string? interest) => Of("interest", interest);

    /// <summary>A tag.</summary>
    public static Key? Tag(string? tag) => Of("tag", tag);

    /// <summary>A division.</summary>
    public static Key? Division(string? division) => Of("division", division);

    /// <summary>The company somebody belongs to, or is; null for none.</summary>
    public static Key? Company(Customer customer) => Of("company", customer.Kind == CustomerKind.Organisation ? customer.Name : customer.Company);

    /// <summary>A city.</summary>
    public static Key? City(string? city) => Of("city", city);

    /// <summary>A tier.</summary>
    public static Key Tier(Tier tier) => $"tier/{tier}";

    /// <summary>A product or product line, for purchases; null for none.</summary>
    public static Key? Product(string? product) => Of("product", product);

    /// <summary>Every key of a customer; none for one that was merged into another or erased.</summary>
    public static IEnumerable<Key> KeysOf(Customer customer) => !customer.IsLive ? [] :
    [
        .. customer.Interests.Select(Interest).OfType<Key>(),
        .. customer.Tags.Select(Tag).OfType<Key>(),
        .. customer.Divisions.Select(Division).OfType<Key>(),
        .. Company(customer) is { } company ? [company] : Array.Empty<Key>(),
        .. City(customer.Address?.City) is { } city ? [city] : Array.Empty<Key>(),
        .. customer.Tier is { } tier ? [Tier(tier)] : Array.Empty<Key>(),
    ];

    private static Key? Of(string trait, string? value) => NameFolding.Fold(value) is { Length: > 0 } folded ? $"{trait}/{(folded.Length <= LongestKey ? folded : folded[..LongestKey])}" : default(Key?);
}
