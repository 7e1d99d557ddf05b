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
    private readonly List<string> _facts = [];

    private MessageBody(string before, string body, string after, IEnumerable<string> facts)
    {
        (_before, _after) = (before, after);
        Text = body;
        foreach (var fact in facts.Distinct(StringComparer.Ordinal).Where(fact => fact.Length > 0).OrderByDescending(fact => fact.Length))
        {
            var hidden = Regex.Replace(Text, $@"(?<![\p{{L}}\p{{Nd}}]){Regex.Escape(fact)}(?![\p{{L}}\p{{Nd}}])", Placeholder(_facts.Count + 1), RegexOptions.CultureInvariant);
            if (hidden != Text)
            {
                _facts.Add(fact);
                Text = hidden;
            }
        }
    }

    /// <summary>The body, <c>[1]</c> where the first fact stands.</summary>
    public string Text { get; }

    /// <summary>The placeholders it holds, in order; one may stand twice.</summary>
    public IEnumerable<string> Placeholders => PlaceholdersIn(Text);

    /// <summary>The body of a version; null where nothing stands between greeting and signature, and for what is said and not written.</summary>
    /// <param name="sender">The name that signs.</param>
    /// <param name="customer">Whose names are facts, too.</param>
    public static MessageBody? Of(DraftVersion version, string sender, Customer customer)
    {
        var facts = version.Facts.Select(fact => fact.Value).Concat(new[] { customer.Name, customer.Company, version.To?.Name }.OfType<string>());
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
    public string With(string body) => _before + PlaceholderSign().Replace(body, found => _facts[int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) - 1]) + _after;

    /// <summary>The placeholders of a text, in order.</summary>
    public static IEnumerable<string> PlaceholdersIn(string text) => PlaceholderSign().Matches(text).Select(found => found.Value);

    /// <summary>A text without its placeholders.</summary>
    public static string WithoutPlaceholders(string text) => PlaceholderSign().Replace(text, " ");

    private static string Placeholder(int number) => string.Create(CultureInfo.InvariantCulture, $"[{number}]");

    [GeneratedRegex(@"\[(\d{1,2})\]", RegexOptions.CultureInvariant)]
    private static partial Regex PlaceholderSign();
}
