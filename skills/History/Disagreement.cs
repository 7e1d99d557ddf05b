using Humanizer;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Names;

namespace RetentionBot.Skills.History;

/// <summary>A field of which current sources say different things.</summary>
/// <param name="Field">The field's name as in import maps.</param>
/// <param name="Values">What each source says now, oldest first; one per source.</param>
public sealed record Disagreement(string Field, IReadOnlyList<SourcedValue> Values)
{
    private const int ValueLength = 60;

    /// <summary>All disagreements about a customer, by field. Only the newest value of each source counts; accents, case and punctuation make no difference.</summary>
    public static IReadOnlyList<Disagreement> Of(Customer customer) =>
        [.. customer.Sourced
            .GroupBy(value => value.Field, StringComparer.Ordinal)
            .Select(field => new Disagreement(field.Key, Current(field)))
            .Where(field => field.Values.Select(value => Comparable(field.Field, value.Value)).Distinct(StringComparer.Ordinal).Skip(1).Any())
            .OrderBy(field => field.Field, StringComparer.Ordinal)];

    /// <summary>The disagreement about one field; null when its sources agree.</summary>
    public static Disagreement? About(Customer customer, string field) => Of(customer).FirstOrDefault(found => found.Field == field);

    /// <summary>Both sides in a sentence: <c>City: Oslo (webshop, 3 Mar 2024) but Bergen (crm, 1 Jan 2025)</c>.</summary>
    public string Sentence(Wording say) =>
        $"{Field.Humanize(LetterCasing.Sentence)}: {string.Join(" but ", Values.Select(value => $"{ShortText.Of(value.Value, ValueLength)} ({value.Source}, {say.Day(value.AsOf)})"))}";

    private static List<SourcedValue> Current(IEnumerable<SourcedValue> values) =>
        [.. values
            .GroupBy(value => value.Source, StringComparer.Ordinal)
            .Select(source => source.MaxBy(value => value.AsOf)!) // a group has a member
            .Where(value => Comparable(value.Field, value.Value).Length > 0)
            .OrderBy(value => value.AsOf).ThenBy(value => value.Source, StringComparer.Ordinal)];

    private static string Comparable(string field, string value) => field switch
    {
        "phones" => ContactKeys.OfPhone(value)?.Text ?? NameFolding.Fold(value),
        "emails" => ContactKeys.OfEmail(value)?.Text ?? NameFolding.Fold(value),
        _ => NameFolding.Fold(value),
    };
}
