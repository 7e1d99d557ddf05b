using System.Text.Json;
using RetentionBot.Conversation;
using RetentionBot.Slack.Blocks;
using RetentionBot.Testing.Slack;

namespace RetentionBot.Bot.Tests.Slack.Interactions;

/// <summary>What becomes of a form that was sent, and of one that was closed. Numbers are those of the conformance checklist.</summary>
public sealed class FormSubmissionTests : IAsyncLifetime
{
    private static readonly FormOrigin InChat = new("D1", "1600.5", IsEphemeral: false, null, null);

    private PressedSlack _slack = null!; // set before each test

    public async Task InitializeAsync() => _slack = await PressedSlack.StartAsync();

    public async Task DisposeAsync() => await _slack.DisposeAsync();

    [Fact]
    public async Task AForm_IsOneMessageWithItsFields_AndClosesWhenItIsDone()
    {
        var ack = await _slack.TakeAsync(PressedSlack.Submit(View(Form()), ("customer", "#7"), ("note", "They liked it")));

        Assert.Equal((200, null), (ack.Status, ack.Body));
        var message = Assert.Single(_slack.Turn.Messages);
        Assert.Equal(("log.message", "#7", "They liked it"), (message.Call!.Function, message.Call.Argument("customer"), message.Call.Argument("note")));
        Assert.Equal(new ChannelAccount("slack", "T1", "U1"), message.From);
        var said = Assert.Single(_slack.Calls);
        Assert.Equal(("chat.update", "D1", "1600.5"), (said.Method, said.Text("channel"), said.Text("ts")));
    }

    [Fact]
    public async Task AFormThatReplacesNothing_IsAnsweredWithAMessageWhereItWasOpened()
    {
        await _slack.TakeAsync(PressedSlack.Submit(View(Form(inPlace: false)), ("note", "x")));

        Assert.Equal(("chat.postMessage", "D1"), (Assert.Single(_slack.Calls).Method, _slack.Calls[0].Text("channel")));
    }

