using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using RetentionBot.Bot.Tests.Host;
using RetentionBot.Conversation;
using RetentionBot.Host.Chats;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Slack;
using RetentionBot.Slack.WebApi;
using RetentionBot.Store;
using RetentionBot.Testing.Slack;

namespace RetentionBot.Bot.Tests.Slack.Interactions;

/// <summary>What a press of a button does. Numbers are those of the conformance checklist.</summary>
public sealed class ButtonPressTests : IAsyncLifetime
{
    private static readonly SkillCall Done = new SkillCall("followup.complete").With("id", "F12");
    private static readonly Card Line = new(new Paragraph("Runa Holm · 3 days overdue"), new Actions(
        new CallAction("Done", Done) { InPlace = true },
        new CallAction("Open", new SkillCall("customer.summary").With("customer", "#7")),
        new CallAction("Edit", new SkillCall("draft.edit").With("id", "D1")) { InPlace = true, OpensForm = true },
        new OpenUrlAction("Web", new Uri("https://firm.example/"))));

    private static readonly Card Form = new(new Heading("Edit"), new Inputs([new Input("text", "Text", InputKind.LongText) { Value = "Hello" }]), new Actions(new CallAction("Save", new SkillCall("draft.edit")) { InPlace = true }));

    private PressedSlack _slack = null!; // set before each test

    public async Task InitializeAsync() => _slack = await PressedSlack.StartAsync();

    public async Task DisposeAsync() => await _slack.DisposeAsync();

    [Theory]
    [InlineData("Done")]
    [InlineData("Open")]
    [InlineData("Edit")]
    [InlineData("Web")]
    public async Task C36_APress_IsAcknowledgedWith200AndAnEmptyBody(string button)
    {
        var ack = await _slack.TakeAsync(_slack.Press(_slack.ButtonOf(Line, button)));

        Assert.Equal((200, null), (ack.Status, ack.Body));
    }

    [Fact]
    public async Task APress_IsOneMessageOfWhoPressed()
    {
        await _slack.TakeAsync(_slack.Press(_slack.ButtonOf(Line, "Done")));

        var message = Assert.Single(_slack.Turn.Messages);
        Assert.Equal(Done, message.Call);
        Assert.Equal(new ChannelAccount("slack", "T1", "U1"), message.From);
        Assert.Equal(("13.7.x", PressedSlack.CardTs, true), (message.Id, message.CardId, message.ReplacesCard));
        Assert.Equal(new ConversationReference("slack", "T1", "D1") { Scope = ConversationScope.Personal, BotId = "U0BOT", UserId = "U1", ReplyToId = PressedSlack.CardTs }, message.Conversation);
    }

    [Fact]
    public async Task AnAnswerInPlace_UpdatesTheMessage_AndARemarkLeavesIt()
    {
        await _slack.TakeAsync(_slack.Press(_slack.ButtonOf(Line, "Done")));
        var update = Assert.Single(_slack.Calls);
        Assert.Equal(("chat.update", "D1", PressedSlack.CardTs), (update.Method, update.Text("channel"), update.Text("ts")));

        _slack.Turn.Answer = Reply.Of("That was done already.") with { KeepsCard = true };
        await _slack.TakeAsync(_slack.Press(_slack.ButtonOf(Line, "Done"), "13.8.x"));
        Assert.Equal(["chat.update", "chat.postMessage"], _slack.Methods);
    }

    [Fact]
    public async Task AnAnswerWhoseMessageIsGone_IsSaidAnew()
    {
        _slack.Slack.Answer("chat.update", SlackAnswer.Refuses("message_not_found"));

        await _slack.TakeAsync(_slack.Press(_slack.ButtonOf(Line, "Done")));

        Assert.Equal(["chat.update", "chat.postMessage"], _slack.Methods);
    }

    [Fact]
    public async Task C49_AnEphemeralMessage_IsUpdatedByItsResponseUrl()
    {
        await _slack.TakeAsync(_slack.PressInChannel(_slack.ButtonOf(Line, "Done"), isEphemeral: true));

        Assert.True(Assert.Single(_slack.Turn.Messages) is { ReplacesCard: true, Conversation: { IsTargeted: true, Scope: ConversationScope.Channel, AnswerUrl: not null } });
        var update = Assert.Single(_slack.Calls);
        Assert.Equal(("response/1", true), (update.Method, update.Arguments["replace_original"]!.GetValue<bool>()));
    }

