using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Names;

namespace RetentionBot.Import.Writing;

/// <summary>How a contact person joins those already known.</summary>
internal static class ContactMerge
{
    /// <summary>Contact persons kept of one organisation: what a record has room for.</summary>
    public const int Most = 200;

    /// <summary>The persons with one more, or with one of them known better: the same e-mail, or the same folded name where the e-mails do not differ.</summary>
    public static IReadOnlyList<ContactPerson> Into(IReadOnlyList<ContactPerson> known, ContactPerson person)
    {
        var at = -1;
        for (var i = 0; i < known.Count && at < 0; i++)
        {
            var sameEmail = person.Email is not null && string.Equals(known[i].Email, person.Email, StringComparison.OrdinalIgnoreCase);
            var sameName = NameFolding.Fold(known[i].Name) == NameFolding.Fold(person.Name) && (known[i].Email is null || person.Email is null || sameEmail);
            at = sameEmail || sameName ? i : -1;
        }

        if (at < 0)
        {
            return [.. known, person];
        }

        var better = new ContactPerson(person.Name, person.Role ?? known[at].Role, person.FormOfAddress ?? known[at].FormOfAddress, person.Email ?? known[at].Email, person.Phone ?? known[at].Phone);
        return better == known[at] ? known : [.. known.Select((contact, i) => i == at ? better : contact)];
    }
}
