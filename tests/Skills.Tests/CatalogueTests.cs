using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using RetentionBot.Skills.Conversations;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Names;
using RetentionBot.Skills.Tests.Transcripts;
using RetentionBot.Store;
using RetentionBot.Testing.Sample;
using RetentionBot.Understanding;

namespace RetentionBot.Skills.Tests;

public sealed partial class CatalogueTests
{
    /// <summary>Functions reached by exact phrases and buttons only; all others are named as intents for labelled requests.</summary>
    private static readonly string[] ByExactPhraseOnly =
    [
        "more", "account.unlink", "account.allow", "log.message", "undo", "confirm", "decline", "complaint.resolve", "record.correct", "record.remove", "customer.edit", "customer.set", "customer.addTo",
        "customer.merge", "customer.unmerge", "log.several", "customer.find", "share", "audit",
        "digest", "day.mine", "next", "handover", "leave", "spread", "followup.drop", "followup.unplanned", "cadence.firm",
        "draft.satisfaction", "draft.introduction", "draft.show", "draft.edit", "draft.copy", "draft.sent", "draft.goOn", "drafts", "restore", "voice", "log.reply",
        "offer.parity", "offer.list", "guard.override", "customer.ask", "customer.story", "customer.keepFromModel", "draft.polish",
    ];

    private static readonly string[] Intents =
    [
        "help", "customer.summary", "customer.lastContact", "customer.purchases", "customer.spend", "customer.offers", "customer.preferences", "customer.owner", "customer.status",
        "customer.tickets", "customer.satisfaction", "customer.upcoming", "customer.add", "customer.assign", "log.interaction", "log.purchase", "log.complaint", "log.survey", "log.referral", "log.preference",
        "data.export", "data.forget",
        "followup.overdue", "followup.list", "followup.schedule", "followup.complete", "followup.snooze", "followup.cadence", "reminder.settings",
        "draft.thankYou", "draft.welcome", "draft.checkIn", "draft.feedback", "draft.winBack", "draft.event", "draft.offer", "draft.apology", "draft.revise", "draft.send", "draft.discard",
        "offer.check", "offer.best",
    ];

    private static readonly SkillCatalogue Catalogue = new();

    [GeneratedRegex("[{]([a-zA-Z]+)[}]", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();

    [GeneratedRegex("(this|last|next) (week|month|quarter|year)|since [A-Z]|in Q[1-4]", RegexOptions.CultureInvariant)]
    private static partial Regex NamesASpan();

    public static TheoryData<string> Functions => [.. Catalogue.Functions.Select(function => function.Name)];

    [Fact]
    public void Catalogue_HasEveryQuestionAboutACustomer() =>
        Assert.Empty(Intents.Concat(ByExactPhraseOnly).Except(Catalogue.Functions.Select(function => function.Name)));

    [Theory]
    [MemberData(nameof(Functions))]
    public void Function_IsDeclaredWhole(string name)
    {
        var function = Catalogue.Find(name)!; // it comes from the catalogue

        Assert.Matches("^[A-Z].{20,150}\\.$", function.Purpose);
        Assert.NotEmpty(function.Phrases);
        Assert.True(function.Examples.Count >= 4, $"{name} has {function.Examples.Count} examples; give it at least 4.");
        Assert.Contains(name, TranscriptFiles.Names);
        Assert.Equal(function.Examples.Count, function.Examples.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Phrase_NamesOnlyParametersOfItsFunctionAndIsLowerCase(string name)
    {
        var function = Catalogue.Find(name)!; // it comes from the catalogue
        var parameters = function.Parameters.Select(parameter => parameter.Name).ToHashSet();
        foreach (var phrase in function.Phrases)
        {
            var groups = Placeholder().Matches(phrase).Select(match => match.Groups[1].Value);

            Assert.Subset(parameters, groups.ToHashSet());
            Assert.Equal(phrase.ToLowerInvariant(), phrase);
            Assert.DoesNotContain("{period}", phrase, StringComparison.Ordinal);
        }
    }

    /// <summary>An example that names a span in words is understood only once spans are found in it.</summary>
    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Example_WhenItFitsAPhrase_FitsOneOfItsOwn(string name)
    {
        var function = Catalogue.Find(name)!; // it comes from the catalogue
        await using var services = new ServiceCollection().AddSingleton<IStore>(await SampleFirm.OpenAsync()).AddSkills().AddUnderstanding().BuildServiceProvider();
        await services.GetRequiredService<NameIndexFeed>().CatchUpAsync(CancellationToken.None);
        var understanding = services.GetRequiredService<IUnderstanding>();
        var turn = new SkillTurn(SampleFirm.Managers[0], new ConversationMemory("1/test"), DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc, CultureInfo.InvariantCulture);
        var fitting = new List<string>();
        foreach (var example in function.Examples.Where(example => !NamesASpan().IsMatch(example)))
        {
            if (await understanding.UnderstandAsync(example.Replace("{customer}", "Orla Fennimore", StringComparison.Ordinal), turn, CancellationToken.None) is Understood.Call call)
            {
                Assert.Equal((example, name), (example, call.Skill.Function));
                Assert.True(!function.TakesCustomer || call.Skill.Argument("customer") is null or "Orla Fennimore", $"'{example}' names '{call.Skill.Argument("customer")}'.");
                fitting.Add(example);
            }
        }

        Assert.True(fitting.Count >= 3, $"Only these examples of {name} fit a phrase: {string.Join("; ", fitting)}");
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Example_NamesOnlyACustomer(string name)
    {
        var function = Catalogue.Find(name)!; // it comes from the catalogue

        Assert.All(function.Examples, example => Assert.DoesNotContain("{", example.Replace("{customer}", "", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.Equal(function.Parameters.Any(parameter => parameter.Type == typeof(Customer)), function.Examples.Any(example => example.Contains("{customer}", StringComparison.Ordinal)));
    }
}
