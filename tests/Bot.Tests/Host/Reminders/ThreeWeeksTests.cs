using RetentionBot.Skills;
using RetentionBot.Store;
using RetentionBot.Testing;

namespace RetentionBot.Bot.Tests.Host.Reminders;

/// <summary>Three weeks of a firm of three account managers and their lead: every digest, nudge, escalation, summary and recap, read as they read them.</summary>
public sealed class ThreeWeeksTests
{
    [SkippableFact]
    public async Task Three_weeks_read_as_the_golden_transcript()
    {
        await using var walk = new ThreeWeeksWalk();

        await walk.RunAsync();

        var customers = await walk.Host.Store.RangeAsync(Schema.Customers, KeyRange.AllNumbers, int.MaxValue, descending: false, default);
        var transcript = new ThreeWeeksTranscript([.. customers.Select(customer => customer.Document)]);
        var text = transcript.Of(walk.Entries);
        Assert.Empty(transcript.LeftIn(text));
        new Golden("tests/Bot.Tests/Host/Reminders").Verify("ThreeWeeks.transcript", text);
    }
}
