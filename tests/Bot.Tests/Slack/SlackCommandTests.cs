using System.Net;
using System.Text.Json.Nodes;
using RetentionBot.Conversation;

namespace RetentionBot.Bot.Tests.Slack;

/// <summary><c>/crm …</c>: the same words as in a chat, answered in the response to whoever typed them.</summary>
public sealed class SlackCommandTests : IAsyncLifetime
{
    private SlackEdge _slack = null!; // started before each test

    public async Task InitializeAsync() => _slack = await SlackEdge.StartAsync();

    public async Task DisposeAsync() => await _slack.DisposeAsync();

    [Fact]
    public async Task Command_IsAskedAsItsTyperAloneAndAnsweredInTheBody()
    {
        var body = await AnsweredAsync(SlackEdge.Command("who looks after Globex &amp; Co"));

        var message = _slack.Turn.Single;
        Assert.Equal(("133.7.abc", "who looks after Globex & Co", null), (message.Id, message.Text, message.Call));
        Assert.Equal(new ChannelAccount("slack", "T1", "U1"), message.From);
        Assert.Equal(
            new ConversationReference("slack", "T1", "C1")
            {
                Scope = ConversationScope.Channel, IsTargeted = true, BotId = "U0BOT", UserId = "U1", AnswerUrl = new Uri("https://hooks.slack.com/commands/T1/1/x"),
            },
            message.Conversation);
        Assert.Equal(("ephemeral", "An answer."), ((string?)body["response_type"], (string?)body["text"]));
        Assert.Empty(_slack.WayOut.Sent);
    }

    [Theory]
    [InlineData("")]
    [InlineData("help")]
    [InlineData(" HELP ")]
    public async Task C29_Command_WithoutWordsOrForHelp_AsksForHelp(string text)
    {
        await AnsweredAsync(SlackEdge.Command(text));
        Assert.Equal((new SkillCall("help"), ""), (_slack.Turn.Single.Call, _slack.Turn.Single.Text));
    }

    [Theory]
    [InlineData("ask <@U123|dana> about <https://x.example|x.example>", "ask @dana about x.example")]
    [InlineData("1+1 = 2", "1+1 = 2")]
    public async Task C31_Command_WordsAreDecodedAsInMessages(string typed, string read)
    {
        await AnsweredAsync(SlackEdge.Command(typed));
        Assert.Equal(read, _slack.Turn.Single.Text);
    }

    [Theory]
    [InlineData("false", false)]
    [InlineData("true", true)]
    public async Task C33_Command_IsOfTheOrganisationWhenItSaysSo(string said, bool isOrganisation)
    {
        await AnsweredAsync(SlackEdge.Command("help").Replace("enterprise_id=&", "enterprise_id=E1&", StringComparison.Ordinal)
            .Replace("is_enterprise_install=false", "is_enterprise_install=" + said, StringComparison.Ordinal));
        Assert.Equal(("E1", "T1", isOrganisation), Assert.Single(_slack.WayOut.Asked));
    }

    [Fact]
    public async Task Command_OfAWorkspaceThatMayNot_IsToldSoAndNothingRuns()
    {
        _slack.WayOut.Finds = _ => null;
        Assert.Contains("not set up", (string?)(await AnsweredAsync(SlackEdge.Command("help")))["text"], StringComparison.Ordinal);
        Assert.Empty(_slack.Turn.Messages);
    }

    [Theory]
    [InlineData("user_id=U1&", "")]
    [InlineData("channel_id=C1&", "channel_id=&")]
    public async Task C32_Command_ThatDoesNotSayWhoOrWhere_IsApologisedFor(string field, string instead)
    {
        await ApologisedAsync(SlackEdge.Command("help").Replace(field, instead, StringComparison.Ordinal));
        Assert.Empty(_slack.Turn.Messages);
    }

    [Fact]
    public async Task C32_Command_WhenAnythingFails_Is200WithAnApologyForItsTyperAlone()
    {
        _slack.Turn.Does = (_, _, _) => throw new InvalidOperationException("hidden");
        await ApologisedAsync(SlackEdge.Command("x"));
        _slack.Turn.Does = (_, _, _) => throw new ChannelException(ChannelFault.Retry, "busy");
        await ApologisedAsync(SlackEdge.Command("x"));
        _slack.Turn.Does = (_, _, _) => Task.CompletedTask;
        await ApologisedAsync(SlackEdge.Command("x"));
        _slack.WayOut.Finds = _ => throw new IOException("hidden");
        await ApologisedAsync(SlackEdge.Command("x"));
        Assert.DoesNotContain(_slack.Log.Lines, line => line.Contains("hidden", StringComparison.Ordinal) || line.Contains("hooks.slack.com", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Command_WithSeveralCards_IsOneMessage_ForItsTyperAloneWhateverItIs()
    {
        _slack.Turn.Does = (_, answer, token) => answer.SendAsync(new Reply([new Card(new Heading("One")), new Card(new Heading("Two"))]) { IsForEverybody = true }, token);
        var body = await AnsweredAsync(SlackEdge.Command("x"));
        Assert.Equal(("ephemeral", "One\nTwo", true), ((string?)body["response_type"], (string?)body["text"], _slack.Turn.Single.IsUnseen)); // those of other companies may be there
    }

    [Fact]
    public async Task C30_Command_WhoseAnswerComesAfterTheResponse_IsAnsweredByItsAddress()
    {
        var (begun, late) = (new TaskCompletionSource(), new TaskCompletionSource());
        Task? said = null;
        _slack.Turn.Does = async (_, answer, token) =>
        {
            Assert.Equal(TimeSpan.FromSeconds(2), answer.Deadline);
            said = SayLaterAsync(answer);
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, token);
        };
        var answered = AnsweredAsync(SlackEdge.Command("x"));
        await begun.Task;
        _slack.Time.Advance(TimeSpan.FromMilliseconds(2_500));
        Assert.Contains("still working", (string?)(await answered)["text"], StringComparison.Ordinal);

        late.SetResult();
        await said!; // the turn set it
        var (conversation, text) = Assert.Single(_slack.WayOut.Sent);
        Assert.Equal((new Uri("https://hooks.slack.com/commands/T1/1/x"), true, "Late."), (conversation.AnswerUrl, conversation.IsTargeted, text));

        async Task SayLaterAsync(IAnswer answer)
        {
            await late.Task;
            await answer.SendAsync(Reply.Of("Late."), CancellationToken.None);
        }
    }

    private async Task ApologisedAsync(string form)
    {
        var body = await AnsweredAsync(form);
        Assert.Equal("ephemeral", (string?)body["response_type"]);
        Assert.Contains("went wrong", (string?)body["text"], StringComparison.Ordinal);
    }

    private async Task<JsonNode> AnsweredAsync(string form)
    {
        var (status, body) = await _slack.CommandAsync(form);
        Assert.Equal(HttpStatusCode.OK, status);
        return JsonNode.Parse(body)!; // every command has a body
    }
}
