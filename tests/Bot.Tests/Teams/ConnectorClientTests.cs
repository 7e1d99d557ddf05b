using Microsoft.AspNetCore.Http;
using RetentionBot.Conversation;
using RetentionBot.Teams.Outbound;

namespace RetentionBot.Bot.Tests.Teams;

/// <summary>Calls to the connector and what their failures mean.</summary>
public sealed class ConnectorClientTests : ConnectorFixture
{
    private ConversationReference Reference(ConversationScope scope = ConversationScope.Personal, string id = "a:1", string? replyTo = "172") =>
        new("msteams", "t1", id) { Scope = scope, ServiceUrl = new Uri(Connector.ServiceUrl), BotId = "28:bot", UserId = "29:u", ReplyToId = replyTo };

    private async Task SendAsync(ConversationReference reference, string text = "Hello.")
    {
        var sending = Bot.Channel.SendAsync(reference, Reply.Of(text), CancellationToken.None);
        await Bot.Time.PassAsync(sending);
        await sending;
    }

    [Theory]
    [InlineData("19:abc@thread.tacv2;messageid=17/22", "f:1;2@3", "/emea/v3/conversations/19%3Aabc%40thread.tacv2%3Bmessageid%3D17%2F22/activities/f%3A1%3B2%403")]
    [InlineData("a b?c#d%2e", null, "/emea/v3/conversations/a%20b%3Fc%23d%252e/activities")]
    [InlineData("ä", null, "/emea/v3/conversations/%C3%A4/activities")]
    public async Task Checklist34_WhenIdsHoldSpecialCharacters_EachIsOneSegment(string conversation, string? replyTo, string expected)
    {
        await SendAsync(Reference(id: conversation, replyTo: replyTo));
        Assert.Equal(("POST", expected), (Connector.Calls.Single().Method, Connector.Calls.Single().Target));
    }

