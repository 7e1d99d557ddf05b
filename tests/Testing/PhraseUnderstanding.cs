using System.Globalization;
using System.Text.RegularExpressions;
using RetentionBot.Conversation;
using RetentionBot.Skills;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Names;
using RetentionBot.Store;
using RetentionBot.Understanding;

namespace RetentionBot.Testing;

/// <summary>
/// The phrases alone, read strictly: a text fits a phrase from its first word to its last, a customer is named in full or by a pronoun, and a span is "in" or "since" a year.
/// For tests of phrases and answers that are to fail for no other reason.
/// </summary>
public sealed partial class PhraseUnderstanding(SkillCatalogue catalogue, IStore store) : IUnderstanding
{
    private readonly List<(SkillFunction Function, Regex Pattern)> _phrases =
        [.. catalogue.Functions.SelectMany(function => function.Phrases.Select(phrase => (function, PhrasePattern.Of(phrase))))];

    public async ValueTask<Understood> UnderstandAsync(string text, SkillTurn turn, CancellationToken cancellationToken)
    {
        var (asked, period) = WithoutPeriod(Plain(text), turn.Today);
        var best = _phrases
            .Select(phrase => (phrase.Function, Match: phrase.Pattern.Match(asked)))
            .Where(phrase => phrase.Match.Success)
            .OrderBy(phrase => phrase.Match.Groups.Values.Skip(1).Sum(group => group.Length))
            .FirstOrDefault();
        if (best.Function is null)
        {
            return new Understood.Nothing([]);
        }

        var call = new SkillCall(best.Function.Name);
        foreach (var group in best.Match.Groups.Values.Skip(1).Where(group => group.Length > 0))
        {
            call = group.Name == "customer" ? await WithCustomerAsync(call, group.Value, cancellationToken) : call.With(group.Name, group.Value);
        }

        return new Understood.Call(period is { } span ? call.With("period", span.ToString()) : call);
    }

    private async ValueTask<SkillCall> WithCustomerAsync(SkillCall call, string named, CancellationToken cancellationToken)
    {
        var name = Possessive().Replace(named, "");
        if (Pronoun().IsMatch(name))
        {
            return call;
        }

        var folded = NameFolding.Fold(name);
        var all = await store.RangeAsync(Schema.Customers, KeyRange.AllNumbers, int.MaxValue, descending: false, cancellationToken);
        var found = all.Select(customer => customer.Document).Where(customer => NameFolding.Fold(customer.Name) == folded).ToList();
        return call.With("customer", found.Count == 1 ? string.Create(CultureInfo.InvariantCulture, $"#{found[0].Number}") : name);
    }

    private static string Plain(string text) => Blanks().Replace(text.Trim().TrimEnd('?', '!', '.').ToLowerInvariant(), " ");

    private static (string Text, Period? Period) WithoutPeriod(string text, DateOnly today)
    {
        var match = Year().Match(text);
        if (!match.Success)
        {
            return (text, null);
        }

        var from = new DateOnly(int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture), 1, 1);
        var to = match.Groups["how"].Value == "since" ? today : from.AddYears(1).AddDays(-1);
        return (Blanks().Replace(text.Remove(match.Index, match.Length).Trim(), " "), new Period(from, to));
    }

    [GeneratedRegex(@"\b(?<how>in|since) (?<year>\d{4})\b")]
    private static partial Regex Year();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"('s|'|’s|’)$")]
    private static partial Regex Possessive();

    [GeneratedRegex(@"^(they|them|their|he|him|his|she|her|it|its|this|this customer|this account)$")]
    private static partial Regex Pronoun();
}
