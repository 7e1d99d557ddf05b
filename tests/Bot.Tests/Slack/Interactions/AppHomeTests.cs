using RetentionBot.Conversation;
using RetentionBot.Testing.Slack;

namespace RetentionBot.Bot.Tests.Slack.Interactions;

/// <summary>The home: when it is drawn, when it is not, and what whoever is not known sees there.</summary>
public sealed class AppHomeTests : IAsyncLifetime
{
    private static readonly ChannelAccount Person = new("slack", "T1", "U1");
    private static readonly ConversationReference OwnChat = new("slack", "T1", "D1") { Scope = ConversationScope.Personal, UserId = "U1", BotId = "U0BOT" };

    private PressedSlack _slack = null!; // set before each test

    public async Task InitializeAsync()
    {
        _slack = await PressedSlack.StartAsync();
        _slack.Turn.Answer = Day("3 overdue", "09:00");
    }

    public async Task DisposeAsync() => await _slack.DisposeAsync();

    [Fact]
    public async Task AHomeOpenedForTheFirstTime_ShowsThatItIsDrawn_ThenTheDay()
    {
        await OpenAsync(hash: null);

        Assert.Equal(["views.publish", "views.publish"], _slack.Methods);
        Assert.All(_slack.Calls, call => Assert.Equal("U1", call.Text("user_id")));
        Assert.True(PressedSlack.Says(_slack.Calls[0], "One moment"));
        Assert.True(PressedSlack.Says(_slack.Calls[1], "3 overdue"));
        var asked = Assert.Single(_slack.Turn.Messages);
        Assert.Equal(("day.mine", true, Person, OwnChat), (asked.Call!.Function, asked.IsRefresh, asked.From, asked.Conversation));
    }

    [Fact]
    public async Task AHome_IsNeverWaitedFor()
    {
        var drawing = new TaskCompletionSource();
        _slack.Turn.Does = (_, _, cancellationToken) => drawing.Task.WaitAsync(cancellationToken);

        _slack.Home.Publish(Person, OwnChat, "1.a");
        Assert.False(_slack.Home.DrawnAsync().IsCompleted);
        drawing.SetResult();
        await _slack.Home.DrawnAsync();

        Assert.Empty(_slack.Calls);
    }

    [Fact]
    public async Task AHomeThatIsAsItWas_StaysUntilItsTimeIsStale()
    {
        await OpenAsync("1.a");
        _slack.Turn.Answer = Day("3 overdue", "09:01");
        await OpenAsync("1.b");
        Assert.Single(_slack.Calls);

        _slack.Time.Advance(TimeSpan.FromMinutes(5));
        await OpenAsync("1.b");
        Assert.Equal(2, _slack.Calls.Count);

        _slack.Turn.Answer = Day("2 overdue", "09:06");
        await OpenAsync("1.c");
        Assert.Equal(3, _slack.Calls.Count);
    }

    [Fact]
    public async Task AHomeThatWasReplacedMeanwhile_IsPublishedOnceMoreWithoutItsHash()
    {
        _slack.Slack.Answer("views.publish", (call, _) => call.Text("hash") is null ? SlackAnswer.Ok() : SlackAnswer.Refuses("hash_conflict"));

        await OpenAsync("1.a");

        Assert.Equal(["1.a", null], _slack.Calls.Select(call => call.Text("hash")));
    }

    [Fact]
    public async Task AHomeThatIsRefused_IsLoggedAndDrawnTheNextTime()
    {
        _slack.Slack.Answer("views.publish", SlackAnswer.Refuses("not_enabled"));
        await OpenAsync("1.a");
        Assert.Contains(_slack.Log.Lines, line => line.Contains("not_enabled", StringComparison.Ordinal));

        _slack.Slack.Answer("views.publish", SlackAnswer.Ok());
        await OpenAsync("1.a");
        Assert.Equal(2, _slack.Calls.Count);
    }

    [Fact]
    public async Task SomebodyUnknown_SeesWhomToAskAndNothingElse()
    {
        _slack.Turn.Answer = Reply.Of("I do not know you yet. Ask whoever runs me to add you.") with { KeepsCard = true };

        await OpenAsync("1.a");

        Assert.True(PressedSlack.Says(Assert.Single(_slack.Calls), "Ask whoever runs me"));
    }

    [Fact]
    public async Task APressThatChangedSomething_DrawsTheHomeOfWhoeverOpenedItAnew()
    {
        var card = new Card(new Paragraph("Runa"), new Actions(new CallAction("Done", new SkillCall("followup.complete")) { InPlace = true }));
        await _slack.TakeAsync(_slack.Press(_slack.ButtonOf(card, "Done")));
        await _slack.Home.DrawnAsync();
        Assert.Equal(["chat.update"], _slack.Methods); // nobody opened it

        await OpenAsync("1.a");
        _slack.Turn.Answer = Day("2 overdue", "09:01");
        await _slack.TakeAsync(_slack.Press(_slack.ButtonOf(card, "Done"), "13.8.x"));
        await _slack.Home.DrawnAsync();

        Assert.Equal("views.publish", _slack.Methods[^1]);
        Assert.Null(_slack.Calls[^1].Text("hash"));
        Assert.True(PressedSlack.Says(_slack.Calls[^1], "2 overdue"));
    }

    [Fact]
    public async Task AButtonAtHome_IsAnsweredInAWindowInTheirOwnChat_AndTheHomeIsDrawnAnew()
    {
        await OpenAsync("1.a");
        var view = _slack.Calls[^1].Arguments["view"]!.DeepClone().AsObject();
        view["id"] = "VU1";
        _slack.Turn.Does = (message, answer, cancellationToken) => answer.SendAsync(message.IsRefresh ? Day("2 overdue", "09:01") : Reply.Of("Done: F12."), cancellationToken);

        await _slack.TakeAsync(_slack.PressIn(view, PressedSlack.ButtonIn(System.Text.Json.JsonSerializer.SerializeToElement(view["blocks"]), "Done")));
        await _slack.Home.DrawnAsync();

        Assert.Equal(["views.publish", "views.open", "views.update", "views.publish"], _slack.Methods);
        Assert.True(PressedSlack.Says(_slack.Calls[2], "Done: F12."));
        Assert.True(PressedSlack.Says(_slack.Calls[3], "2 overdue"));
        Assert.Equal(OwnChat with { ReplyToId = "13.7.x" }, _slack.Turn.Messages[1].Conversation);
    }

    private static Reply Day(string counts, string at) => new(new Card(
        new Heading($"Your day: {counts}."), new Paragraph("Runa Holm · follow-up"), new Actions(new CallAction("Done", new SkillCall("followup.complete").With("id", "F12"))), new Footnote($"As of {at}.")));

    private Task OpenAsync(string? hash)
    {
        _slack.Home.Publish(Person, OwnChat, hash);
        return _slack.Home.DrawnAsync();
    }
}
