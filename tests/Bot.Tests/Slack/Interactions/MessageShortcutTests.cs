using System.Text.Json.Nodes;
using RetentionBot.Conversation;
using RetentionBot.Testing.Slack;

namespace RetentionBot.Bot.Tests.Slack.Interactions;

/// <summary>"Log this with a customer" in the menu of a message.</summary>
public sealed class MessageShortcutTests : IAsyncLifetime
{
    private PressedSlack _slack = null!; // set before each test

    public async Task InitializeAsync() => _slack = await PressedSlack.StartAsync();

    public async Task DisposeAsync() => await _slack.DisposeAsync();

    [Fact]
    public async Task AMessage_IsLoggedByAFormInAWindowThatOpensFirst()
    {
        _slack.Turn.Answer = new Reply(new Card(new Heading("Log a message"), new Inputs([new Input("customer", "Customer", InputKind.Customer)]), new Actions(new CallAction("Log", new SkillCall("log.message")))));

        var ack = await _slack.TakeAsync(Shortcut());

        Assert.Equal((200, null), (ack.Status, ack.Body));
        Assert.Equal(["views.open", "users.info", "views.update"], _slack.Methods);
        Assert.True(PressedSlack.Says(_slack.Calls[2], "external_select"));
    }

    /// <summary>The same words, sender and time as Teams' command hands over.</summary>
    [Fact]
    public async Task C75_TheMessage_IsHandedOverAsTeamsDoes()
    {
        await _slack.TakeAsync(Shortcut());

        var asked = Assert.Single(_slack.Turn.Messages);
        Assert.Equal(
            new SkillCall("log.message").With("text", "<b> & we take @U2's 12").With("sender", "Dana Reyes").With("sent", "2026-04-15T17:37:50.0000000+00:00"),
            asked.Call);
        Assert.True(asked.Conversation is { IsTargeted: true, Scope: ConversationScope.Channel });
    }

    [Fact]
    public async Task AMessageOfAnApp_IsThatOfItsName()
    {
        var shortcut = Shortcut();
        shortcut["message"] = new JsonObject { ["text"] = "Order 7", ["ts"] = "1776274670.000100", ["username"] = "Shop" };

        await _slack.TakeAsync(shortcut);

        Assert.Equal("Shop", Assert.Single(_slack.Turn.Messages).Call!.Argument("sender"));
    }

    [Fact]
    public async Task C41_AWindowThatDoesNotOpen_AsksToClickAgain()
    {
        _slack.Slack.Answer("views.open", SlackAnswer.Refuses("expired_trigger_id"));

        await _slack.TakeAsync(Shortcut());

        Assert.Contains("click again", _slack.Calls[^1].Text("text"), StringComparison.Ordinal);
        Assert.Empty(_slack.Turn.Messages);
    }

    [Fact]
    public async Task AnotherShortcut_DoesNothing()
    {
        var shortcut = Shortcut();
        shortcut["callback_id"] = "of.another";

        Assert.Equal(200, (await _slack.TakeAsync(shortcut)).Status);
        Assert.Empty(_slack.Calls);
    }

    private JsonObject Shortcut() => new()
    {
        ["type"] = "message_action", ["callback_id"] = "log.message", ["team"] = new JsonObject { ["id"] = "T1" }, ["user"] = new JsonObject { ["id"] = "U1" }, ["channel"] = new JsonObject { ["id"] = "C77" },
        ["trigger_id"] = "13.9.z", ["response_url"] = _slack.Slack.ResponseUrl().AbsoluteUri, ["message_ts"] = "1776274670.000100",
        ["message"] = new JsonObject { ["type"] = "message", ["user"] = "U2", ["text"] = "&lt;b&gt; &amp; we take <@U2>'s 12", ["ts"] = "1776274670.000100" },
    };
}