    /// <summary>A command can be typed in a chat between two people, where the bot is not.</summary>
    [Fact]
    public async Task APressInAChatOfTwoPeople_IsAnsweredByItsResponseAddressAndIsNoChatWithTheBot()
    {
        var press = _slack.Press(_slack.ButtonOf(Line, "Open"));
        press["container"]!["is_ephemeral"] = true;

        await _slack.TakeAsync(press);

        Assert.True(Assert.Single(_slack.Turn.Messages) is { IsUnseen: true, Conversation: { IsTargeted: true, Scope: not ConversationScope.Personal, AnswerUrl: not null } });
        Assert.Equal("response/1", Assert.Single(_slack.Calls).Method);
    }

    /// <summary>What is replaced keeps its readers: an answer for one person must not take the place of what everybody sees.</summary>
    [Fact]
    public async Task AnAnswerToAMessageEverybodySees_IsSaidToOnePersonAndReplacesNothing()
    {
        await _slack.TakeAsync(_slack.PressInChannel(_slack.ButtonOf(Line, "Done"), isEphemeral: false));

        Assert.False(Assert.Single(_slack.Turn.Messages).ReplacesCard);
        var said = Assert.Single(_slack.Calls);
        Assert.Equal(("response/1", false, "ephemeral"), (said.Method, said.Arguments["replace_original"]!.GetValue<bool>(), said.Text("response_type")));
    }

    /// <summary>The host's own turn behind the button, on one store: what is done, and what people see of it.</summary>
    [Fact]
    public async Task C37_TwoClicksOnOneButton_ChangeOnceAndShowOneResult()
    {
        await using var host = await HostAsync();
        var button = _slack.ButtonOf(new Card(new Paragraph("Runa"), new Actions(new CallAction("Done", NoteDown.Call) { InPlace = true })), "Done");

        await Task.WhenAll(_slack.TakeAsync(_slack.Press(button.DeepClone().AsObject(), "p1")), _slack.TakeAsync(_slack.Press(button.DeepClone().AsObject(), "p2")));

        Assert.Equal(1, await host.NotedAsync());
        Assert.All(_slack.Methods, method => Assert.Equal("chat.update", method));
        Assert.Single(_slack.Calls.Select(call => call.Arguments["blocks"]!.ToJsonString()).Distinct());
    }

    [Fact]
    public async Task C38_AButtonClickedTwiceOrByTwoUsers_DoesItOnce()
    {
        await using var host = await HostAsync();
        var button = _slack.ButtonOf(new Card(new Paragraph("Runa"), new Actions(new CallAction("I sent it", NoteDown.Call))), "I sent it");

        await _slack.TakeAsync(_slack.PressInChannel(button.DeepClone().AsObject(), isEphemeral: false, "U1", "p1"));
        await _slack.TakeAsync(_slack.PressInChannel(button.DeepClone().AsObject(), isEphemeral: false, "U1", "p2"));
        await _slack.TakeAsync(_slack.PressInChannel(button.DeepClone().AsObject(), isEphemeral: false, "U2", "p3"));

        Assert.Equal(1, await host.NotedAsync());
        Assert.True(PressedSlack.Says(_slack.Calls[^1], "done already"));
    }

    [Fact]
    public async Task C39_AButtonWhoseWorkWasDoneElsewhere_RefreshesTheMessageAndTellsTheUser()
    {
        _slack.Turn.Answer = new Reply(new Card(new Heading("Today: nothing is due."), new Paragraph("Runa Holm · done, 09:12")));

        await _slack.TakeAsync(_slack.Press(_slack.ButtonOf(Line, "Edit")));

        Assert.Equal(["views.open", "chat.update", "views.update"], _slack.Methods);
        Assert.True(PressedSlack.Says(_slack.Calls[1], "done, 09:12"));
        Assert.True(PressedSlack.Says(_slack.Calls[2], "nothing to fill in any more"));
    }

    [Fact]
    public async Task C40_AButtonThatOpensAForm_OpensItsWindowBeforeAnythingIsLookedUp()
    {
        IReadOnlyList<string> before = [];
        _slack.Turn.Does = (_, answer, cancellationToken) =>
        {
            before = _slack.Methods;
            return answer.SendAsync(new Reply(Form), cancellationToken);
        };

        await _slack.TakeAsync(_slack.Press(_slack.ButtonOf(Line, "Edit")));

        Assert.Equal(["views.open"], before);
        Assert.Equal(["views.open", "views.update"], _slack.Methods);
        Assert.Equal("13.7.x", _slack.Calls[0].Text("trigger_id"));
        Assert.Equal("V1", _slack.Calls[1].Text("view_id"));
        Assert.True(PressedSlack.Says(_slack.Calls[1], "Hello"));
    }

