using Microsoft.AspNetCore.Http;
using RetentionBot.Conversation;
using RetentionBot.Teams.Outbound;
using RetentionBot.Testing.Teams;

namespace RetentionBot.Bot.Tests.Teams;

/// <summary>What becomes of a call that the connector was too busy for, or that belongs to another host.</summary>
public sealed class ConnectorRetryTests : ConnectorFixture
{
    private ConversationReference Reference(string id = "a:1", string tenant = "t1") =>
        new("msteams", tenant, id) { Scope = ConversationScope.Personal, ServiceUrl = new Uri(Connector.ServiceUrl), BotId = "28:bot", UserId = "29:u" };

    private Task<SentMessage> SendAsync(ConversationReference? reference = null) => Bot.Channel.SendAsync(reference ?? Reference(), Reply.Of("Hello."), CancellationToken.None);

    [Theory]
    [InlineData("5")]
    [InlineData("Wed, 05 Aug 2026 12:00:05 GMT")]
    public async Task Checklist37_WhenAskedToWait5Seconds_TheNextTryIsNotEarlier(string header)
    {
        Busy(429, times: 1, header);
        var sending = SendAsync();

        Assert.Equal(TimeSpan.FromSeconds(5), await Bot.Time.NextWaitAsync());
        Bot.Time.Advance(TimeSpan.FromMilliseconds(4_999));
        Assert.False(sending.IsCompleted);
        Assert.Single(Connector.Calls);
        Bot.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal("sent-1", (await sending).Id);
        Assert.Equal(2, Connector.Calls.Count);
    }

    [Theory]
    [InlineData(412)]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Checklist37And38_WhenBusyWithoutSayingHowLong_TheWaitsDoubleWithJitter(int status)
    {
        Busy(status, times: 2);
        var sending = SendAsync();
        var waits = await Bot.Time.PassAsync(sending);

        Assert.Equal("sent-1", (await sending).Id);
        Assert.Equal(3, Connector.Calls.Count);
        Assert.Equal(2, waits.Count);
        Assert.InRange(waits[0].TotalSeconds, 0.8, 1.2);
        Assert.InRange(waits[1].TotalSeconds, 1.6, 2.4);
    }

    [Theory]
    [InlineData(412)]
    [InlineData(503)]
    public async Task Checklist38_WhenItStaysBusy_ThreeTriesAreAll(int status)
    {
        Busy(status, times: 99);
        var sending = SendAsync();
        await Bot.Time.PassAsync(sending);

        var exception = await Assert.ThrowsAsync<ChannelException>(() => sending);
        Assert.Equal((ChannelFault.Retry, 3, false), (exception.Fault, Connector.Calls.Count, exception.MayHaveBeenSaid));
    }

    [Fact]
    public async Task Checklist37_WhenTheWaitIsLongerThanATurn_WhoeverSendsLaterIsTold()
    {
        Busy(503, times: 99, "21");
        var exception = await Assert.ThrowsAsync<ChannelException>(() => SendAsync());
        Assert.Equal((ChannelFault.Retry, TimeSpan.FromSeconds(21)), (exception.Fault, exception.RetryAfter));
        Assert.Single(Connector.Calls);
    }

    [Fact]
    public async Task Checklist38_WhenTriesTakeLong_NoneBeginsAfterThePatienceHasEnded()
    {
        Busy(503, times: 99, "15");
        var sending = SendAsync();
        await Bot.Time.PassAsync(sending);
        await Assert.ThrowsAsync<ChannelException>(() => sending);
        Assert.Equal(2, Connector.Calls.Count); // a third would begin 30 s after the first
    }

    [Fact]
    public async Task Send_WhenNobodyListened_IsTriedAgain()
    {
        await using var bot = OutboundBot.Anonymous(new StubHosts((_, n) =>
            n == 1 ? throw new HttpRequestException(HttpRequestError.ConnectionError, "no") : (200, """{"id":"7"}""")));
        var sending = bot.Channel.SendAsync(Reference(), Reply.Of("Hello."), CancellationToken.None);
        await bot.Time.PassAsync(sending);
        Assert.Equal("7", (await sending).Id);
    }

