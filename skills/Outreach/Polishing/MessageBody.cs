using System.Globalization;
using System.Text.RegularExpressions;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.LanguageModel;

namespace RetentionBot.Skills.Outreach.Polishing;

/// <summary>
/// What of a message may be put another way: all between greeting and signature, with a placeholder for each fact, for the names of the customer, the recipient and the sender, and for each telephone number, address and gap. Neither these nor who is greeted and who signs leave for a model, and none of them can come back changed.
/// </summary>
internal sealed partial class MessageBody
{
    /// <summary>What a draft has where something is still to be filled in, and whatever else stands in square brackets: no placeholder of ours may be taken for it.</summary>
    private const string Gap = @"\[[^\[\]\n]*\]";

    private readonly string _before;
    private readonly string _after;
    private readonly List<(string Label, string Value)> _facts = [];

    private MessageBody(string before, string body, string after, IEnumerable<(string Label, string Value)> facts)
    {
        (_before, _after) = (before, after);
        IEnumerable<(string Label, string Value)> contacts = HiddenContacts.In(body).Select(contact => ("A number or an address", contact));
        var labels = facts.Concat(contacts).Where(fact => fact.Value.Length > 0).DistinctBy(fact => fact.Value).ToDictionary(fact => fact.Value, fact => fact.Label, StringComparer.Ordinal);
        Text = AnyOf([.. labels.Keys]).Replace(body, found => PlaceholderOf(labels.GetValueOrDefault(found.Value, "Still to be filled in"), found.Value));
    }

    /// <summary>The body, <c>[1]</c> where the first fact stands.</summary>
    public string Text { get; }

    /// <summary>What each placeholder stands for, in a word or two and without its value.</summary>
    public IReadOnlyDictionary<string, string> Labels => _facts.Select((fact, index) => (fact.Label, Sign: Placeholder(index + 1))).ToDictionary(fact => fact.Sign, fact => fact.Label, StringComparer.Ordinal);

    /// <summary>Whether a version has a body: something between greeting and signature, and written rather than said.</summary>
    public static bool IsIn(DraftVersion version) => PartsOf(version, sender: "") is not null;

    /// <summary>The body of a version; null where it has none.</summary>
    /// <param name="sender">The name that signs.</param>
    /// <param name="customer">Whose names are facts, too.</param>
    public static MessageBody? Of(DraftVersion version, string sender, Customer customer) => PartsOf(version, sender) is not var (before, body, after) ? null : new MessageBody(before, body, after,
    [
        .. version.Facts.Select(fact => (DraftFacts.LabelOf(fact.Name) ?? "Fact", fact.Value)),
        ("Their name", customer.Name), ("Their company", customer.Company ?? ""), ("Whom it goes to", version.To?.Name ?? ""), ("Who writes", sender),
        ("Their street", customer.Address?.Street ?? ""), ("Their postal code", customer.Address?.PostalCode ?? ""),
    ]);

    /// <summary>The whole message with another body.</summary>
    /// <param name="body">With the same placeholders.</param>
    public string With(string body) => _before + PlaceholderSign().Replace(body, found => _facts[int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) - 1].Value) + _after;

    /// <summary>The placeholders of a text, in order.</summary>
    public static IEnumerable<string> PlaceholdersIn(string text) => PlaceholderSign().Matches(text).Select(found => found.Value);

    /// <summary>A text without its placeholders.</summary>
    public static string WithoutPlaceholders(string text) => PlaceholderSign().Replace(text, " ");

    private static (string Before, string Body, string After)? PartsOf(DraftVersion version, string sender)
    {
        var text = version.Text;
        switch (version.Recipe.Channel)
        {
            case ContactChannel.Sms:
                return text.EndsWith(sender, StringComparison.Ordinal) ? ("", text[..^sender.Length].TrimEnd(), $" {sender}") : ("", text, "");
            case ContactChannel.Chat when text.IndexOf('\n', StringComparison.Ordinal) is > 0 and var end:
                return (text[..(end + 1)], text[(end + 1)..], "");
            case ContactChannel.Email or ContactChannel.Letter when (version.Recipe.Channel == ContactChannel.Letter ? 2 : 1) is var first && text.Split("\n\n") is var paragraphs && paragraphs.Length > first + 1:
                return (string.Join("\n\n", paragraphs[..first]) + "\n\n", string.Join("\n\n", paragraphs[first..^1]), "\n\n" + paragraphs[^1]);
            default:
                return null;
        }
    }

    /// <summary>Finds each gap, and each of the values where it is no part of a word; of two at one place the longer.</summary>
    private static Regex AnyOf(List<string> values) => new(
        values.Count == 0 ? Gap : $@"{Gap}|(?<![\p{{L}}\p{{Nd}}])(?:{string.Join('|', values.OrderByDescending(value => value.Length).Select(Regex.Escape))})(?![\p{{L}}\p{{Nd}}])", RegexOptions.CultureInvariant);

    /// <summary>The placeholder of a value, the same wherever it stands.</summary>
    private string PlaceholderOf(string label, string value)
    {
        var at = _facts.FindIndex(fact => fact.Value == value);
        if (at < 0)
        {
            at = _facts.Count;
            _facts.Add((label, value));
        }

        return Placeholder(at + 1);
    }

    private static string Placeholder(int number) => string.Create(CultureInfo.InvariantCulture, $"[{number}]");

    [GeneratedRegex(@"\[(\d{1,2})\]", RegexOptions.CultureInvariant)]
    private static partial Regex PlaceholderSign();
}
