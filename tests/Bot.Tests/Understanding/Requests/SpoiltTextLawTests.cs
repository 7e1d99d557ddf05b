using System.Globalization;
using System.Text.RegularExpressions;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Language;
using RetentionBot.Testing;
using RetentionBot.Understanding;
using RetentionBot.Understanding.Frames;

namespace RetentionBot.Bot.Tests.Understanding.Requests;

/// <summary>Whatever is typed, something is made of it, and what is made of it can be used.</summary>
[Collection(ListeningTests.Name)]
public sealed partial class SpoiltTextLawTests(ListeningTests.Learnt learnt)
{
    private static readonly SkillCatalogue Catalogue = new();
    private static readonly HashSet<string> Intents = [.. ExampleRequests.In("en").Select(example => example.Intent)];
    private static readonly HashSet<string> Names = [.. KnownCustomers.All.Select(customer => customer.Name)];
    private static readonly HashSet<string> Managers = [.. KnownCustomers.Managers, "me"];

    private readonly RequestListener _listener = learnt.Listener;

    [LongProperty(2_000, 100_000, Arbitrary = [typeof(SpoiltTexts)])]
    public async Task Frame_OfAnyText_IsWellFormed(SpoiltText spoilt)
    {
        var frame = await _listener.ReadAsync(spoilt.Text, spoilt.Today, CultureInfo.GetCultureInfo(spoilt.Culture), spoilt.Subject);

        Assert.Contains(frame.Intent, Intents);
        Assert.InRange(frame.Likelihood, 0f, 1f);
        Assert.All(frame.Customers, name => Assert.Contains(name, Names));
        Assert.All(frame.Intents, intent => Assert.Contains(intent, Intents));
        Assert.True(frame.Intent != Frame.Clarify || frame.Intents.Count > 0, "It asks back and offers nothing.");
        Assert.All(frame.Slots, slot => Assert.True(IsWellFormed(slot.Key, slot.Value, frame, spoilt.Text), $"{frame.Intent}: {slot.Key} is '{slot.Value}'"));
    }

    [LongProperty(2_000, 100_000, Arbitrary = [typeof(SpoiltTexts)])]
    public async Task Understanding_OfAnyText_IsACallThatCanBeMadeOrAnAnswer(SpoiltText spoilt)
    {
        var understood = await _listener.UnderstandAsync(spoilt.Text);

        switch (understood)
        {
            case Understood.Call call:
                var function = Catalogue.Find(call.Skill.Function);
                Assert.NotNull(function);
                Assert.All(call.Skill.Arguments, argument => Assert.True(CanBeRead(function, argument.Key, argument.Value), $"{function.Name}: {argument.Key} is '{argument.Value}'"));
                break;
            case Understood.NotYet planned:
                Assert.Equal(PlannedFunctions.PurposeOf(planned.Intent), planned.Purpose);
                break;
            case Understood.Ask ask:
                Assert.InRange(ask.Choices.Count, 2, 5);
                break;
            case Understood.Nothing nothing:
                Assert.InRange(nothing.Suggestions.Count, 0, 3);
                break;
            default:
                Assert.IsType<Understood.Refused>(understood);
                break;
        }
    }

    [LongProperty(300, 10_000, Arbitrary = [typeof(SpoiltTexts)])]
    public async Task Explanation_OfAnyText_SaysWhatWasDecided(SpoiltText spoilt) =>
        Assert.Contains(await _listener.ExplainAsync(spoilt.Text), line => line.StartsWith("decision", StringComparison.Ordinal));

    private static bool IsWellFormed(string slot, string value, Frame frame, string text) => slot switch
    {
        "customer" => Names.Contains(value) || (frame.Intents.Append(frame.Intent).Contains("customer.add") && text.Contains(value, StringComparison.Ordinal)),
        "manager" => Managers.Contains(value),
        "period" => value.Split("..") is [var from, var to] && Day(from) is { } first && Day(to) is { } last && first <= last,
        "date" => Day(value) is not null,
        "time" => TimeOnly.TryParseExact(value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "cadence" => IsoDuration().IsMatch(value),
        "channel" => value is "email" or "call" or "meeting" or "chat" or "letter" or "sms",
        "tone" => value is "shorter" or "longer" or "warmer" or "formal" or "casual",
        "scope" => value is "mine" or "team" or "all",
        "amount" => Number(value) is >= 0,
        "currency" => IsoCurrency().IsMatch(value),
        "count" => Number(value) is >= 1 and <= int.MaxValue and var count && count == decimal.Truncate(count),
        "score" => Number(value) is >= 0 and <= 10 || (Number(value) is > 10 and <= 100 && OutOf().IsMatch(text)),
        "text" or "product" or "offer" => !string.IsNullOrWhiteSpace(value) && text.Contains(value, StringComparison.Ordinal),
        _ => false,
    };

    private static bool CanBeRead(SkillFunction function, string name, string value)
    {
        var type = function.Parameters.FirstOrDefault(parameter => parameter.Name == name)?.Type;
        return value.Length > 0 && type is not null
            && (type != typeof(Period) || Period.TryParse(value, out _))
            && (type != typeof(int) || int.TryParse(value, CultureInfo.InvariantCulture, out _))
            && (type != typeof(RecordId) || RecordId.TryParse(value, out _));
    }

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex("^P[1-9][0-9]{0,3}[DWMY]$")]
    private static partial Regex IsoDuration();

    /// <summary>Of another scale: 85 out of 100, 17/20.</summary>
    [GeneratedRegex("out of|/", RegexOptions.IgnoreCase)]
    private static partial Regex OutOf();

    [GeneratedRegex("^[A-Z]{3}$")]
    private static partial Regex IsoCurrency();
}
