using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Names;

namespace RetentionBot.Skills.Administration.Customers;

/// <summary>Which fields a record takes over from one that is merged into it: what it does not have itself, and every refusal.</summary>
internal static class MergedFields
{
    private const int MostEntries = 100;

    /// <summary>The survivor with what only the other has.</summary>
    public static Customer Together(Customer survivor, Customer other) => survivor with
    {
        Company = survivor.Company ?? other.Company,
        Address = survivor.Address ?? other.Address,
        PreferredChannel = survivor.PreferredChannel ?? other.PreferredChannel,
        Language = survivor.Language ?? other.Language,
        Zone = survivor.Zone ?? other.Zone,
        Tier = survivor.Tier ?? other.Tier,
        Cadence = survivor.Cadence ?? other.Cadence,
        Membership = survivor.Membership ?? other.Membership,
        CustomerSince = survivor.CustomerSince is { } since && (other.CustomerSince is not { } earlier || since <= earlier) ? since : other.CustomerSince,
        StatedExisting = survivor.StatedExisting == true || other.StatedExisting == true ? true : survivor.StatedExisting ?? other.StatedExisting,
        Manager = survivor.Manager ?? other.Manager,
        DoNotContact = survivor.DoNotContact || other.DoNotContact,
        IsKeptFromModel = survivor.IsKeptFromModel || other.IsKeptFromModel,
        QuietUntil = survivor.QuietUntil > other.QuietUntil ? survivor.QuietUntil : other.QuietUntil ?? survivor.QuietUntil,
        OptedOut = [.. survivor.OptedOut.Union(other.OptedOut)],
        Emails = Both(survivor.Emails, other.Emails, email => ContactKeys.OfEmail(email)?.Text ?? email),
        Phones = Both(survivor.Phones, other.Phones, phone => ContactKeys.OfPhone(phone)?.Text ?? phone),
        Contacts = Both(survivor.Contacts, other.Contacts, contact => NameFolding.Fold(contact.Name)),
        Preferences = Both(survivor.Preferences, other.Preferences, NameFolding.Fold),
        Needs = Both(survivor.Needs, other.Needs, NameFolding.Fold),
        Interests = Both(survivor.Interests, other.Interests, NameFolding.Fold),
        Tags = Both(survivor.Tags, other.Tags, NameFolding.Fold),
        Divisions = Both(survivor.Divisions, other.Divisions, NameFolding.Fold),
        KeyDates = Both(survivor.KeyDates, other.KeyDates, date => date.Kind),
    };

    /// <summary>The ways to reach the other that the survivor does not have yet, and takes over: they go back when the records are taken apart.</summary>
    public static IReadOnlyList<string> TakenOver(Customer survivor, Customer other) => [.. Ways(Together(survivor, other)).Except(Ways(survivor))];

    /// <summary>The survivor without what it took over to reach the other, so that an address leads to one record again. What else was taken over stays.</summary>
    public static Customer Apart(Customer survivor, Customer other) => survivor with
    {
        Emails = [.. survivor.Emails.Except(other.TakenOver)],
        Phones = [.. survivor.Phones.Except(other.TakenOver)],
        Contacts = [.. survivor.Contacts.Where(contact => !other.TakenOver.Contains(contact.Name))],
    };

    private static IEnumerable<string> Ways(Customer customer) => [.. customer.Emails, .. customer.Phones, .. customer.Contacts.Select(contact => contact.Name)];

    private static List<T> Both<T>(IReadOnlyList<T> own, IReadOnlyList<T> others, Func<T, string> key) => [.. own.Concat(others).DistinctBy(key).Take(MostEntries)];
}
