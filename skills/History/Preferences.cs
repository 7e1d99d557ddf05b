using System.Globalization;
using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.History;

/// <summary>How a customer wants to be treated and what they like; what they do not want comes first.</summary>
public sealed class Preferences(HistoryBook history)
{
    private const int LinesLookedAt = 200;
    private const int TextLength = 240;

    [SkillFunction("customer.preferences", Deed.ReadCustomer, "Says how a customer wants to be contacted, what they like and need, and what they do not want.")]
    [Phrase("what are {customer} (preferences|interests|needs|likes|goals)")]
    [Phrase("[show|show me|list] [the] (preferences|interests|needs|likes) (of|for) {customer}")]
    [Phrase("[show|show me|list] {customer} (preferences|interests|needs|likes)")]
    [Phrase("(what|which) [contact|kind of|kinds of|type of|types of] [channel|channels|products|music|genres|genre|things|styles|topics] (does|do) {customer} (like|prefer|want|need|enjoy)")]
    [Phrase("what (is|are) {customer} interested in")]
    [Phrase("how (does|do|would) {customer} (want|like|prefer) to be (contacted|reached|called|addressed)")]
    [Phrase("how should (i|we) (contact|reach|approach) {customer}")]
    [Phrase("(which|what) language (does|do) {customer} (speak|prefer|want|use)")]
    [Phrase("(may|can) (i|we) (contact|call|email|write to) {customer}")]
    [Example("What does {customer} like?")]
    [Example("how does {customer} want to be contacted")]
    [Example("which channel do they prefer?")]
    [Example("preferences of {customer}")]
    [Example("what is {customer} interested in")]
    public async Task<Reply> AnswerAsync(Customer customer, SkillTurn turn, CancellationToken cancellationToken)
    {
        var bought = await MostBoughtAsync(customer, cancellationToken);
        var known = Recorded(customer, turn).Where(fact => !string.IsNullOrEmpty(fact.Value)).ToList();
        return new Answer(FirstLine(customer, known.Count > 0, bought))
            .Facts(known)
            .Facts(("Bought most (from their purchases, not stated)", known.Count > 0 ? bought : null))
            .Say(Disagreement.About(customer, "preferredChannel")?.Sentence(turn.Say))
            .Say(Disagreement.About(customer, "language")?.Sentence(turn.Say))
            .Button("Purchases", Answer.About(customer, "customer.purchases"))
            .Button("Summary", Answer.About(customer, "customer.summary"))
            .Note(Source(customer, turn))
            .Reply(turn);
    }

    private static string FirstLine(Customer customer, bool anythingRecorded, string? bought)
    {
        var who = CustomerLabel.Full(customer);
        if (customer.DoNotContact)
        {
            return $"{who} asked not to be contacted, except to answer them.";
        }

        if (!anythingRecorded)
        {
            return bought is null
                ? $"Preferences of {who}: none recorded here, and no purchase tells any."
                : $"Preferences of {who}: none recorded here; their purchases show mostly {bought}.";
        }

        var channel = customer.PreferredChannel is { } preferred ? $"prefers contact by {ContactWording.InSentence(preferred)}" : "has not said how they prefer to be contacted";
        var language = Language(customer) is { } name ? $", in {name}" : "";
        return $"{who} {channel}{language}.";
    }

    private static IEnumerable<(string Label, string? Value)> Recorded(Customer customer, SkillTurn turn) =>
    [
        ("Do not contact", customer.DoNotContact ? "asked for it" : null),
        ("Language model", customer.IsKeptFromModel ? "kept from it" : null),
        ("Quiet until", customer.QuietUntil is { } quiet && quiet > turn.Today ? turn.Say.Day(quiet) : null),
        ("Opted out of", Wording.Together([.. customer.OptedOut.Select(ContactWording.InSentence)])),
        ("Preferred channel", customer.PreferredChannel is { } channel ? ContactWording.InSentence(channel) : null),
        ("Language", Language(customer)),
        ("Interests", Listed(customer.Interests)),
        ("Preferences", Listed(customer.Preferences)),
        ("Needs and goals", Listed(customer.Needs)),
    ];

    private static string Listed(IReadOnlyList<string> texts) => ShortText.Of(string.Join("; ", texts), TextLength);

    /// <summary>The English name of their language; the tag itself where no culture has it.</summary>
    private static string? Language(Customer customer)
    {
        if (string.IsNullOrWhiteSpace(customer.Language))
        {
            return null;
        }

        try
        {
            return CultureInfo.GetCultureInfo(customer.Language, predefinedOnly: true).EnglishName;
        }
        catch (CultureNotFoundException)
        {
            return ShortText.Of(customer.Language, 20);
        }
    }

    /// <summary>The three product lines, or where there are none products, with most of the newest purchases; null where there are no purchases.</summary>
    private async ValueTask<string?> MostBoughtAsync(Customer customer, CancellationToken cancellationToken)
    {
        var lines = await history.NewestAsync(Schema.Purchases, customer, Period.Always, LinesLookedAt, before: null, cancellationToken);
        var most = lines
            .Where(line => line.State is PurchaseState.Completed or PurchaseState.Open && line.Quantity >= 0)
            .Select(line => line.ProductLine ?? line.Product)
            .Where(name => name.Length > 0)
            .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(name => name.Count()).ThenBy(name => name.Key, StringComparer.Ordinal)
            .Take(3)
            .Select(name => $"{ShortText.Of(name.Key, 60)} ({name.Count()})")
            .ToList();
        return most.Count == 0 ? null : Wording.Together(most);
    }

    private static string Source(Customer customer, SkillTurn turn)
    {
        var newest = customer.Sourced.Count == 0 ? null : customer.Sourced.MaxBy(value => value.AsOf);
        return newest is null ? $"From the customer's record #{customer.Number}." : $"From the customer's record #{customer.Number}, last imported from {newest.Source} on {turn.Say.Day(newest.AsOf)}.";
    }
}