    [Fact]
    public async Task AButtonThatCarriesAForm_OpensItWithoutATurn()
    {
        await _slack.TakeAsync(_slack.Press(_slack.ButtonOf(Form, "Fill in")));

        Assert.Equal(["views.open"], _slack.Methods);
        Assert.True(PressedSlack.Says(_slack.Calls[0], "Hello"));
        Assert.Empty(_slack.Turn.Messages);
    }

    [Theory]
    [InlineData("expired_trigger_id")]
    [InlineData("exchanged_trigger_id")]
    [InlineData("invalid_trigger_id")]
    public async Task C41_AWindowThatDoesNotOpen_AsksTheUserAloneToClickAgain(string refusal)
    {
        _slack.Slack.Answer("views.open", SlackAnswer.Refuses(refusal));

        var ack = await _slack.TakeAsync(_slack.Press(_slack.ButtonOf(Line, "Edit")));

        Assert.Equal(200, ack.Status);
        var asked = _slack.Calls[^1];
        Assert.Equal(("response/1", "ephemeral", false), (asked.Method, asked.Text("response_type"), asked.Arguments["replace_original"]!.GetValue<bool>()));
        Assert.Contains("click again", asked.Text("text"), StringComparison.Ordinal);
        Assert.Empty(_slack.Turn.Messages);
    }

    [Fact]
    public async Task C41_WithoutAResponseUrl_TheUserIsAskedByAnEphemeralMessage()
    {
        _slack.Slack.Answer("views.open", SlackAnswer.Refuses("expired_trigger_id"));
        var press = _slack.Press(_slack.ButtonOf(Line, "Edit"));
        press.Remove("response_url");

        await _slack.TakeAsync(press);

        var asked = _slack.Calls[^1];
        Assert.Equal(("chat.postEphemeral", "D1", "U1"), (asked.Method, asked.Text("channel"), asked.Text("user")));
    }

    [Fact]
    public async Task AWindowWhoseAnswerTakesLong_SaysThatItFollows()
    {
        _slack.Turn.Does = (_, _, _) => Task.CompletedTask; // handed over

        await _slack.TakeAsync(_slack.Press(_slack.ButtonOf(Line, "Edit")));

        Assert.True(PressedSlack.Says(_slack.Calls[^1], "follows in our chat"));
    }

    [Fact]
    public async Task AWindowWhoseAnswerIsOnItsWay_IsNotToldThatItFollows()
    {
        var (arrives, sending) = (new TaskCompletionSource(), Task.CompletedTask);
        _slack.Slack.Answer("views.update", SlackAnswer.Does(async http =>
        {
            await arrives.Task;
            await http.Response.WriteAsync("""{"ok":true}""");
        }));
        _slack.Turn.Does = (_, answer, _) =>
        {
            sending = answer.SendAsync(Reply.Of("The form."), default); // handed over while it is being sent
            return Task.CompletedTask;
        };

        await _slack.TakeAsync(_slack.Press(_slack.ButtonOf(Line, "Edit")));
        arrives.SetResult();
        await sending;

        Assert.Single(_slack.Calls, call => call.Method == "views.update");
    }

    [Fact]
    public async Task AButtonInAWindow_IsAnsweredInThatWindow()
    {
        var view = JsonObject.Create(_slack.Get<RetentionBot.Slack.Blocks.ViewRenderer>().Modal(Line, new RetentionBot.Slack.Blocks.FormOrigin("D1", "1600.5", false, null, null)))!; // it is an object
        view["id"] = "V5";

        await _slack.TakeAsync(_slack.PressIn(view, PressedSlack.ButtonIn(System.Text.Json.JsonSerializer.SerializeToElement(view["blocks"]), "Open")));

        var update = Assert.Single(_slack.Calls);
        Assert.Equal(("views.update", "V5"), (update.Method, update.Text("view_id")));
        Assert.Equal("D1", Assert.Single(_slack.Turn.Messages).Conversation.ConversationId);
    }

