using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using RetentionBot.Conversation;
using RetentionBot.Teams.Cards;
using RetentionBot.Teams.Outbound;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Bot.Tests.Teams;

/// <summary>Calls to the connector and what their failures mean.</summary>
public sealed class ConnectorClientTests : IAsyncLifetime
{
    private static readonly DateTimeOffset _now = new(2026, 8, 5, 12, 0, 0, TimeSpan.Zero);

    private static readonly HttpClient _http = NewHttpClient();

    private FakeConnector _connector = null!; // set before each test

    public async Task InitializeAsync() => _connector = await FakeConnector.StartAsync();

    public async Task DisposeAsync() => await _connector.DisposeAsync();

    private static HttpClient NewHttpClient()
    {
        var http = new HttpClient(ConnectorClient.CreateHandler());
        ConnectorClient.Configure(http);
        return http;
    }

    private static ConnectorClient Client => new(_http, new FakeTimeProvider(_now));

    private ConversationReference Reference(ConversationScope scope = ConversationScope.Personal, string id = "a:1", string? replyTo = "172") =>
        new("msteams", "t1", id) { Scope = scope, ServiceUrl = new Uri(_connector.ServiceUrl), BotId = "28:bot", UserId = "29:u", ReplyToId = replyTo };

    private static Task SendAsync(ConversationReference reference, string text = "Hello.") =>
        new ConnectorAnswer(Client, new ReplyActivities(new AdaptiveCardRenderer()), reference).SendAsync(Reply.Of(text), CancellationToken.None);

    [Theory]
    [InlineData("19:abc@thread.tacv2;messageid=17/22", "f:1;2@3", "/emea/v3/conversations/19%3Aabc%40thread.tacv2%3Bmessageid%3D17%2F22/activities/f%3A1%3B2%403")]
    [InlineData("a b?c#d%2e", null, "/emea/v3/conversations/a%20b%3Fc%23d%252e/activities")]
    [InlineData("ä", null, "/emea/v3/conversations/%C3%A4/activities")]
    public async Task Checklist34_WhenIdsHoldSpecialCharacters_EachIsOneSegment(string conversation, string? replyTo, string expected)
    {
        await SendAsync(Reference(id: conversation, replyTo: replyTo));
        Assert.Equal(("POST", expected), (_connector.Calls.Single().Method, _connector.Calls.Single().Target));
    }

    [Fact]
    public async Task Checklist35_WhenReplying_TheActivityHasItsAddressAndNothingTheChannelAssigns()
    {
        await SendAsync(Reference());
        var call = _connector.Calls.Single();
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
        _connector.Answers = Answer(status, body);
        Assert.Null(await Client.SendAsync(Reference(), new Activity { Type = "message" }, CancellationToken.None));
    }

    [Fact]
    public async Task Send_WhenTheChannelGivesAnId_ReturnsIt()
    {
        Assert.Equal("sent-1", await Client.SendAsync(Reference(), new Activity { Type = "message" }, CancellationToken.None));
    }

    [Fact]
    public async Task Send_WhenASuccessHasAnEndlessBody_IsASuccess()
    {
        _connector.Answers = Answer(200, new string(' ', 200_000));
        Assert.Null(await Client.SendAsync(Reference(), new Activity { Type = "message" }, CancellationToken.None));
    }

