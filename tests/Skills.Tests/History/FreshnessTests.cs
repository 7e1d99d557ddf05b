using System.Globalization;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Conversations;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Store;
using RetentionBot.Testing;

namespace RetentionBot.Skills.Tests.History;

public sealed class FreshnessTests
{
    private static readonly DateTimeOffset Import = new(2026, 2, 27, 23, 30, 0, TimeSpan.Zero);

    public static TheoryData<RecordCoverage?, string> Cases => new()
    {
        { null, "none recorded here, nor for anybody else; contacts were never imported" },
        { new RecordCoverage(RecordKind.Interaction) { LastImport = Import }, "none recorded here, nor for anybody else; contacts were last imported 28 Feb 2026" },
        { new RecordCoverage(RecordKind.Interaction) { Since = new(2024, 5, 1) }, "none recorded here; contacts are recorded since 1 May 2024, never imported" },
        { new RecordCoverage(RecordKind.Interaction) { Since = new(2024, 5, 1), LastImport = Import }, "none recorded here; contacts are recorded since 1 May 2024, last import 28 Feb 2026" },
    };

    /// <summary>The day of an import is the asker's: half past eleven in the evening UTC is the next day in Berlin.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public async Task None_SaysSinceWhenAnythingOfTheKindIsRecordedAndHowFreshItIs(RecordCoverage? coverage, string expected)
    {
        var store = new InMemoryStore();
        if (coverage is not null)
        {
            await store.CommitAsync(new Batch().Put(Schema.Coverage, coverage), default);
        }

        var turn = new SkillTurn(
            new AccountManager { Number = 1, Name = "Ines Falk" }, new ConversationMemory("1/test"), Import.AddDays(1), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), CultureInfo.GetCultureInfo("en-GB"));

        Assert.Equal(expected, await new Freshness(new HistoryBook(store)).NoneAsync(RecordKind.Interaction, turn, default));
    }
}
