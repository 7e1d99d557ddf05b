namespace RetentionBot.Skills.Customers;

/// <summary>What a search for a name, number, address or id came to.</summary>
/// <param name="Match">How sure it is.</param>
/// <param name="Customers">One for a match, the candidates best first for several, the nearest for none.</param>
/// <param name="Total">How many fit in all; may be more than are listed.</param>
public sealed record CustomerSearch(CustomerMatch Match, IReadOnlyList<Customer> Customers, int Total);

/// <summary>How sure a search is.</summary>
public enum CustomerMatch
{
    /// <summary>Nobody; the customers listed are merely near, at most three.</summary>
    None,

    /// <summary>Exactly one by id, e-mail, phone, full name, last name or company: good enough for a write.</summary>
    Exact,

    /// <summary>One, but by a typo, or only within the asker's own customers: good for reading if it is shown, not for a write.</summary>
    Fuzzy,

    /// <summary>Several: the person has to choose. At most five are listed, the asker's own first.</summary>
    Several,
}
