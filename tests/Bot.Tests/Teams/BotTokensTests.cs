using Microsoft.AspNetCore.Http;
using RetentionBot.Conversation;
using RetentionBot.Testing.Teams;

namespace RetentionBot.Bot.Tests.Teams;

/// <summary>The bot's own token: where it comes from, how long it is kept, and where it never goes.</summary>
public sealed class BotTokensTests : IAsyncLifetime
{
    private FakeConnector _connector = null!; // set before each test
    private FakeTokenHost _tokens = null!;
    private OutboundBot _bot = null!;

    public async Task InitializeAsync()
    {
        (_connector, _tokens) = (await FakeConnector.StartAsync(), await FakeTokenHost.StartAsync());
        _bot = OutboundBot.WithTokens(_tokens.TokenUrl);
    }

    public async Task DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _connector.DisposeAsync();
        await _tokens.DisposeAsync();
    }

    private Task<SentMessage> SendAsync(string conversation = "a:1") => _bot.Channel.SendAsync(Reference(conversation), Reply.Of("Hello."), CancellationToken.None);

    private ConversationReference Reference(string conversation = "a:1", string? service = null) =>
        new("msteams", "t1", conversation) { Scope = ConversationScope.Personal, ServiceUrl = new Uri(service ?? _connector.ServiceUrl), BotId = "28:bot", UserId = "29:u" };

    private IEnumerable<string> TokensSent => _connector.Calls.Select(call => call.Headers["Authorization"].ToString());

    [Fact]
    public async Task Checklist31_WhenThereIsASecret_TheTokenIsAskedForWithIt()
    {
        await SendAsync();
        var (path, form) = _tokens.Requests.Single();
        Assert.Equal("/tenant-1/oauth2/v2.0/token", path);
        Assert.Equal(
            new() { ["grant_type"] = "client_credentials", ["client_id"] = OutboundBot.AppId, ["client_secret"] = "a secret & more", ["scope"] = "https://api.botframework.com/.default" }, form);
        Assert.Equal(["Bearer token-1"], TokensSent);
    }

    [Fact]
    public async Task Checklist32_When100SendAtOnce_OneTokenIsFetched()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(n => SendAsync($"a:{n}")));
        Assert.Single(_tokens.Requests);

        _bot.Time.Advance(TimeSpan.FromSeconds(3599 - 300 - 1));
        await SendAsync();
        Assert.Single(_tokens.Requests);

        _bot.Time.Advance(TimeSpan.FromSeconds(1));
        await Task.WhenAll(Enumerable.Range(0, 49).Select(n => SendAsync($"b:{n}")));
        Assert.Equal(2, _tokens.Requests.Count);
        Assert.Equal(["Bearer token-1", "Bearer token-2"], TokensSent.Distinct());
    }

    [Fact]
    public async Task Checklist32_When100Wait_OneRequestIsInFlight()
    {
        var mayAnswer = new TaskCompletionSource();
        _tokens.Answers = async (http, n) =>
        {
            await mayAnswer.Task;
            await http.Response.WriteAsync($$"""{"expires_in":"3599","access_token":"token-{{n}}"}""");
        };
        var sending = Enumerable.Range(0, 100).Select(n => _bot.Channel.SendAsync(Reference() with { Tenant = $"t{n}" }, Reply.Of("Hello."), CancellationToken.None)).ToList();
        Assert.Empty(_connector.Calls);
        mayAnswer.SetResult();
        await Task.WhenAll(sending);
        Assert.Single(_tokens.Requests);
        Assert.Equal(100, _connector.Calls.Count);
    }

    [Fact]
    public async Task Token_WhenWhoeverAskedFirstGivesUp_StillReachesTheOthers()
    {
        var mayAnswer = new TaskCompletionSource();
        _tokens.Answers = async (http, n) =>
        {
            await mayAnswer.Task;
            await http.Response.WriteAsync("""{"expires_in":3599,"access_token":"token-1"}""");
        };
        using var impatience = new CancellationTokenSource();
        var first = _bot.Channel.SendAsync(Reference(), Reply.Of("Hello."), impatience.Token);
        var second = SendAsync();
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        mayAnswer.SetResult();
        await second;
        Assert.Single(_tokens.Requests);
    }

    [Theory]
    [InlineData("https://evil.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("http://smba.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net:8443/emea/")]
    [InlineData("https://teams.microsoft.com.evil.example/")]
    [InlineData("https://evilteams.microsoft.com/")]
    public async Task Checklist33_WhenTheHostIsNotAllowed_NoOperationIsCalledAndNoTokenLeaves(string service)
    {
        var hosts = new StubHosts((_, _) => (200, "{}"));
        await using var bot = OutboundBot.WithTokens(_tokens.TokenUrl, hosts, ("Teams:AllowedServiceHosts:0", "smba.trafficmanager.net"));
        var (reference, none) = (Reference(service: service), CancellationToken.None);
        Func<Task>[] operations =
        [
            () => bot.Channel.SendAsync(reference, Reply.Of("Hello."), none),
            () => bot.Channel.SendAsync(reference with { ReplyToId = "1" }, Reply.Of("Hello."), none),
            () => bot.Channel.UpdateAsync(reference, "1", Reply.Of("Hello."), none),
            () => bot.Channel.TypingAsync(reference, null, none),
            () => bot.Channel.OpenPersonalAsync(reference, none),
            () => bot.Channel.ProfileAsync(reference, none),
            () => bot.Connector.DeleteAsync(reference, "1", none),
            () => bot.Connector.MembersAsync(reference, none),
            () => bot.Connector.PagedMembersAsync(reference, 100, null, none),
        ];
        foreach (var operation in operations)
        {
            var exception = await Assert.ThrowsAsync<ChannelException>(operation);
            Assert.Equal(ChannelFault.Rejected, exception.Fault);
        }

        Assert.Empty(hosts.Calls);
        Assert.Empty(_tokens.Requests);
    }

    [Fact]
    public async Task Checklist33_WhenTheConnectorRedirects_TheTokenDoesNotFollow()
    {
        await using var elsewhere = await FakeConnector.StartAsync();
        _connector.Answers = http =>
        {
            http.Response.Redirect(elsewhere.ServiceUrl, permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        };
        Assert.Equal(ChannelFault.Rejected, (await Assert.ThrowsAsync<ChannelException>(() => SendAsync())).Fault);
        Assert.Empty(elsewhere.Calls);
    }

    [Fact]
    public async Task Checklist39_WhenTheConnectorDoesNotTakeTheToken_AnotherOneIsFetchedOnce()
    {
        _connector.Answers = http =>
        {
            http.Response.StatusCode = http.Request.Headers.Authorization == "Bearer token-1" ? 401 : 200;
            return Task.CompletedTask;
        };
        await SendAsync();
        await SendAsync();
        Assert.Equal(["Bearer token-1", "Bearer token-2", "Bearer token-2"], TokensSent);
        Assert.Equal(2, _tokens.Requests.Count);
    }

    [Fact]
    public async Task Checklist39_WhenTheConnectorTakesNoToken_ItStopsAfterTheSecond()
    {
        _connector.Answers = http =>
        {
            http.Response.StatusCode = 401;
            return Task.CompletedTask;
        };
        var exception = await Assert.ThrowsAsync<ChannelException>(() => SendAsync());
        Assert.Equal(ChannelFault.Rejected, exception.Fault);
        Assert.Contains("Teams:AppId", exception.Message, StringComparison.Ordinal);
        Assert.Equal(["Bearer token-1", "Bearer token-2"], TokensSent);
        Assert.Equal(2, _tokens.Requests.Count);
    }

    [Fact]
    public async Task Checklist39_WhenManyAreRefusedTheSameToken_OneOtherIsFetched()
    {
        await SendAsync();
        _connector.Answers = http =>
        {
            http.Response.StatusCode = http.Request.Headers.Authorization == "Bearer token-1" ? 401 : 200;
            return Task.CompletedTask;
        };
        var sending = Task.WhenAll(Enumerable.Range(0, 20).Select(n => _bot.Channel.SendAsync(Reference() with { Tenant = $"t{n}" }, Reply.Of("Hello."), CancellationToken.None)));
        await _bot.Time.PassAsync(sending);
        await sending;
        Assert.Equal(2, _tokens.Requests.Count);
    }

    [Theory]
    [InlineData(401, """{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret 'a secret & more'."}""", "401 invalid_client (AADSTS7000215)")]
    [InlineData(400, """{"error":"something <b>else</b>"}""", "400")]
    [InlineData(302, "", "302")]
    public async Task Token_WhenItsHostRefuses_SaysWhatToSetRightAndNothingSecret(int status, string body, string expected)
    {
        _tokens.Answers = FakeTokenHost.Refuses(status, body);
        var exception = await Assert.ThrowsAsync<ChannelException>(() => SendAsync());
        Assert.Equal(ChannelFault.Rejected, exception.Fault);
        Assert.StartsWith($"The host of the bot's tokens refused: {expected}. Compare Teams:AppId, Teams:TenantId and Teams:AppSecret", exception.Message, StringComparison.Ordinal);
        Assert.Empty(_connector.Calls);
        Assert.DoesNotContain(_bot.Log.Lines, line => line.Contains("a secret", StringComparison.Ordinal) || line.Contains("<b>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Token_WhenItsHostRefused_IsAskedForAgainAfterAWhile()
    {
        _tokens.Answers = FakeTokenHost.Refuses(401, """{"error":"invalid_client"}""");
        await Assert.ThrowsAsync<ChannelException>(() => SendAsync());
        _tokens.Answers = (http, n) => http.Response.WriteAsync($$"""{"expires_in":3599,"access_token":"token-{{n}}"}""");
        await Assert.ThrowsAsync<ChannelException>(() => SendAsync());
        Assert.Single(_tokens.Requests);

        _bot.Time.Advance(TimeSpan.FromSeconds(10));
        await SendAsync();
        Assert.Equal(2, _tokens.Requests.Count);
    }

    [Theory]
    [InlineData(503, "")]
    [InlineData(500, "<html>")]
    [InlineData(400, """{"error":"temporarily_unavailable"}""")]
    [InlineData(200, "not json")]
    [InlineData(200, """{"expires_in":3599,"access_token":"two\nlines"}""")]
    public async Task Token_WhenItsHostIsBusy_IsAskedForAgainWithinTheSend(int status, string body)
    {
        var good = _tokens.Answers;
        _tokens.Answers = (http, n) => n == 1 ? FakeTokenHost.Refuses(status, body)(http, n) : good(http, n);
        var sending = SendAsync();
        var waits = await _bot.Time.PassAsync(sending);
        await sending;
        Assert.Equal([TimeSpan.FromSeconds(1)], waits);
        Assert.Equal(["Bearer token-2"], TokensSent);
    }

    [Fact]
    public async Task Token_WhenItsHostAsksForALongWait_TheSendIsToBeTriedLater()
    {
        _tokens.Answers = (http, _) =>
        {
            http.Response.StatusCode = 429;
            http.Response.Headers.RetryAfter = "120";
            return Task.CompletedTask;
        };
        var exception = await Assert.ThrowsAsync<ChannelException>(() => SendAsync());
        Assert.Equal((ChannelFault.Retry, TimeSpan.FromSeconds(120)), (exception.Fault, exception.RetryAfter));
        Assert.Single(_tokens.Requests);
    }

    [Fact]
    public async Task Token_WhenItsHostIsBusyBeforeTheOldOneEnds_TheOldOneServes()
    {
        await SendAsync();
        _tokens.Answers = FakeTokenHost.Refuses(503);
        _bot.Time.Advance(TimeSpan.FromSeconds(3599 - 60));
        await SendAsync();
        await SendAsync();
        Assert.Equal(["Bearer token-1", "Bearer token-1", "Bearer token-1"], TokensSent);
        Assert.Equal(2, _tokens.Requests.Count);
    }

    [Fact]
    public async Task Token_InTheAnonymousDevelopmentMode_IsNotSent()
    {
        await using var bot = OutboundBot.Anonymous();
        await bot.Channel.SendAsync(Reference(), Reply.Of("Hello."), CancellationToken.None);
        Assert.False(_connector.Calls.Single().Headers.ContainsKey("Authorization"));
    }
}
