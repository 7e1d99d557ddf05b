using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using RetentionBot.Teams;
using RetentionBot.Teams.Inbound;
using RetentionBot.Testing.Teams;

namespace RetentionBot.Bot.Tests.Teams;

/// <summary>Where the channel's keys come from, how often they are fetched, and what happens when they cannot be.</summary>
public sealed class SigningKeysTests
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(60);

    /// <summary>So that what never comes fails the test instead of holding it up.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task WhenManyRequestsComeAtOnce_TheKeysAreFetchedOnce()
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync();
        var token = bot.Tokens.Make();
        var responses = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => bot.PostAsync(bot.Message("hi"), token)));
        Assert.All(responses, response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.Equal((1, 1), (bot.OpenId.MetadataFetches, bot.OpenId.KeyFetches));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Checklist24_WhenManyRequestsNameAnUnknownKeyAtOnce_TheKeysAreFetchedOnce(bool hasKeys)
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync();
        if (hasKeys)
            bot.LetIn(await bot.PostAsync(bot.Message("hi"), bot.Tokens.Make()));
        var before = bot.OpenId.MetadataFetches;

        var responses = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => bot.PostAsync(bot.Message("hi"), bot.Tokens.MakeWithHeader([("kid", $"unknown-{i}")]))));
        Assert.All(responses, response => Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode));
        Assert.Equal(before + 1, bot.OpenId.MetadataFetches);
        Assert.Equal(hasKeys ? 1 : 0, bot.Turn.Messages.Count);
    }

    [Fact]
    public async Task Checklist24_WhenAnUnknownKeyIsNamedAgain_TheKeysAreFetchedOnlyAfterTheConfiguredTime()
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync(("Teams:KeyRefreshSeconds", "90"));
        bot.LetIn(await bot.PostAsync(bot.Message("hi"), bot.Tokens.Make()));
        var stranger = bot.Tokens.MakeWithHeader([("kid", "unknown")]);
        foreach (var (wait, fetches) in new[] { (0, 2), (0, 2), (89, 2), (1, 3), (89, 3), (1, 4) })
        {
            bot.Time.Advance(TimeSpan.FromSeconds(wait));
            await bot.RefusedAsync(HttpStatusCode.Unauthorized, await bot.PostAsync(bot.Message("hi"), stranger), messages: 1);
            Assert.Equal(fetches, bot.OpenId.MetadataFetches);
        }

        bot.LetIn(await bot.PostAsync(bot.Message("hi"), bot.Tokens.Make()), messages: 2);
    }

    [Fact]
    public async Task Checklist25_WhenTheKeysAreChangedAtOnce_TheFirstTokenOfTheNewOneIsAcceptedAndTheOldOneNoMore()
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync();
        var old = bot.Tokens.Make();
        bot.LetIn(await bot.PostAsync(bot.Message("hi"), old));

        bot.OpenId.Keys = [ChannelKey.Second()];
        bot.LetIn(await bot.PostAsync(bot.Message("hi"), bot.Tokens.Make()), messages: 2);
        await bot.RefusedAsync(HttpStatusCode.Unauthorized, await bot.PostAsync(bot.Message("hi"), old), messages: 2);
        Assert.Equal(2, bot.OpenId.KeyFetches);
    }

    [Fact]
    public async Task Checklist25_WhenTheKeysMove_TheMetadataIsAskedAgainWhereTheyAre()
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync();
        await using var moved = await FakeOpenId.StartAsync();
        bot.LetIn(await bot.PostAsync(bot.Message("hi"), bot.Tokens.Make()));

        (moved.Keys, bot.OpenId.KeysUrl) = ([ChannelKey.Second()], moved.KeysUrl);
        bot.LetIn(await bot.PostAsync(bot.Message("hi"), bot.Tokens.With(moved.Keys[0]).Make()), messages: 2);
        Assert.Equal((1, 1), (bot.OpenId.KeyFetches, moved.KeyFetches));
    }

    [Fact]
    public async Task Checklist26_WhenTheKeysCannotBeHad_NobodyIsLetInAndTheHostIsAskedAgainSoon()
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync();
        bot.OpenId.MetadataAnswers = FakeOpenId.Fails(503);
        var token = bot.Tokens.Make();
        foreach (var (wait, fetches) in new[] { (0, 1), (0, 1), (9, 1), (1, 2) })
        {
            bot.Time.Advance(TimeSpan.FromSeconds(wait));
            await bot.RefusedAsync(HttpStatusCode.Unauthorized, await bot.PostAsync(bot.Message("hi"), token));
            Assert.Equal(fetches, bot.OpenId.MetadataFetches);
        }

        bot.OpenId.MetadataAnswers = null;
        bot.Time.Advance(TimeSpan.FromSeconds(10));
        bot.LetIn(await bot.PostAsync(bot.Message("hi"), token));
    }

    [Fact]
    public async Task Checklist26_WhenNobodyListensThere_NobodyIsLetIn()
    {
        await using var gone = await FakeOpenId.StartAsync();
        var address = gone.MetadataUrl;
        await gone.DisposeAsync();
        await using var bot = await TeamsBot.StartAuthenticatedAsync(("Teams:OpenIdMetadataUrl", address));
        await bot.RefusedAsync(HttpStatusCode.Unauthorized, await bot.PostAsync(bot.Message("hi"), bot.Tokens.Make()));
    }

    [Fact]
    public async Task Checklist26_WhenTheHostHangs_OnlyTheFirstWaitAndForFiveSeconds()
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync();
        var asked = new TaskCompletionSource();
        bot.OpenId.MetadataAnswers = http =>
        {
            asked.TrySetResult();
            return bot.OpenId.HangAsync(http);
        };
        var token = bot.Tokens.Make();
        var first = bot.PostAsync(bot.Message("hi"), token);
        await asked.Task.WaitAsync(_patience);
        bot.Time.Advance(TimeSpan.FromSeconds(4));
        Assert.False(first.IsCompleted);
        bot.Time.Advance(TimeSpan.FromSeconds(1));
        await bot.RefusedAsync(HttpStatusCode.Unauthorized, await first.WaitAsync(_patience));

        await bot.RefusedAsync(HttpStatusCode.Unauthorized, await bot.PostAsync(bot.Message("hi"), token));
        Assert.Equal(1, bot.OpenId.MetadataFetches);
    }

    [Fact]
    public async Task WhenTheOneWhoAskedLeaves_TheFetchGoesOnForTheOthers()
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync();
        var (asked, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        bot.OpenId.MetadataAnswers = async http =>
        {
            asked.TrySetResult();
            await goOn.Task;
            await http.Response.WriteAsync(bot.OpenId.Metadata.ToJsonString());
        };
        using var impatient = new HttpClient { BaseAddress = bot.Http.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/messages");
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + bot.Tokens.Make());
        var left = impatient.SendAsync(request);
        await asked.Task.WaitAsync(_patience);
        impatient.CancelPendingRequests();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);

        var second = bot.PostAsync(bot.Message("hi"), bot.Tokens.Make());
        goOn.SetResult();
        bot.LetIn(await second);
        Assert.Equal(1, bot.OpenId.MetadataFetches);
    }

    [Fact]
    public async Task WhenTheHostFailsLater_TheKnownKeysGoOnAndStrangersDoNotWait()
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync();
        bot.LetIn(await bot.PostAsync(bot.Message("hi"), bot.Tokens.Make()));
        bot.OpenId.MetadataAnswers = FakeOpenId.Fails(500);
        foreach (var fetches in new[] { 2, 2 })
        {
            await bot.RefusedAsync(HttpStatusCode.Unauthorized, await bot.PostAsync(bot.Message("hi"), bot.Tokens.MakeWithHeader([("kid", "unknown")])), messages: 1);
            Assert.Equal(fetches, bot.OpenId.MetadataFetches);
        }

        bot.LetIn(await bot.PostAsync(bot.Message("hi"), bot.Tokens.Make()), messages: 2);
    }

    [Fact]
    public async Task WhenTheKeysAreADayOld_TheyAreFetchedAgainWhileTheyServe()
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync();
        bot.LetIn(await bot.PostAsync(bot.Message("hi"), bot.Tokens.Make()));
        var (asked, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        bot.OpenId.KeysAnswer = async http =>
        {
            asked.TrySetResult();
            await goOn.Task;
            await http.Response.WriteAsync(bot.OpenId.KeyDocument.ToJsonString());
        };
        bot.Time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        bot.LetIn(await bot.PostAsync(bot.Message("hi"), bot.Tokens.Make()), messages: 2);
        bot.Time.Advance(TimeSpan.FromSeconds(1));
        var old = bot.Tokens.Make();
        bot.LetIn(await bot.PostAsync(bot.Message("hi"), old), messages: 3);

        // The fetch is under way by itself, and a token of the new key waits for it.
        await asked.Task.WaitAsync(_patience);
        bot.OpenId.Keys = [ChannelKey.Second()];
        var withNewKey = bot.PostAsync(bot.Message("hi"), bot.Tokens.Make());
        goOn.SetResult();
        bot.LetIn(await withNewKey, messages: 4);
        Assert.Equal(2, bot.OpenId.MetadataFetches);
        await bot.RefusedAsync(HttpStatusCode.Unauthorized, await bot.PostAsync(bot.Message("hi"), old), messages: 4);
    }

    [Fact]
    public async Task WhenTheKeysCouldNotBeFetchedForFiveDays_TheyProveNothingAnyMore()
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync();
        bot.LetIn(await bot.PostAsync(bot.Message("hi"), bot.Tokens.Make()));
        bot.OpenId.MetadataAnswers = FakeOpenId.Fails(500);
        bot.Time.Advance(TimeSpan.FromDays(5) - TimeSpan.FromSeconds(1));
        bot.LetIn(await bot.PostAsync(bot.Message("hi"), bot.Tokens.Make()), messages: 2);
        bot.Time.Advance(_pause);
        await bot.RefusedAsync(HttpStatusCode.Unauthorized, await bot.PostAsync(bot.Message("hi"), bot.Tokens.Make()), messages: 2);

        bot.OpenId.MetadataAnswers = null;
        bot.Time.Advance(_pause);
        bot.LetIn(await bot.PostAsync(bot.Message("hi"), bot.Tokens.Make()), messages: 3);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"jwks_uri":5}""")]
    [InlineData("""{"jwks_uri":"keys"}""")]
    [InlineData("""{"jwks_uri":"ftp://127.0.0.1/keys"}""")]
    [InlineData("""{"jwks_uri":"file:///etc/passwd"}""")]
    [InlineData("""{"jwks_uri":"http://login.example/keys"}""")]
    [InlineData("redirect")]
    [InlineData("huge")]
    public async Task Checklist26_WhenTheMetadataIsOfNoUse_NobodyIsLetIn(string body)
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync();
        bot.OpenId.MetadataAnswers = Answer(body, bot.OpenId.Metadata.ToJsonString(), bot.OpenId.KeysUrl);
        await bot.RefusedAsync(HttpStatusCode.Unauthorized, await bot.PostAsync(bot.Message("hi"), bot.Tokens.Make()));
        Assert.Equal((1, 0), (bot.OpenId.MetadataFetches, bot.OpenId.KeyFetches));
        await AcceptsAfterwardsAsync(bot);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"keys":null}""")]
    [InlineData("""{"keys":[]}""")]
    [InlineData("""{"keys":[1,null,"x"]}""")]
    [InlineData("""{"keys":[{"kty":"RSA","kid":"key-1","endorsements":["msteams"]}]}""")]
    [InlineData("""{"keys":[{"kty":"RSA","kid":"key-1","n":"***","e":"AQAB","endorsements":["msteams"]}]}""")]
    [InlineData("""{"keys":[{"kty":"RSA","kid":"key-1","n":"AQAB","e":"AQAB","endorsements":["msteams"]}]}""")]
    [InlineData("""{"keys":[{"kty":"oct","kid":"key-1","k":"AQAB","endorsements":["msteams"]}]}""")]
    [InlineData("redirect")]
    [InlineData("huge")]
    public async Task Checklist26_WhenTheKeysAreOfNoUse_NobodyIsLetIn(string body)
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync();
        bot.OpenId.KeysAnswer = Answer(body, bot.OpenId.KeyDocument.ToJsonString(), bot.OpenId.KeysUrl + "?again");
        await bot.RefusedAsync(HttpStatusCode.Unauthorized, await bot.PostAsync(bot.Message("hi"), bot.Tokens.Make()));
        await AcceptsAfterwardsAsync(bot);
    }

    [Theory]
    [InlineData("https://login.example/keys", true)]
    [InlineData("http://localhost:5000/keys", true)]
    [InlineData("http://login.example/keys", false)]
    [InlineData("http://10.0.0.1/keys", false)]
    [InlineData("http://localhost.example/keys", false)]
    public async Task WhenTheMetadataNamesAnAddressOthersCanChange_ItIsNotCalled(string address, bool isCalled)
    {
        var network = new FakeNetwork(new JsonObject { ["jwks_uri"] = address, ["keys"] = new JsonArray(ChannelKey.First().Document) }.ToJsonString());
        var documents = new SigningKeyDocuments(network, Options.Create(new TeamsOptions()));
        if (isCalled)
            Assert.Equal("key-1", Assert.Single(await documents.ReadAsync(CancellationToken.None)).Key);
        else
            await Assert.ThrowsAsync<InvalidDataException>(() => documents.ReadAsync(CancellationToken.None));
        Assert.Equal(isCalled, network.Called.Contains(address));
    }

    [Fact]
    public async Task WhenAKeyIsTooWeak_ItProvesNothing()
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync();
        using var weak = RSA.Create(1024);
        bot.OpenId.Keys = [ChannelKey.First() with { Rsa = weak }, ChannelKey.Second()];
        await bot.RefusedAsync(HttpStatusCode.Unauthorized, await bot.PostAsync(bot.Message("hi"), bot.Tokens.Make()));
        bot.LetIn(await bot.PostAsync(bot.Message("hi"), bot.Tokens.With(ChannelKey.Second()).Make()));
    }

    [Fact]
    public async Task WhenAKeyIsForEncryption_ItProvesNothing()
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync();
        var document = bot.OpenId.KeyDocument;
        document["keys"]![0]!["use"] = "enc";
        bot.OpenId.KeysAnswer = FakeOpenId.Says(document.ToJsonString());
        await bot.RefusedAsync(HttpStatusCode.Unauthorized, await bot.PostAsync(bot.Message("hi"), bot.Tokens.Make()));
    }

    private static Func<HttpContext, Task> Answer(string body, string sound, string elsewhere) => body switch
    {
        "huge" => FakeOpenId.Says(sound + new string(' ', 300_000)),
        "redirect" => http =>
        {
            http.Response.Redirect(elsewhere);
            return Task.CompletedTask;
        },
        _ => FakeOpenId.Says(body),
    };

    private static async Task AcceptsAfterwardsAsync(TeamsBot bot)
    {
        (bot.OpenId.MetadataAnswers, bot.OpenId.KeysAnswer) = (null, null);
        bot.Time.Advance(_pause);
        bot.LetIn(await bot.PostAsync(bot.Message("hi"), bot.Tokens.Make()));
    }

    /// <summary>Answers the same at every address there is, and remembers which were called.</summary>
    private sealed class FakeNetwork(string answer) : HttpMessageHandler, IHttpClientFactory
    {
        public List<string> Called { get; } = [];

        public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Called.Add(request.RequestUri!.OriginalString); // a client sends none without
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(answer) });
        }
    }
}
