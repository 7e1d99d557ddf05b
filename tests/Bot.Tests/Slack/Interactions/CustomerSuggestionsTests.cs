using System.Text.Json.Nodes;
using RetentionBot.Conversation;

namespace RetentionBot.Bot.Tests.Slack.Interactions;

/// <summary>Type-ahead over customers. Numbers are those of the conformance checklist.</summary>
public sealed class CustomerSuggestionsTests : IAsyncLifetime
{
    private PressedSlack _slack = null!; // set before each test

    public async Task InitializeAsync() => _slack = await PressedSlack.StartAsync();

    public async Task DisposeAsync() => await _slack.DisposeAsync();

    [Fact]
    public async Task C45_WhatFits_IsOfferedWithinSlacksLimits()
    {
        _slack.Lookup.Finds = count => Task.FromResult(new LookupAnswer([.. Enumerable.Range(1, count).Select(number => Record(number, new string('g', 200)))]));

        var options = await OptionsAsync("glo");

        Assert.InRange(options.Count, 1, 100);
        Assert.All(options, option =>
        {
            Assert.Equal("plain_text", option!["text"]!["type"]!.GetValue<string>());
            Assert.InRange(option["text"]!["text"]!.GetValue<string>().Length, 1, 75);
            Assert.InRange(option["value"]!.GetValue<string>().Length, 1, 75);
        });
        Assert.Equal("#1", options[0]!["value"]!.GetValue<string>());
        Assert.Equal("glo", Assert.Single(_slack.Lookup.Asked).Text);
    }

    [Fact]
    public async Task C45_WhenNothingFits_TheOptionsAreEmpty() => Assert.Empty(await OptionsAsync("zzz"));

    [Fact]
    public async Task C45_WhenItTakesLongOrFails_TheOptionsAreEmpty()
    {
        _slack.Lookup.Finds = _ => throw new InvalidOperationException("Runa Holm");
        Assert.Empty(await OptionsAsync("glo"));

        _slack.Lookup.Finds = _ => new TaskCompletionSource<LookupAnswer>().Task;
        var slow = OptionsAsync("glo");
        _slack.Time.Advance(TimeSpan.FromSeconds(2.5));
        Assert.Empty(await slow);
        Assert.DoesNotContain(_slack.Log.Lines, line => line.Contains("Runa", StringComparison.Ordinal));
    }

    [Fact]
    public async Task C46_OnlyWhatTheUserMaySee_IsLookedUpAndOffered()
    {
        await OptionsAsync("glo");
        Assert.Equal(new ChannelAccount("slack", "T1", "U1"), Assert.Single(_slack.Lookup.Asked).From);

        _slack.Lookup.Finds = _ => Task.FromResult(new LookupAnswer([Record(1, "Globex")], "I do not know you."));
        Assert.Empty(await OptionsAsync("glo"));
    }

    [Fact]
    public async Task C47_AUserOfAnotherWorkspace_IsOfferedNothing()
    {
        Assert.Empty(await OptionsAsync("glo", team: "T9"));
        Assert.Empty(_slack.Lookup.Asked);
    }

    [Fact]
    public async Task AnotherField_IsOfferedNothing()
    {
        Assert.Empty(await OptionsAsync("glo", field: "of.another"));
        Assert.Empty(_slack.Lookup.Asked);
    }

    private static FoundRecord Record(int number, string name) => new(name, $"Oslo, #{number}", new Card(new Heading(name)), $"#{number}");

    private async Task<JsonArray> OptionsAsync(string typed, string team = "T1", string field = "lookup.customer")
    {
        var ack = await _slack.TakeAsync(new JsonObject
        {
            ["type"] = "block_suggestion", ["team"] = new JsonObject { ["id"] = team }, ["user"] = new JsonObject { ["id"] = "U1", ["team_id"] = team }, ["action_id"] = field, ["block_id"] = "b", ["value"] = typed,
        });
        Assert.Equal(200, ack.Status);
        return JsonNode.Parse(ack.Body!.Value.GetRawText())!["options"]!.AsArray();
    }
}
