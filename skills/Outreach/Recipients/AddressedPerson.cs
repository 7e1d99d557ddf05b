using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Names;

namespace RetentionBot.Skills.Outreach.Recipients;

/// <summary>The person a message goes to, taken apart for a greeting. Nothing is guessed: without a known title there is none.</summary>
/// <param name="Name">The full name.</param>
/// <param name="First">The first name; null when it cannot be told from the name.</param>
/// <param name="Last">The last name with its particles; null as for <paramref name="First"/>.</param>
/// <param name="Role">What they do; null when unknown.</param>
/// <param name="Form">The form of address their record names, as <c>sie</c> or <c>tu</c>; null for none.</param>
/// <param name="Titles">What stands before the last name, as <c>Dr.</c> or <c>Frau</c>; empty for nothing.</param>
/// <param name="Email">Null when unknown.</param>
/// <param name="Phone">Null when unknown.</param>
internal sealed record AddressedPerson(string Name, string? First, string? Last, string? Role, string? Form, IReadOnlyList<string> Titles, string? Email, string? Phone)
{
    private static readonly string[] Forms = ["sie", "du", "vous", "tu"];
    private static readonly string[] Women = ["frau", "mme", "madame"];
    private static readonly string[] Men = ["herr", "m", "monsieur"];
    private static readonly string[] InNames = ["dr", "prof", "mr", "mrs", "ms", "miss", "mx", "sir", "frau", "herr", "mme", "mlle", "madame", "monsieur", "mag", "ing"];

    /// <summary>A customer who is a person.</summary>
    public static AddressedPerson Of(Customer person) =>
        Of(person.Name, person.FirstName, person.LastName, role: null, person.FormOfAddress, person.Emails is [var email, ..] ? email : null, person.Phones is [var phone, ..] ? phone : null);

    /// <summary>A contact person of an organisation.</summary>
    public static AddressedPerson Of(ContactPerson contact)
    {
        // "Okafor, Ada" is Ada Okafor, and a title before a name is none of it.
        var turned = contact.Name.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is [var last, var first] ? $"{first} {last}" : contact.Name;
        List<string> words = [.. turned.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        List<string> titles = [.. words.TakeWhile(word => InNames.Contains(NameFolding.Fold(word)))];
        words.RemoveRange(0, titles.Count);
        var form = string.Join(' ', [.. titles, contact.FormOfAddress]).Trim();
        return words.Count switch
        {
            0 => Of(contact.Name, null, null, contact.Role, contact.FormOfAddress, contact.Email, contact.Phone),
            1 => Of(turned, null, titles.Count == 0 ? null : words[0], contact.Role, form, contact.Email, contact.Phone),
            _ => Of(string.Join(' ', words), words[0], string.Join(' ', words.Skip(1)), contact.Role, form, contact.Email, contact.Phone),
        };
    }

    /// <summary>The values of the placeholders a greeting has.</summary>
    /// <param name="isOnFirstNameTerms">Whether they are called by their first name.</param>
    public IEnumerable<KeyValuePair<string, string>> Values(bool isOnFirstNameTerms)
    {
        yield return new("name", Name);
        if (isOnFirstNameTerms && First is not null)
        {
            yield return new("first", First);
        }

        if (Last is null)
        {
            yield break;
        }

        yield return new("last", Last);
        List<string> academic = [.. Titles.Where(title => !IsOf(title, Women) && !IsOf(title, Men))];
        if (Titles.Count > 0)
        {
            yield return new("title", string.Join(' ', Titles));
        }

        var addressed = string.Join(' ', [.. academic, Last]);
        if (Titles.Any(title => IsOf(title, Women)))
        {
            yield return new("frau_last", addressed);
            yield return new("madame_last", addressed);
        }
        else if (Titles.Any(title => IsOf(title, Men)))
        {
            yield return new("herr_last", addressed);
            yield return new("monsieur_last", addressed);
        }
    }

    private static AddressedPerson Of(string name, string? first, string? last, string? role, string? formOfAddress, string? email, string? phone)
    {
        List<string> words = [.. (formOfAddress ?? "").Split([' ', ',', ';', '/'], StringSplitOptions.RemoveEmptyEntries)];
        var form = words.Find(word => Forms.Contains(word, StringComparer.OrdinalIgnoreCase))?.ToLowerInvariant();
        return new AddressedPerson(name, first, last, role, form, [.. words.Where(word => !Forms.Contains(word, StringComparer.OrdinalIgnoreCase)).DistinctBy(NameFolding.Fold)], email, phone);
    }

    private static bool IsOf(string title, string[] titles) => titles.Contains(NameFolding.Fold(title));
}
