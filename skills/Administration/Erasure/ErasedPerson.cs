using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Names;

namespace RetentionBot.Skills.Administration.Erasure;

/// <summary>By what a person who is being erased can be recognised in a text: full names, e-mail addresses, telephone numbers, and their number here. Not by a first or last name alone: others have it, too.</summary>
public sealed partial class ErasedPerson
{
    /// <summary>What stands where the person was named.</summary>
    public const string Blank = "[erased]";

    /// <summary>Digits that two telephone numbers must share from the end: with and without the country they are the same number.</summary>
    private const int SharedDigits = 7;

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _emails = new(StringComparer.Ordinal);
    private readonly HashSet<string> _phones = new(StringComparer.Ordinal);
    private readonly Regex _ids;

    /// <summary>Reads what is known of them.</summary>
    /// <param name="records">All records of the person: those merged into theirs, too.</param>
    public ErasedPerson(IReadOnlyCollection<Customer> records)
    {
        Numbers = records.Select(record => record.Number).ToHashSet();
        foreach (var record in records)
        {
            Add([record.Name, $"{record.FirstName} {record.LastName}", $"{record.LastName} {record.FirstName}"], record.Emails, record.Phones);
            foreach (var contact in record.Contacts)
            {
                Add([contact.Name], [contact.Email], [contact.Phone]);
            }
        }

        var numbers = string.Join('|', Numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));
        _ids = new Regex($@"#(?:{numbers})(?![0-9])|\b[IPOCSR](?:{numbers})-[0-9]{{8}}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    }

    /// <summary>Their numbers here.</summary>
    public IReadOnlySet<int> Numbers { get; }

    /// <summary>Whether the text speaks of them, be it by an id.</summary>
    public bool IsIn(string? text) => !string.IsNullOrEmpty(text) && (_ids.IsMatch(text) || Places(text).Any());

    /// <summary>The text with <see cref="Blank"/> wherever it names them; the same text when it does not.</summary>
    public string Without(string text)
    {
        var places = Places(text).Select(place => (From: place.Start.Value, To: place.End.Value)).OrderBy(place => place.From).ToList();
        if (places.Count == 0)
        {
            return text;
        }

        var rest = new StringBuilder(text.Length);
        var at = 0;
        foreach (var (from, to) in places)
        {
            if (from >= at)
            {
                rest.Append(text, at, from - at).Append(Blank);
            }

            at = Math.Max(at, to);
        }

        return rest.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>Whether a contact person of somebody else is them.</summary>
    public bool Is(ContactPerson contact) =>
        _names.Contains(NameFolding.Fold(contact.Name)) || (ContactKeys.OfEmail(contact.Email) is { } email && _emails.Contains(email.Text)) || (contact.Phone is { } phone && IsTheirs(phone));

    private void Add(IEnumerable<string> names, IEnumerable<string?> emails, IEnumerable<string?> phones)
    {
        _names.UnionWith(names.Select(NameFolding.Fold).Where(name => name.Contains(' ', StringComparison.Ordinal)));
        _emails.UnionWith(emails.Select(ContactKeys.OfEmail).OfType<Store.Key>().Select(key => key.Text));
        _phones.UnionWith(phones.Select(ContactKeys.OfPhone).OfType<Store.Key>().Select(key => key.Text));
    }

    private IEnumerable<Range> Places(string text)
    {
        var folded = new FoldedText(text);
        return _names.Concat(_emails.Select(NameFolding.Fold)).SelectMany(folded.Find)
            .Concat(Phonelike().Matches(text).Where(match => IsTheirs(match.Value)).Select(match => match.Index..(match.Index + match.Length)));
    }

    private bool IsTheirs(string phone) => ContactKeys.OfPhone(phone) is { } key && _phones.Any(own => own == key.Text || (Shorter(own, key.Text) >= SharedDigits && (own.EndsWith(key.Text, StringComparison.Ordinal) || key.Text.EndsWith(own, StringComparison.Ordinal))));

    private static int Shorter(string one, string other) => Math.Min(one.Length, other.Length);

    [GeneratedRegex(@"\+?[0-9(][0-9 ()/.\-]{4,30}[0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex Phonelike();
}
