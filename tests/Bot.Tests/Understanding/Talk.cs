using System.Globalization;
using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Conversations;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Understanding;

namespace RetentionBot.Bot.Tests.Understanding;

/// <summary>Somebody talking on Monday, 23 November 2026, to functions that do nothing, about customers who are found by their full names.</summary>
internal sealed class Talk
{
    private static readonly Customer[] Customers =
    [
        new() { Number = 1, Name = "Leonie Köhler" },
        new() { Number = 2, Name = "Bjørn Hansen" },
        new() { Number = 3, Name = "Luís Gonçalves" },
        new() { Number = 4, Name = "April Smith" },
    ];

    private readonly RequestUnderstanding _understanding;

    public Talk(params Type[] skills)
    {
        var learnt = new LearntRequests(FindAsync, (_, _) => new(default(string)), Lexicon.Of("en"));
        _understanding = new RequestUnderstanding(new SkillCatalogue(skills.Length == 0 ? [typeof(FakeSkills)] : skills), FindAsync, learnt, Unrouted.Of(learnt, FindAsync), Lexicon.Of("en"));
    }

    public ConversationMemory Memory { get; set; } = new("1/local//1");

    /// <summary>How often a customer was searched for.</summary>
    public int Searches { get; private set; }

    public SkillTurn Turn => new(
        new AccountManager { Number = 1, Name = "Jane Peacock" }, Memory, new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero), TimeZoneInfo.Utc, CultureInfo.GetCultureInfo("en-GB"));

    public async Task<Understood> HearAsync(string text) => await _understanding.UnderstandAsync(text, Turn, CancellationToken.None);

    /// <summary>The call a text comes to, as <c>name(argument=value, …)</c>; null when it is not understood.</summary>
    public async Task<string?> CallAsync(string text) => await HearAsync(text) is Understood.Call call ? Written(call.Skill) : null;

    public async Task<IReadOnlyList<Suggestion>> SuggestionsAsync(string text) => Assert.IsType<Understood.Nothing>(await HearAsync(text)).Suggestions;

    public static string Written(SkillCall call) =>
        $"{call.Function}({string.Join(", ", call.Arguments.OrderBy(argument => argument.Key, StringComparer.Ordinal).Select(argument => $"{argument.Key}={argument.Value}"))})";

    private ValueTask<CustomerSearch> FindAsync(string asked, int manager, CancellationToken cancellationToken)
    {
        Searches++;
        var found = Customers.Where(customer => asked == $"#{customer.Number}" || customer.Name.Equals(asked, StringComparison.OrdinalIgnoreCase)).ToList();
        return ValueTask.FromResult(new CustomerSearch(found.Count == 1 ? CustomerMatch.Exact : CustomerMatch.None, found, found.Count));
    }
}