    [Fact]
    public async Task Send_WhenTheConnectionBreaksAfterItWasMade_IsNotTriedAgain()
    {
        var hosts = new StubHosts((_, _) => throw new HttpRequestException(HttpRequestError.ResponseEnded, "no"));
        await using var bot = OutboundBot.Anonymous(hosts);
        var exception = await Assert.ThrowsAsync<ChannelException>(() => bot.Channel.SendAsync(Reference(), Reply.Of("Hello."), CancellationToken.None));
        Assert.Equal((ChannelFault.Retry, true), (exception.Fault, exception.MayHaveBeenSaid));
        Assert.Single(hosts.Calls);
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, false)]
    [InlineData(HttpRequestError.NameResolutionError, false)]
    [InlineData(HttpRequestError.ResponseEnded, true)]
    [InlineData(HttpRequestError.Unknown, true)]
    public async Task Send_WhenTheConnectionFails_SaysWhetherTheMessageMayHaveArrived(HttpRequestError error, bool mayHaveArrived)
    {
        await using var bot = OutboundBot.Anonymous(new StubHosts((_, _) => throw new HttpRequestException(error, "no")));
        var sending = bot.Channel.SendAsync(Reference(), Reply.Of("Hello."), CancellationToken.None);
        await bot.Time.PassAsync(sending);
        Assert.Equal(mayHaveArrived, (await Assert.ThrowsAsync<ChannelException>(() => sending)).MayHaveBeenSaid);

        // A chat that is opened twice is the same chat.
        var opening = bot.Channel.OpenPersonalAsync(Reference(), CancellationToken.None);
        await bot.Time.PassAsync(opening);
        Assert.False((await Assert.ThrowsAsync<ChannelException>(() => opening)).MayHaveBeenSaid);
    }

    [Fact]
    public async Task Send_WhenTheCallerCancelsDuringAWait_IsCancelled()
    {
        Busy(503, times: 99);
        using var cancelling = new CancellationTokenSource();
        var sending = Bot.Channel.SendAsync(Reference(), Reply.Of("Hello."), cancelling.Token);
        await Bot.Time.NextWaitAsync();
        await cancelling.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.Single(Connector.Calls);
    }

    [Fact]
    public async Task Checklist37_WhenATenantIsThrottled_ItsOtherConversationsWaitTooAndOtherTenantsDoNot()
    {
        Busy(429, times: 1, "5");
        var first = SendAsync();
        await Bot.Time.NextWaitAsync();

        var second = SendAsync(Reference("a:2"));
        Assert.Equal(TimeSpan.FromSeconds(5), await Bot.Time.NextWaitAsync());
        await SendAsync(Reference("a:3", tenant: "t2"));
        Assert.Equal(2, Connector.Calls.Count);

        Bot.Time.Advance(TimeSpan.FromSeconds(5));
        await Task.WhenAll(first, second);
        Assert.Equal(4, Connector.Calls.Count);
    }

    [Fact]
    public async Task Checklist37_WhenATenantIsThrottledForLong_NobodyIsKeptWaitingForIt()
    {
        Busy(429, times: 1, "300");
        await Assert.ThrowsAsync<ChannelException>(() => SendAsync());
        Bot.Time.Advance(TimeSpan.FromSeconds(100));

        var exception = await Assert.ThrowsAsync<ChannelException>(() => SendAsync(Reference("a:2")));
        Assert.Equal((ChannelFault.Retry, TimeSpan.FromSeconds(200)), (exception.Fault, exception.RetryAfter));
        Assert.Single(Connector.Calls);
    }

    [Fact]
    public async Task Checklist40_WhenTheConversationIsServedByTheCommunityCloud_ItIsSentThereOnceAndTheMoveIsTold()
    {
        var hosts = new StubHosts((address, n) => address.IsLoopback ? (403, """{"error":{"code":"InvalidBotApiHost"}}""") : (200, $$"""{"id":"{{n}}"}"""));
        await using var tokens = await FakeTokenHost.StartAsync();
        await using var bot = OutboundBot.WithTokens(tokens.TokenUrl, hosts);

        var sent = await bot.Channel.SendAsync(Reference("19:a@b"), new Reply([new Card(new Paragraph("One.")), new Card(new Paragraph("Two."))]), CancellationToken.None);

        Assert.Equal((ServiceHosts.CommunityCloud, "3"), (sent.MovedTo, sent.Id));
        Assert.Equal(
            [Connector.ServiceUrl + "v3/conversations/19%3Aa%40b/activities", .. Enumerable.Repeat("https://smba.infra.gcc.teams.microsoft.com/teams/v3/conversations/19%3Aa%40b/activities", 2)],
            hosts.Calls.Select(call => call.Address.AbsoluteUri));
    }

    [Fact]
    public async Task Checklist40_WhenTheCommunityCloudRefusesToo_NothingMoreIsTried()
    {
        var hosts = new StubHosts((_, _) => (403, """{"error":{"code":"InvalidBotApiHost"}}"""));
        await using var tokens = await FakeTokenHost.StartAsync();
        await using var bot = OutboundBot.WithTokens(tokens.TokenUrl, hosts);
        var exception = await Assert.ThrowsAsync<ChannelException>(() => bot.Channel.SendAsync(Reference(), Reply.Of("Hello."), CancellationToken.None));
        Assert.Equal((ChannelFault.Rejected, 2), (exception.Fault, hosts.Calls.Count));
    }

    [Fact]
    public async Task Checklist33And40_WhenTheCommunityCloudIsNotAllowed_ItIsNotCalled()
    {
        var hosts = new StubHosts((_, _) => (403, """{"error":{"code":"InvalidBotApiHost"}}"""));
        await using var tokens = await FakeTokenHost.StartAsync();
        await using var bot = OutboundBot.WithTokens(tokens.TokenUrl, hosts, ("Teams:AllowedServiceHosts:1", "teams.example"));
        var exception = await Assert.ThrowsAsync<ChannelException>(() => bot.Channel.SendAsync(Reference(), Reply.Of("Hello."), CancellationToken.None));
        Assert.Contains("Teams:AllowedServiceHosts", exception.Message, StringComparison.Ordinal);
        Assert.Single(hosts.Calls);
    }

    private void Busy(int status, int times, string? retryAfter = null) => Connector.Answers = http =>
    {
        if (Connector.Calls.Count > times)
            return http.Response.WriteAsync("""{"id":"sent-1"}""");

        http.Response.StatusCode = status;
        if (retryAfter is not null)
            http.Response.Headers.RetryAfter = retryAfter;
        return Task.CompletedTask;
    };
}