    [Fact]
    public async Task Checklist35_WhenReplying_TheActivityHasItsAddressAndNothingTheChannelAssigns()
    {
        await SendAsync(Reference());
        var call = Connector.Calls.Single();
        Assert.Equal(
            """{"type":"message","from":{"id":"28:bot"},"conversation":{"id":"a:1"},"replyToId":"172","text":"Hello.","textFormat":"plain"}""", call.Body.ToJsonString());
        Assert.StartsWith("application/json", call.Headers["Content-Type"].ToString(), StringComparison.Ordinal);
        Assert.StartsWith("RetentionBot/", call.Headers["User-Agent"].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(201, "{}")]
    [InlineData(202, "[]")]
    [InlineData(200, "not json")]
    [InlineData(200, "{\"id\":7}")]
    [InlineData(204, "")]
    public async Task Checklist36_WhenASuccessHasNoId_TheIdIsUnknown(int status, string body)
    {
        Connector.Answers = Answer(status, body);
        Assert.Null((await Bot.Connector.SendAsync(Reference(), OutboundBot.Message, CancellationToken.None)).Id);
    }

    [Fact]
    public async Task Send_WhenTheChannelGivesAnId_ReturnsIt()
    {
        Assert.Equal("sent-1", (await Bot.Connector.SendAsync(Reference(), OutboundBot.Message, CancellationToken.None)).Id);
    }

    [Fact]
    public async Task Send_WhenASuccessHasAnEndlessBody_IsASuccess()
    {
        Connector.Answers = Answer(200, new string(' ', 200_000));
        Assert.Null((await Bot.Connector.SendAsync(Reference(), OutboundBot.Message, CancellationToken.None)).Id);
    }

    [Theory]
    [InlineData(408, "", ConversationScope.Personal, ChannelFault.Retry)]
    [InlineData(500, """{"error":{"code":"ServiceError"}}""", ConversationScope.Personal, ChannelFault.Rejected)]
    [InlineData(400, """{"error":{"code":"BadSyntax"}}""", ConversationScope.Personal, ChannelFault.Rejected)]
    [InlineData(401, """{"error":{"code":"BotNotRegistered"}}""", ConversationScope.Personal, ChannelFault.Rejected)]
    [InlineData(413, """{"error":{"code":"MessageSizeTooBig"}}""", ConversationScope.Personal, ChannelFault.Rejected, "MessageSizeTooBig")]
    [InlineData(302, "", ConversationScope.Personal, ChannelFault.Rejected)]
    [InlineData(403, """{"error":{"code":"BotDisabledByAdmin"}}""", ConversationScope.Channel, ChannelFault.Gone, "BotDisabledByAdmin")]
    [InlineData(403, """{"error":{"code":"BotNotInConversationRoster","message":"m"}}""", ConversationScope.Group, ChannelFault.Gone, "BotNotInConversationRoster")]
    [InlineData(403, """{"error":"ConversationBlockedByUser"}""", ConversationScope.Group, ChannelFault.Gone, "ConversationBlockedByUser")]
    [InlineData(403, "{\"errorCode\":209,\"message\":\"{\\r\\n \\\"subCode\\\": \\\"MessageWritesBlocked\\\"}\"}", ConversationScope.Group, ChannelFault.Gone, "MessageWritesBlocked")]
    [InlineData(403, "", ConversationScope.Personal, ChannelFault.Gone)]
    [InlineData(403, "", ConversationScope.Group, ChannelFault.Rejected)]
    [InlineData(403, """{"error":{"code":"NotEnoughPermissions"}}""", ConversationScope.Personal, ChannelFault.Rejected, "NotEnoughPermissions")]
    [InlineData(404, """{"error":{"code":"ConversationNotFound"}}""", ConversationScope.Personal, ChannelFault.Gone, "ConversationNotFound")]
    [InlineData(404, """{"error":{"code":"ActivityNotFoundInConversation"}}""", ConversationScope.Personal, ChannelFault.Rejected, "ActivityNotFoundInConversation")]
    [InlineData(403, """{"error":{"code":"NotEnoughPermissions","message":"not BotNotInConversationRoster"}}""", ConversationScope.Personal, ChannelFault.Rejected, "NotEnoughPermissions")]
    [InlineData(404, "<html>", ConversationScope.Group, ChannelFault.Gone, "ConversationNotFound")]
    public async Task Checklist38And41_WhenTheConnectorRefuses_TheFaultSaysWhatToDoAndNothingIsTriedAgain(
        int status, string body, ConversationScope scope, ChannelFault expected, string? code = null)
    {
        Connector.Answers = Answer(status, body);
        var exception = await Assert.ThrowsAsync<ChannelException>(() => SendAsync(Reference(scope)));
        Assert.Equal((expected, code), (exception.Fault, exception.Code));
        Assert.StartsWith($"The connector answered {status}", exception.Message, StringComparison.Ordinal);
        Assert.Single(Connector.Calls);
    }

    [Theory]
    [InlineData("5", 5)]
    [InlineData("60", 60)]
    [InlineData("Wed, 05 Aug 2026 12:00:30 GMT", 30)]
    [InlineData("99999999", 3600)]
    [InlineData("Wed, 05 Aug 2026 11:00:00 GMT", 0)]
    [InlineData("soon", null)]
    [InlineData(null, null)]
    public async Task Checklist37_WhenTheConnectorAsksToWait_TheExceptionSaysHowLong(string? header, int? seconds)
    {
        Connector.Answers = http =>
        {
            http.Response.StatusCode = 429;
            if (header is not null)
                http.Response.Headers.RetryAfter = header;
            return Task.CompletedTask;
        };
        var exception = await Assert.ThrowsAsync<ChannelException>(() => SendAsync(Reference()));
        Assert.Equal(ChannelFault.Retry, exception.Fault);
        Assert.Equal(seconds is { } s ? TimeSpan.FromSeconds(s) : null, exception.RetryAfter);
    }

    [Fact]
    public async Task Send_WhenNobodyListens_IsToBeTriedLater()
    {
        var reference = Reference();
        await Connector.DisposeAsync();
        Assert.Equal(ChannelFault.Retry, (await Assert.ThrowsAsync<ChannelException>(() => SendAsync(reference))).Fault);
        Connector = await FakeConnector.StartAsync();
    }

    [Fact]
    public async Task Send_WhenTheConnectorNeverAnswers_IsToBeTriedLater()
    {
        var isAsked = new TaskCompletionSource();
        Connector.Answers = http =>
        {
            isAsked.SetResult();
            return Task.Delay(Timeout.Infinite, http.RequestAborted);
        };
        var sending = Bot.Connector.TypingAsync(Reference(), CancellationToken.None);
        await isAsked.Task;
        Bot.Time.Advance(ConnectorCalls.TryTimeout);
        var failure = await Assert.ThrowsAsync<ChannelException>(() => sending);
        Assert.Equal((ChannelFault.Retry, true), (failure.Fault, failure.MayHaveBeenSaid));
        Assert.Single(Connector.Calls);
    }

    [Fact]
    public async Task Send_WhenTheCallerCancels_IsCancelledAndNoFault()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Bot.Connector.TypingAsync(Reference(), cancelled.Token));
    }

    [Fact]
    public async Task Send_WhenTheConversationHasNoAddress_IsRejected()
    {
        var exception = await Assert.ThrowsAsync<ChannelException>(() => SendAsync(Reference() with { ServiceUrl = null }));
        Assert.Equal(ChannelFault.Rejected, exception.Fault);
    }

    [Fact]
    public async Task Typing_WhenSent_IsATypingActivity()
    {
        await Bot.Connector.TypingAsync(Reference(), CancellationToken.None);
        Assert.Equal("""{"type":"typing","from":{"id":"28:bot"},"conversation":{"id":"a:1"},"replyToId":"172"}""", Connector.Calls.Single().Body.ToJsonString());
    }

    [Fact]
    public async Task Update_WhenAsked_PutsTheWholeActivityInTheOldOnesPlace()
    {
        await Bot.Connector.UpdateAsync(Reference(id: "19:a;messageid=1"), "17:2/3", OutboundBot.Message, CancellationToken.None);
        var call = Connector.Calls.Single();
        Assert.Equal(("PUT", "/emea/v3/conversations/19%3Aa%3Bmessageid%3D1/activities/17%3A2%2F3"), (call.Method, call.Target));
        Assert.Equal("""{"type":"message","text":"Hello."}""", call.Body.ToJsonString());
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(202, "{}")]
    [InlineData(204, "")]
    public async Task Delete_WhenAnsweredWithNothing_IsDone(int status, string body)
    {
        Connector.Answers = Answer(status, body);
        await Bot.Connector.DeleteAsync(Reference(), "17", CancellationToken.None);
        Assert.Equal(("DELETE", "/emea/v3/conversations/a%3A1/activities/17"), (Connector.Calls.Single().Method, Connector.Calls.Single().Target));
    }

    [Fact]
    public async Task Update_WhenItIsJustNotFound_TheConversationIsNotGone()
    {
        Connector.Answers = Answer(404, "");
        var exception = await Assert.ThrowsAsync<ChannelException>(() => Bot.Connector.UpdateAsync(Reference(), "17", OutboundBot.Message, CancellationToken.None));
        Assert.Equal((ChannelFault.Rejected, null), (exception.Fault, exception.Code));
    }

    [Fact]
    public async Task Members_WhenAsked_AreThoseOfTheConversation()
    {
        Connector.Answers = Answer(200, """[{"id":"29:a","objectId":"6b1f","extra":1},{"id":"29:b"}]""");
        var members = await Bot.Connector.MembersAsync(Reference(), CancellationToken.None);
        Assert.Equal(["29:a", "29:b"], members.Select(member => member.Id));
        Assert.Equal(("GET", "/emea/v3/conversations/a%3A1/members"), (Connector.Calls.Single().Method, Connector.Calls.Single().Target));
    }

    [Fact]
    public async Task PagedMembers_WhenThereIsMore_AreAskedForWithWhatThePageBeforeSaid()
    {
        Connector.Answers = Answer(200, """{"continuationToken":"a&b=","members":[{"id":"29:a"}]}""");
        var first = await Bot.Connector.PagedMembersAsync(Reference(), 200, null, CancellationToken.None);
        Connector.Answers = Answer(200, """{"members":[]}""");
        var second = await Bot.Connector.PagedMembersAsync(Reference(), 200, first.ContinuationToken, CancellationToken.None);

        Assert.Null(second.ContinuationToken);
        Assert.Equal(
            ["/emea/v3/conversations/a%3A1/pagedmembers?pageSize=200", "/emea/v3/conversations/a%3A1/pagedmembers?pageSize=200&continuationToken=a%26b%3D"],
            Connector.Calls.Select(call => call.Target));
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("")]
    public async Task Checklist34_WhenAnIdWouldClimbUpThePath_NothingIsSent(string id)
    {
        var exception = await Assert.ThrowsAsync<ChannelException>(() => SendAsync(Reference(id: id)));
        Assert.Equal(ChannelFault.Rejected, exception.Fault);
        Assert.Empty(Connector.Calls);
    }

    private static Func<HttpContext, Task> Answer(int status, string body) => async http =>
    {
        http.Response.StatusCode = status;
        if (body.Length > 0)
            await http.Response.WriteAsync(body);
    };
}