    [Theory]
    [InlineData("""{"type":"button","action_id":"call.1","value":"{\"skill\":\"x\""}""")]
    [InlineData("""{"type":"button","action_id":"call.1","value":"v1|8812"}""")]
    [InlineData("""{"type":"button","action_id":"form.1","value":"{}"}""")]
    [InlineData("""{"type":"button","action_id":"followup.done","value":null}""")]
    [InlineData("""{"type":"static_select","action_id":"in.1","selected_option":{"value":"x"}}""")]
    [InlineData("""{"type":"button"}""")]
    [InlineData("7")]
    public async Task C47_AValueThatIsNoneOfOurs_IsTakenAndDoesNothing(string action)
    {
        var press = _slack.Press(new JsonObject());
        press["actions"] = new JsonArray(JsonNode.Parse(action));

        var ack = await _slack.TakeAsync(press);

        Assert.Equal((200, null), (ack.Status, ack.Body));
        Assert.Empty(_slack.Turn.Messages);
        Assert.Empty(_slack.Calls);
    }

    [Fact]
    public async Task C47_AButtonFromAnotherWorkspace_DoesNothing()
    {
        var press = _slack.Press(_slack.ButtonOf(Line, "Done"));
        (press["team"]!["id"], press["user"]!["team_id"]) = ("T9", "T9");

        Assert.Equal(200, (await _slack.TakeAsync(press)).Status);
        Assert.Empty(_slack.Turn.Messages);
        Assert.Empty(_slack.Calls);
    }

    /// <summary>A button says what is wanted, never who wants it: whose arguments are changed still asks as themselves, and the function checks what they may do.</summary>
    [Fact]
    public async Task C47_AButtonOfSomebodyElse_IsRefusedByTheFunction()
    {
        await using var host = await HostAsync();
        var button = _slack.ButtonOf(new Card(new Paragraph("Runa"), new Actions(new CallAction("Done", NoteDown.Call) { InPlace = true })), "Done");

        await _slack.TakeAsync(_slack.PressInChannel(button, isEphemeral: true, "U7"));

        Assert.Equal(0, await host.NotedAsync());
        Assert.False(PressedSlack.Says(_slack.Calls[^1], "Noted"));
    }

    [Theory]
    [InlineData("team")]
    [InlineData("user")]
    [InlineData("container")]
    [InlineData("channel")]
    [InlineData("message")]
    [InlineData("state")]
    [InlineData("trigger_id")]
    [InlineData("response_url")]
    [InlineData("actions")]
    [InlineData("type")]
    public async Task C48_WhateverIsNullOrMissing_NothingThrows(string name)
    {
        foreach (var isMissing in new[] { true, false })
        {
            var press = _slack.Press(_slack.ButtonOf(Line, "Edit"));
            press[name] = null;
            if (isMissing)
                press.Remove(name);

            Assert.Equal(200, (await _slack.TakeAsync(press)).Status);
        }

        Assert.DoesNotContain(_slack.Log.Lines, line => line.Contains("failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task C48_WithoutATeam_TheWorkspaceOfTheUserCounts()
    {
        var press = _slack.Press(_slack.ButtonOf(Line, "Done"));
        press["team"] = null;

        await _slack.TakeAsync(press);

        Assert.Equal("T1", Assert.Single(_slack.Turn.Messages).From.Tenant);
    }

    [Fact]
    public async Task WhateverFails_SlackIsAnsweredAndNothingSecretIsLogged()
    {
        _slack.Turn.Does = (_, _, _) => throw new InvalidOperationException("Runa Holm");

        var ack = await _slack.TakeAsync(_slack.Press(_slack.ButtonOf(Line, "Done")));

        Assert.Equal((500, null), (ack.Status, ack.Body)); // which Slack tells whoever pressed
        Assert.DoesNotContain(_slack.Log.Lines, line => line.Contains("Runa", StringComparison.Ordinal) || line.Contains("/response/", StringComparison.Ordinal) || line.Contains("xoxb", StringComparison.Ordinal));
    }

    private async Task<TurnHost> HostAsync()
    {
        var host = new TurnHost(served: _slack.Get<SlackChannel>());
        await host.Store.CommitAsync(
            new Batch()
                .Put(RetentionBot.Skills.Schema.Managers, new AccountManager { Number = 1, Name = "Ines Falk", Email = "ines@firm.example", Accounts = [HostKeys.Of(new ChannelAccount(SlackServices.ChannelName, "T1", "U1"))] })
                .Put(RetentionBot.Skills.Schema.Managers, new AccountManager { Number = 2, Name = "Olav Berg", Email = "olav@firm.example", Accounts = [HostKeys.Of(new ChannelAccount(SlackServices.ChannelName, "T1", "U2"))] })
                .Put(RetentionBot.Skills.Schema.Customers, new Customer { Number = 7, Name = "Runa Holm", FirstName = "Runa", LastName = "Holm", Manager = 1 }),
            default);
        _slack.Turn.Does = (message, answer, _) => host.RunAsync(message, answer);
        return host;
    }
}
