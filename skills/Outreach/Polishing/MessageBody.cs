using System.Globalization;
using System.Text.RegularExpressions;
using RetentionBot.Skills.Customers;

namespace RetentionBot.Skills.Outreach.Polishing;

/// <summary>
/// What of a message may be put another way: all between greeting and signature, with a placeholder for each fact. Neither the facts nor who is greeted and who signs leave for a model, and none of them can come back changed.
/// </summary>
internal sealed partial class MessageBody
{
    private readonly string _before;
    private readonly string _after;
    private readonly List<(string Label, string Value)> _facts = [];

    private MessageBody(string before, string body, string after, IEnumerable<(string Label, string Value)> facts)
    {
        (_before, _after) = (before, after);
        Text = body;
        foreach (var fact in facts.DistinctBy(fact => fact.Value).Where(fact => fact.Value.Length > 0).OrderByDescending(fact => fact.Value.Length))
        {
            var hidden = Regex.Replace(Text, $@"(?<![\p{{L}}\p{{Nd}}]){Regex.Escape(fact.Value)}(?![\p{{L}}\p{{Nd}}])", Placeholder(_facts.Count + 1), RegexOptions.CultureInvariant);
            if (hidden != Text)
            {
                _facts.Add(fact);
                Text = hidden;
            }
        }
    }

    /// <summary>The body, <c>[1]</c> where the first fact stands.</summary>
    public string Text { get; }

    /// <summary>What each placeholder stands for, in a word or two and without its value.</summary>
    public IReadOnlyDictionary<string, string> Labels => _facts.Select((fact, index) => (fact.Label, Sign: Placeholder(index + 1))).ToDictionary(fact => fact.Sign, fact => fact.Label, StringComparer.Ordinal);

    /// <summary>The body of a version; null where nothing stands between greeting and signature, and for what is said and not written.</summary>
    /// <param name="sender">The name that signs.</param>
    /// <param name="customer">Whose names are facts, too.</param>
    public static MessageBody? Of(DraftVersion version, string sender, Customer customer)
    {
        List<(string, string)> facts = [.. version.Facts.Select(fact => (DraftFacts.LabelOf(fact.Name) ?? "Fact", fact.Value)), .. new[] { ("Their name", customer.Name), ("Their company", customer.Company ?? ""), ("Whom it goes to", version.To?.Name ?? "") }];
        var paragraphs = version.Text.Split("\n\n");
        switch (version.Recipe.Channel)
        {
            case ContactChannel.Sms:
                var text = version.Text;
                return text.EndsWith(sender, StringComparison.Ordinal) ? new MessageBody("", text[..^sender.Length].TrimEnd(), $" {sender}", facts) : new MessageBody("", text, "", facts);
            case ContactChannel.Chat when version.Text.IndexOf('\n', StringComparison.Ordinal) is > 0 and var end:
                return new MessageBody(version.Text[..(end + 1)], version.Text[(end + 1)..], "", facts);
            case ContactChannel.Email or ContactChannel.Letter when (version.Recipe.Channel == ContactChannel.Letter ? 2 : 1) is var first && paragraphs.Length > first + 1:
                return new MessageBody(string.Join("\n\n", paragraphs[..first]) + "\n\n", string.Join("\n\n", paragraphs[first..^1]), "\n\n" + paragraphs[^1], facts);
            default:
                return null;
        }
    }

    /// <summary>The whole message with another body.</summary>
    /// <param name="body">With the same placeholders.</param>
    public string With(string body) => _before + PlaceholderSign().Replace(body, found => int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) is var number && number > 0 && number <= _facts.Count ? _facts[number - 1].Value : found.Value) + _after; // somebody may have typed such a sign themselves

    /// <summary>The placeholders of a text, in order.</summary>
    public static IEnumerable<string> PlaceholdersIn(string text) => PlaceholderSign().Matches(text).Select(found => found.Value);

    /// <summary>A text without its placeholders.</summary>
    public static string WithoutPlaceholders(string text) => PlaceholderSign().Replace(text, " ");

    private static string Placeholder(int number) => string.Create(CultureInfo.InvariantCulture, $"[{number}]");

    [GeneratedRegex(@"\[(\d{1,2})\]", RegexOptions.CultureInvariant)]
    private static partial Regex PlaceholderSign();
}