    [Fact]
    public async Task C49_AFormFromAnEphemeralMessage_ChangesItByItsResponseUrl()
    {
        await _slack.TakeAsync(PressedSlack.Submit(View(Form(), new FormOrigin("C77", "1600.5", IsEphemeral: true, _slack.Slack.ResponseUrl().AbsoluteUri, null)), ("note", "x")));

        Assert.Equal(("response/1", true), (Assert.Single(_slack.Calls).Method, _slack.Calls[0].Arguments["replace_original"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task AFormOpenedFromNowhere_IsAnsweredInThePersonsOwnChat()
    {
        await _slack.TakeAsync(PressedSlack.Submit(View(Form(), new FormOrigin(null, null, false, null, null)), ("note", "x")));

        Assert.Equal(["conversations.open", "chat.postMessage"], _slack.Methods);
        Assert.Equal("U1", _slack.Calls[0].Text("users"));
    }

    [Fact]
    public async Task AFormWhoseAnswerHasNoPlace_ChangesNothingAndSaysSo()
    {
        _slack.Slack.Answer("conversations.open", SlackAnswer.Refuses("user_disabled"));

        var ack = await _slack.TakeAsync(PressedSlack.Submit(View(Form(), new FormOrigin(null, null, false, null, null)), ("note", "x")));

        Assert.Contains("nothing was changed", Assert.Single(Errors(ack)).Value, StringComparison.Ordinal);
        Assert.Empty(_slack.Turn.Messages);
    }

    [Theory]
    [InlineData("The form needs a customer. Fill it in and press Log again.", "customer")]
    [InlineData("The note is too long.", "note")]
    [InlineData("I know no day like that.", "day")]
    [InlineData("Notes and days are fine; something else is not.", "customer")]
    public async Task C42_ARefusedForm_StaysOpenWithTheRefusalBesideTheFieldItNames(string refusal, string field)
    {
        _slack.Turn.Answer = Reply.Of(refusal) with { KeepsCard = true };
        var view = View(Form());

        var ack = await _slack.TakeAsync(PressedSlack.Submit(view, ("note", "x")));

        var (block, message) = Assert.Single(Errors(ack));
        Assert.Equal(refusal, message);
        Assert.Contains(block, view.GetProperty("blocks").EnumerateArray().Where(one => one.GetProperty("type").GetString() == "input").Select(one => one.GetProperty("block_id").GetString()));
        Assert.EndsWith("." + field, block, StringComparison.Ordinal);
        Assert.Empty(_slack.Calls);
    }

    [Fact]
    public async Task AFormThatLeadsToAnother_ShowsThatInItsWindow()
    {
        _slack.Turn.Answer = new Reply(new Card(new Heading("Which one?"), new Inputs([new Input("id", "Id", InputKind.Text)]), new Actions(new CallAction("Go", new SkillCall("log.message")))));

        var ack = await _slack.TakeAsync(PressedSlack.Submit(View(Form()), ("note", "x")));

        Assert.Equal("update", ack.Body!.Value.GetProperty("response_action").GetString());
        Assert.Contains("Which one?", ack.Body.Value.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(InChat, BlockValues.Submission(ack.Body.Value.GetProperty("view"))!.Origin);
        Assert.Empty(_slack.Calls);
    }

    [Fact]
    public async Task C43_AFormThatTakesLong_IsAcknowledgedAsBeingSavedAndAnsweredLater()
    {
        TimeSpan? patience = null;
        _slack.Turn.Does = (_, answer, _) =>
        {
            patience = answer.Deadline ?? answer.Patience;
            return Task.CompletedTask; // handed over: the answer leaves later
        };

        var ack = await _slack.TakeAsync(PressedSlack.Submit(View(Form()), ("note", "x")));

        Assert.True(patience <= TimeSpan.FromSeconds(2));
        Assert.Equal((200, "update"), (ack.Status, ack.Body!.Value.GetProperty("response_action").GetString()));
        Assert.Contains("Saving", ack.Body.Value.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(("1600.5", true), (Assert.Single(_slack.Turn.Messages).CardId, _slack.Turn.Messages[0].ReplacesCard));
    }

    [Fact]
    public async Task C44_AClosedForm_ChangesNothing()
    {
        var closed = PressedSlack.Submit(View(Form()), ("note", "x"));
        (closed["type"], closed["is_cleared"]) = ("view_closed", true);

        Assert.Equal(200, (await _slack.TakeAsync(closed)).Status);
        Assert.Empty(_slack.Turn.Messages);
        Assert.Empty(_slack.Calls);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""{"call":{"skill":"../x"},"origin":{"channel":"D2"}}""")]
    public async Task C47_AFormWhoseMetadataIsNoneOfOurs_DoesNothing(string metadata)
    {
        var sent = PressedSlack.Submit(View(Form()), ("note", "x"));
        sent["view"]!["private_metadata"] = metadata;

        Assert.Equal((200, null), ((await _slack.TakeAsync(sent)).Status, (await _slack.TakeAsync(sent)).Body));
        Assert.Empty(_slack.Turn.Messages);
    }

    private static Card Form(bool inPlace = true) => new(
        new Heading("Log a message"),
        new Inputs([new Input("customer", "Customer", InputKind.Customer) { IsRequired = true }, new Input("day", "Day", InputKind.Date), new Input("note", "What happened", InputKind.LongText)]),
        new Actions(new CallAction("Log", new SkillCall("log.message")) { InPlace = inPlace }));

    private JsonElement View(Card form, FormOrigin? origin = null) => _slack.Get<ViewRenderer>().Modal(form, origin ?? InChat);

    private static Dictionary<string, string?> Errors(RetentionBot.Slack.SlackAck ack)
    {
        Assert.Equal((200, "errors"), (ack.Status, ack.Body!.Value.GetProperty("response_action").GetString()));
        return ack.Body.Value.GetProperty("errors").EnumerateObject().ToDictionary(error => error.Name, error => error.Value.GetString());
    }
}
