using System.Net;
using System.Text.Json.Nodes;
using RetentionBot.Conversation;
using RetentionBot.Teams.Cards;
using RetentionBot.Teams.Outbound;
using RetentionBot.Testing.Teams;

namespace RetentionBot.Bot.Tests.Teams;

/// <summary>Slack as far as Azure Bot Service forwards it: proved by its token, answered in words, apart from Slack's own channel.</summary>
public sealed class AzureSlackTests
{
    private static readonly (string Key, string Value)[] _allowed = [("Teams:AllowedChannels", "msteams,slack"), ("Teams:AllowedTenants", "T1")];

    [Theory]
    [InlineData("B1:T1:D1", ConversationScope.Personal)]
    [InlineData("B1:T1:C1", ConversationScope.Channel)]
    [InlineData("B1:T1:C1:1699.9", ConversationScope.Channel)]
    [InlineData("B1:T1:G1", ConversationScope.Channel)]
    public async Task Message_IsOfItsWorkspaceAndTheSamePersonAsInSlackItself(string conversation, ConversationScope scope)
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync(_allowed);
        bot.LetIn(await PostAsync(bot, Message(bot, conversation)));

        var message = bot.Turn.Single;
        Assert.Equal(("slack", "T1", "U1"), (message.From.Channel, message.From.Tenant, message.From.UserId));
        Assert.Equal(("slack.azure", "T1", conversation, scope, "U1:T1"),
            (message.Conversation.Channel, message.Conversation.Tenant, message.Conversation.ConversationId, message.Conversation.Scope, message.Conversation.UserId));
        Assert.NotNull(message.Conversation.ServiceUrl);
    }

    [Theory]
    [InlineData("U1:T9", "U1:T9")]
    [InlineData("U1:T1:x", "U1:T1:x")]
    public async Task Sender_OfAnotherWorkspace_HasNoAccountInThisOne(string from, string user)
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync(_allowed);
        var message = Message(bot, "B1:T1:C1");
        message["from"]!["id"] = from;
        bot.LetIn(await PostAsync(bot, message));
        Assert.Equal(user, bot.Turn.Single.From.UserId);
    }

    [Theory]
    [InlineData("msteams,slack", "T2", "B1:T1:D1")]
    [InlineData("msteams,slack", "T1", "D1")]
    [InlineData("msteams", "T1", "B1:T1:D1")]
    public async Task Message_OfAWorkspaceOrChannelNotAllowed_IsRefused(string channels, string tenants, string conversation)
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync(("Teams:AllowedChannels", channels), ("Teams:AllowedTenants", tenants));
        await bot.RefusedAsync(HttpStatusCode.Forbidden, await PostAsync(bot, Message(bot, conversation)));
    }

    [Fact]
    public async Task InTheAnonymousDevelopmentMode_NobodyIsTakenForSomebodyInSlack()
    {
        await using var bot = await TeamsBot.StartAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await bot.AskAsync(Message(bot, "B1:T1:D1"))).Status);
        Assert.Empty(bot.Turn.Messages);
    }

    [Fact]
    public void Answer_IsWordsAndNeverACardOrAButton()
    {
        var reply = new Reply(
        [
            new Card(new Heading("Runa Holm <!channel> *bold*"), new Actions(new CallAction("Done", new SkillCall("followup.complete")) { InPlace = true })) { Refresh = new SkillCall("followup.list") },
            new Card(new Actions(new CallAction("Only", new SkillCall("help")))),
        ]) { Suggestions = ["help"] };
        var activities = new ReplyActivities(new AdaptiveCardRenderer()).For(new ConversationReference("slack.azure", "T1", "B1:T1:D1") { BotId = "B1:T1", UserId = "U1:T1" }, reply).ToList();

        Assert.Equal(["Runa Holm <\u200B!channel> *bold*", "[Only]"], activities.Select(activity => activity.Text));
        Assert.All(activities, activity => Assert.True(activity is { Attachments: null, SuggestedActions: null, Recipient: null, TextFormat: "plain" }));
    }

    [Fact]
    public async Task C76_ApiToken_IsInNoLogNoMessageAndNoAnswer()
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync(_allowed);
        IncomingMessage? asked = null;
        bot.Turn.Does = (message, _, _) =>
        {
            asked = message;
            throw new ChannelException(ChannelFault.Rejected, "no");
        };
        var message = Message(bot, "B1:T1:D1");
        message["channelData"] = new JsonObject { ["ApiToken"] = "xoxb-hidden", ["SlackMessage"] = new JsonObject { ["token"] = "hidden" } };
        using var response = await PostAsync(bot, message);

        Assert.DoesNotContain("hidden", System.Text.Json.JsonSerializer.Serialize(asked), StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotEmpty(bot.Log.Lines);
        Assert.DoesNotContain(bot.Log.Lines, line => line.Contains("hidden", StringComparison.Ordinal));
    }

    private static JsonObject Message(TeamsBot bot, string conversation)
    {
        var message = bot.Message("who is overdue?");
        (message["channelId"], message["from"], message["recipient"]) = ("slack", new JsonObject { ["id"] = "U1:T1", ["name"] = "dana" }, new JsonObject { ["id"] = "B1:T1" });
        message["conversation"] = new JsonObject { ["id"] = conversation };
        return message;
    }

    private static Task<HttpResponseMessage> PostAsync(TeamsBot bot, JsonObject message)
    {
        bot.OpenId.Keys = [ChannelKey.First("key-1", "msteams", "slack")];
        return bot.PostAsync(message, bot.Tokens.Make());
    }
}