    [Theory]
    [InlineData(429, "", ConversationScope.Personal, ChannelFault.Retry)]
    [InlineData(412, "", ConversationScope.Personal, ChannelFault.Retry)]
    [InlineData(502, "", ConversationScope.Personal, ChannelFault.Retry)]
    [InlineData(503, "", ConversationScope.Personal, ChannelFault.Retry)]
    [InlineData(504, "", ConversationScope.Personal, ChannelFault.Retry)]
    [InlineData(500, """{"error":{"code":"ServiceError"}}""", ConversationScope.Personal, ChannelFault.Rejected)]
    [InlineData(400, """{"error":{"code":"BadSyntax"}}""", ConversationScope.Personal, ChannelFault.Rejected)]
    [InlineData(401, """{"error":{"code":"BotNotRegistered"}}""", ConversationScope.Personal, ChannelFault.Rejected)]
    [InlineData(413, """{"error":{"code":"MessageSizeTooBig"}}""", ConversationScope.Personal, ChannelFault.Rejected)]
    [InlineData(302, "", ConversationScope.Personal, ChannelFault.Rejected)]
    [InlineData(403, """{"error":{"code":"BotDisabledByAdmin"}}""", ConversationScope.Channel, ChannelFault.Gone)]
    [InlineData(403, """{"error":{"code":"BotNotInConversationRoster","message":"m"}}""", ConversationScope.Group, ChannelFault.Gone)]
    [InlineData(403, """{"error":"ConversationBlockedByUser"}""", ConversationScope.Group, ChannelFault.Gone)]
    [InlineData(403, "{\"errorCode\":209,\"message\":\"{\\r\\n \\\"subCode\\\": \\\"MessageWritesBlocked\\\"}\"}", ConversationScope.Group, ChannelFault.Gone)]
    [InlineData(403, "", ConversationScope.Personal, ChannelFault.Gone)]
    [InlineData(403, "", ConversationScope.Group, ChannelFault.Rejected)]
    [InlineData(403, """{"error":{"code":"NotEnoughPermissions"}}""", ConversationScope.Personal, ChannelFault.Rejected)]
    [InlineData(404, """{"error":{"code":"ConversationNotFound"}}""", ConversationScope.Personal, ChannelFault.Gone)]
    [InlineData(404, """{"error":{"code":"ActivityNotFoundInConversation"}}""", ConversationScope.Personal, ChannelFault.Rejected)]
    [InlineData(404, "<html>", ConversationScope.Group, ChannelFault.Gone)]
    public async Task Checklist38And41_WhenTheConnectorRefuses_TheFaultSaysWhatToDo(int status, string body, ConversationScope scope, ChannelFault expected)
    {
        _connector.Answers = Answer(status, body);
        var exception = await Assert.ThrowsAsync<ChannelException>(() => SendAsync(Reference(scope)));
        Assert.Equal(expected, exception.Fault);
        Assert.StartsWith($"The connector answered {status}", exception.Message, StringComparison.Ordinal);
        Assert.Single(_connector.Calls);
    }

    [Theory]
    [InlineData("5", 5)]
    [InlineData("Wed, 05 Aug 2026 12:00:30 GMT", 30)]
    [InlineData("Wed, 05 Aug 2026 11:00:00 GMT", 0)]
    [InlineData("soon", null)]
    [InlineData(null, null)]
    public async Task Checklist37_WhenTheConnectorAsksToWait_TheExceptionSaysHowLong(string? header, int? seconds)
    {
        _connector.Answers = http =>
        {
            http.Response.StatusCode = 429;
            if (header is not null)
                http.Response.Headers.RetryAfter = header;
            return Task.CompletedTask;
        };
        var exception = await Assert.ThrowsAsync<ChannelException>(() => SendAsync(Reference()));
        Assert.Equal(seconds is { } s ? TimeSpan.FromSeconds(s) : null, exception.RetryAfter);
    }

    [Fact]
    public async Task Send_WhenNobodyListens_IsToBeTriedLater()
    {
        var reference = Reference();
        await _connector.DisposeAsync();
        Assert.Equal(ChannelFault.Retry, (await Assert.ThrowsAsync<ChannelException>(() => SendAsync(reference))).Fault);
        _connector = await FakeConnector.StartAsync();
    }

    [Fact]
    public async Task Send_WhenTheConnectorNeverAnswers_IsToBeTriedLater()
    {
        using var slow = new HttpClient(ConnectorClient.CreateHandler()) { Timeout = TimeSpan.FromMilliseconds(100) };
        _connector.Answers = http => Task.Delay(Timeout.Infinite, http.RequestAborted);
        var client = new ConnectorClient(slow, TimeProvider.System);
        Assert.Equal(ChannelFault.Retry, (await Assert.ThrowsAsync<ChannelException>(() => client.TypingAsync(Reference(), CancellationToken.None))).Fault);
    }

    [Fact]
    public async Task Send_WhenTheCallerCancels_IsCancelledAndNoFault()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Client.TypingAsync(Reference(), cancelled.Token));
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
        await Client.TypingAsync(Reference(), CancellationToken.None);
        Assert.Equal("""{"type":"typing","from":{"id":"28:bot"},"conversation":{"id":"a:1"},"replyToId":"172"}""", _connector.Calls.Single().Body.ToJsonString());
    }

    private static Func<HttpContext, Task> Answer(int status, string body) => async http =>
    {
        http.Response.StatusCode = status;
        if (body.Length > 0)
            await http.Response.WriteAsync(body);
    };
}
