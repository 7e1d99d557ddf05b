using System.Text.RegularExpressions;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Names;

namespace RetentionBot.Skills.LanguageModel;

/// <summary>
/// What of a text may leave for a model, by the settings: addresses and numbers are replaced by what they are; where names may not leave, they are replaced too and put back into what the model says.
/// Names have placeholders in braces, as what a model says in square brackets is the ids of records.
/// </summary>
internal sealed partial class SentText
{
    /// <summary>A part of a name that is shorter is left, as it is most likely another word.</summary>
    private const int ShortestNamePart = 3;

    private readonly ModelFields _fields;
    private readonly string[] _addresses;
    private readonly List<(string Name, string Placeholder)> _names = [];

    /// <param name="fields">What may be sent.</param>
    /// <param name="customer">Whom the texts are about.</param>
    /// <param name="others">The names of colleagues.</param>
    public SentText(ModelFields fields, Customer customer, IEnumerable<string> others)
    {
        _fields = fields;
        _addresses = fields.Addresses ? [] : [.. new[] { customer.Address?.Street, customer.Address?.PostalCode }.OfType<string>().Where(part => part.Length >= ShortestNamePart)];
        if (fields.Names)
        {
            return;
        }

        Hide("{customer}", customer.Name);
        Hide("{company}", customer.Company);
        var number = 0;
        foreach (var person in customer.Contacts)
        {
            Hide($"{{person {++number}}}", person.Name);
        }

        var colleague = 0;
        foreach (var other in others)
        {
            Hide($"{{colleague {++colleague}}}", other);
        }

        _names.Sort((one, another) => another.Name.Length.CompareTo(one.Name.Length));
    }

    /// <summary>The text as it may be sent.</summary>
    public string Of(string text)
    {
        text = HiddenContacts.Of(text, _fields);
        text = _addresses.Aggregate(text, (each, part) => Replaced(each, part, "[address]"));
        return _names.Aggregate(text, (each, hidden) => Replaced(each, hidden.Name, hidden.Placeholder));
    }

    /// <summary>What a model said, with the names in it again: of several of one placeholder the whole name.</summary>
    public string Back(string text) => _names.DistinctBy(hidden => hidden.Placeholder).Aggregate(text, (each, hidden) => each.Replace(hidden.Placeholder, hidden.Name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The placeholders of names that a text has.</summary>
    public static IEnumerable<string> PlaceholdersIn(string text) => Placeholder().Matches(text).Select(found => found.Value);

    private void Hide(string placeholder, string? name)
    {
        if (name is not null)
        {
            _names.AddRange(name.Split(' ').Where(part => NameFolding.Fold(part) is { Length: >= ShortestNamePart } folded && !ModelWords.Of("en").IsOrdinary(folded)).Append(name).Distinct().Select(part => (part, placeholder)));
        }
    }

    [GeneratedRegex(@"\{\w+(?: \d+)?\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();

    private static string Replaced(string text, string part, string by) => Regex.Replace(text, $@"(?<![\p{{L}}\p{{Nd}}]){Regex.Escape(part)}(?![\p{{L}}\p{{Nd}}])", by, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
