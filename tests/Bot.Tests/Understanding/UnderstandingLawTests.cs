using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using RetentionBot.Skills.History;
using RetentionBot.Understanding;
using RetentionBot.Understanding.Periods;

namespace RetentionBot.Bot.Tests.Understanding;

/// <summary>What holds for any text, also for one made of the words that mean something here.</summary>
public sealed class UnderstandingLawTests
{
    private static readonly string[] Pieces =
    [
        "since", "before", "after", "until", "between", "and", "from", "to", "in", "the", "last", "next", "past", "this", "3", "30", "9999", "2023", "1900", "2099", "31/2/2023",
        "5/6", "5/6/23", "2024-02-29", "29", "February", "may", "April", "Smith", "Q3", "H2", "third", "quarter", "half", "of", "year", "days", "months", "weekend", "Friday", "today",
        "not", "for", "-", ",", ".", "?", "'s", "what", "has", "bought", "show", "orders", "tell me", "about", "they", "top", "2", "is", "a", "customer", "\u0301", "🙏", "{", "(", "\0",
    ];

    private static readonly Talk Talk = new();

    [Property(MaxTest = 1000)]
    public Property Period_OfAnyWords_IsInOrderAndInsideTheText() => Prop.ForAll(Texts(), Days(), (text, today) =>
    {
        var found = PeriodReader.Find(text, today, CultureInfo.GetCultureInfo("en-GB"), Lexicon.Of("en"));
        return found is not { } span
            || (span.Period.From <= span.Period.To && span.Period.From >= Period.Always.From && span.Period.To <= Period.Always.To
                && span.Start >= 0 && span.Length > 0 && span.Start + span.Length <= text.Length
                && span.Without(text).Length <= text.Length);
    });

    [Property(MaxTest = 300)]
    public bool Period_OfAnyText_IsReadWithoutFailing(string? text) => PeriodReader.Find(text ?? "", new DateOnly(2026, 11, 23), CultureInfo.GetCultureInfo("en-US"), Lexicon.Of("en")) is not { Length: 0 };

    [Property(MaxTest = 500)]
    public Property Understanding_OfAnyWords_AnswersWithACallOrAtMostThreeSuggestions() => Prop.ForAll(Texts(), text =>
        Talk.HearAsync(text).GetAwaiter().GetResult() switch
        {
            Understood.Call call => call.Skill.Arguments.Values.All(value => value.Length > 0 && value.Length <= text.Length + 24),
            Understood.Nothing nothing => nothing.Suggestions.Count <= 3 && nothing.Suggestions.All(suggestion => suggestion.Title.Length > 0 && !suggestion.Title.Contains('{')),
            _ => false,
        });

    [Property(MaxTest = 300)]
    public bool Understanding_OfAnyText_DoesNotFail(string? text) => Talk.HearAsync(text ?? "").GetAwaiter().GetResult() is not null;

    private static Arbitrary<string> Texts() =>
        Gen.Elements(Pieces).ListOf().Select(pieces => string.Join(' ', pieces)).Or(Gen.Elements(Pieces).ListOf().Select(string.Concat)).ToArbitrary();

    private static Arbitrary<DateOnly> Days() => Gen.Choose(0, (2100 - 1950) * 365).Select(new DateOnly(1950, 1, 1).AddDays).ToArbitrary();
}
