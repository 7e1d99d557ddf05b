using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;
using RetentionBot.Testing.Teams;

namespace RetentionBot.Bot.Tests.Teams;

/// <summary>Which tokens let a request in, and that no other does.</summary>
public sealed class TokenAuthenticationTests
{
    private const string OtherApp = "99999999-2222-3333-4444-555555555555";

    [Fact]
    public async Task Checklist20_WhenTheTokenIsTheChannels_TheTurnSeesTheMessage()
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync();
        bot.LetIn(await bot.PostAsync(bot.Message("hi"), bot.Tokens.Make()));
        Assert.Equal("hi", bot.Turn.Single.Text);
        Assert.Equal((1, 1), (bot.OpenId.MetadataFetches, bot.OpenId.KeyFetches));
    }

    [Theory]
    [InlineData("aud", "11111111-2222-3333-4444-555555555555")]
    [InlineData("aud", "AAAAAAAA-2222-3333-4444-555555555555")]
    [InlineData("azp", "anything")]
    public async Task Checklist20_WhenTheAppIdIsWrittenInTheOtherCase_TheTokenIsAccepted(string claim, string value)
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync(("Teams:AppId", claim == "aud" ? value.ToUpperInvariant() : TokenMaker.AppId));
        bot.LetIn(await bot.PostAsync(bot.Message("hi"), bot.Tokens.Make((claim, claim == "aud" ? value.ToLowerInvariant() : value))));
    }

    [Fact]
    public async Task Checklist16_WhenThereIsNoAuthorizationHeader_ItIsAnswered401()
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync();
        await bot.RefusedAsync(HttpStatusCode.Unauthorized, await bot.PostAsync(bot.Message("hi")));
        Assert.Equal(0, bot.OpenId.MetadataFetches);
    }

    [Theory]
    [InlineData("https://api.botframework.us")]
    [InlineData("https://api.botframework.com/")]
    [InlineData("https://API.botframework.com")]
    [InlineData("https://evil.example")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Checklist19_WhenTheIssuerIsAnother_ItIsAnswered401AndNoKeyIsFetched(string? issuer)
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync();
        await bot.RefusedAsync(HttpStatusCode.Unauthorized, await bot.PostAsync(bot.Message("hi"), bot.Tokens.Make(("iss", issuer))));
        Assert.Equal(0, bot.OpenId.MetadataFetches);
    }

    /// <summary>What a token must not be. Those that show by themselves that they are not the channel's cost no fetch.</summary>
    private static readonly Dictionary<string, (int Fetches, Func<TokenMaker, string> Token)> _bad = new()
    {
        ["another audience"] = (1, t => t.Make(("aud", OtherApp))),
        ["no audience"] = (1, t => t.Make(("aud", null))),
        ["the audience among others"] = (1, t => t.Make(("aud", new JsonArray(TokenMaker.AppId, OtherApp)))),
        ["the audience as an address"] = (1, t => t.Make(("aud", "api://" + TokenMaker.AppId))),
        ["the audience as an object"] = (1, t => t.Make(("aud", new JsonObject { ["id"] = TokenMaker.AppId }))),
        ["no expiry"] = (1, t => t.Make(("exp", null))),
        ["the expiry as a text"] = (0, t => t.Make(("exp", t.Claims["exp"]!.ToJsonString()))),
        ["the expiry with a fraction"] = (0, t => t.Make(("exp", 1_900_000_000.5))),
        ["the expiry beyond all numbers"] = (0, t => t.Sign(t.Header.ToJsonString(), t.Claims.ToJsonString().Replace(t.Claims["exp"]!.ToJsonString(), "1e400", StringComparison.Ordinal))),
        ["the begin as a text"] = (0, t => t.Make(("nbf", "0"))),
        ["an expiry before all times"] = (1, t => t.Make(("exp", long.MinValue))),
        ["a begin after all times"] = (1, t => t.Make(("nbf", long.MaxValue))),
        ["alg none, unsigned"] = (0, t => Unsigned(t, "none")),
        ["alg None, unsigned"] = (0, t => Unsigned(t, "None")),
        ["alg RS256, unsigned"] = (0, t => Unsigned(t, "RS256")),
        ["alg none, with a signature"] = (0, t => t.MakeWithHeader([("alg", "none")])),
        ["no alg"] = (0, t => t.MakeWithHeader([("alg", null)])),
        ["alg rs256"] = (0, t => t.MakeWithHeader([("alg", "rs256")])),
        ["alg twice"] = (0, t => t.Sign("""{"alg":"none","alg":"RS256","kid":"key-1"}""", t.Claims.ToJsonString())),
        ["audience twice"] = (0, t => t.Sign(t.Header.ToJsonString(), "{\"aud\":\"x\"," + t.Claims.ToJsonString()[1..])),
        ["HS256 with the public key"] = (0, t => t.Sign(HeaderOf(t, "HS256"), t.Claims.ToJsonString(), Hs256)),
        ["RS256 said, HS256 with the public key"] = (1, t => t.Sign(t.Header.ToJsonString(), t.Claims.ToJsonString(), Hs256)),
        ["RS384"] = (0, t => t.Sign(HeaderOf(t, "RS384"), t.Claims.ToJsonString(), Rsa(HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1))),
        ["PS256"] = (0, t => t.Sign(HeaderOf(t, "PS256"), t.Claims.ToJsonString(), Rsa(HashAlgorithmName.SHA256, RSASignaturePadding.Pss))),
        ["RS256 said, PS256 done"] = (1, t => t.Sign(t.Header.ToJsonString(), t.Claims.ToJsonString(), Rsa(HashAlgorithmName.SHA256, RSASignaturePadding.Pss))),
        ["another's signature under the channel's key id"] = (1, t => t.With(ChannelKey.Second("key-1")).Make()),
        ["a signature of other claims"] = (1, t => Recombined(t.Make(), t.Make(("aud", TokenMaker.AppId), ("extra", 1)))),
        ["an empty signature"] = (0, t => t.Make()[..(t.Make().LastIndexOf('.') + 1)]),
        ["a signature of one byte"] = (1, t => t.Make()[..(t.Make().LastIndexOf('.') + 1)] + "AA"),
        ["no key id"] = (0, t => t.MakeWithHeader([("kid", null)])),
        ["an empty key id"] = (0, t => t.MakeWithHeader([("kid", "")])),
        ["a number as key id"] = (0, t => t.MakeWithHeader([("kid", 1)])),
        ["a path as key id"] = (1, t => t.MakeWithHeader([("kid", "../../../dev/null")])),
        ["an address as key id"] = (1, t => t.MakeWithHeader([("kid", "http://127.0.0.1/keys")])),
        ["the key id in the other case"] = (1, t => t.MakeWithHeader([("kid", "KEY-1")])),
        ["an extension that must be understood"] = (0, t => t.MakeWithHeader([("crit", new JsonArray("b64")), ("b64", false)])),
        ["its own key"] = (1, t => t.With(ChannelKey.Second()).MakeWithHeader([("jwk", ChannelKey.Second().Document)])),
        ["its own key's address"] = (1, t => t.With(ChannelKey.Second()).MakeWithHeader([("jku", "http://127.0.0.1/keys"), ("x5u", "http://127.0.0.1/keys"), ("x5c", new JsonArray("AAAA"))])),
        ["five parts"] = (0, t => t.Make() + ".AAAA.AAAA"),
        ["four parts"] = (0, t => t.Make() + ".AAAA"),
        ["two parts"] = (0, t => t.Make()[..t.Make().LastIndexOf('.')]),
        ["one part"] = (0, t => Base64UrlEncoder.Encode(t.Make())),
        ["nothing"] = (0, _ => ""),
        ["dots"] = (0, _ => ".."),
        ["parts of a length that base64url never has"] = (0, _ => "a.b.c"),
        ["a part that is not base64url"] = (0, t => t.Make().Replace('e', '*')),
        ["padding"] = (0, t => t.Make() + "="),
        ["a header that is not JSON"] = (0, t => t.Sign("{", t.Claims.ToJsonString())),
        ["a header that is a list"] = (0, t => t.Sign("[]", t.Claims.ToJsonString())),
        ["a header that is null"] = (0, t => t.Sign("null", t.Claims.ToJsonString())),
        ["claims that are not JSON"] = (0, t => t.Sign(t.Header.ToJsonString(), "not json")),
        ["claims that are null"] = (0, t => t.Sign(t.Header.ToJsonString(), "null")),
        ["claims with half a character"] = (0, t => t.Sign(t.Header.ToJsonString(), """{"iss":"\ud800"}""")),
        ["claims too deep"] = (0, t => t.Sign(t.Header.ToJsonString(), "{\"iss\":\"" + TokenMaker.Issuer + "\",\"x\":" + new string('[', 3000) + new string(']', 3000) + "}")),
        ["more than 16 KB"] = (0, t => t.Make(("x", new string('x', 16 * 1024)))),
    };

    public static TheoryData<string> Bad => [.. _bad.Keys];

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task Checklist20_WhenTheTokenIsNotTheChannels_ItIsAnswered401(string what)
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync();
        var token = _bad[what].Token(bot.Tokens);
        await bot.RefusedAsync(HttpStatusCode.Unauthorized, await bot.PostAsync(bot.Message("hi"), token));
        Assert.Equal(_bad[what].Fetches, bot.OpenId.MetadataFetches);
        Assert.DoesNotContain(bot.Log.Lines, line => token.Length > 10 && line.Contains(token[..10], StringComparison.Ordinal));

        // It was the token and nothing else.
        bot.LetIn(await bot.PostAsync(bot.Message("hi"), bot.Tokens.Make()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Authorization:")]
    [InlineData("Authorization: Bearer")]
    [InlineData("Authorization: bearer {0}")]
    [InlineData("Authorization: BEARER {0}")]
    [InlineData("Authorization: {0}")]
    [InlineData("Authorization: Bearer{0}")]
    [InlineData("Authorization: Bearer  {0}")]
    [InlineData("Authorization: Bearer\t{0}")]
    [InlineData("Authorization: Bearer {0} extra")]
    [InlineData("Authorization: Bearer {0},{0}")]
    [InlineData("Authorization: Bearer {0}, Bearer {0}")]
    [InlineData("Authorization: Basic {0}")]
    [InlineData("Authorization: Bearer token={0}")]
    [InlineData("Authorization: Bearer {0}\u00c3\u00a9")]
    [InlineData("Authorization: Bearer {0}|Authorization: Bearer {0}")]
    [InlineData("Authorization: Bearer {0}|authorization: Basic QTpi")]
    [InlineData("X-Authorization: Bearer {0}")]
    [InlineData("Cookie: Authorization=Bearer {0}")]
    public async Task Checklist16_WhenTheHeaderIsNotOneBearerAndAToken_ItIsAnswered401(string lines)
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync();
        var token = bot.Tokens.Make();
        var header = lines.Replace("{0}", token, StringComparison.Ordinal).Split('|', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(HttpStatusCode.Unauthorized, await bot.PostRawAsync(bot.Message("hi"), header));
        Assert.Empty(bot.Turn.Messages);
        Assert.Equal(0, bot.OpenId.MetadataFetches);

        Assert.Equal(HttpStatusCode.OK, await bot.PostRawAsync(bot.Message("hi"), "Authorization: Bearer " + token));
    }

    [Theory]
    [InlineData("\0", HttpStatusCode.BadRequest)]
    [InlineData("\u00e9", HttpStatusCode.BadRequest)]
    [InlineData("huge", HttpStatusCode.RequestHeaderFieldsTooLarge)]
    public async Task WhenTheServerItselfCannotTakeTheHeader_TheTurnIsNotCalled(string tail, HttpStatusCode expected)
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync();
        Assert.Equal(expected, await bot.PostRawAsync(bot.Message("hi"), "Authorization: Bearer " + bot.Tokens.Make() + (tail == "huge" ? new string('x', 64 * 1024) : tail)));
        Assert.Empty(bot.Turn.Messages);
    }

    [Theory]
    [InlineData(-299, true)]
    [InlineData(-300, true)]
    [InlineData(-301, false)]
    [InlineData(-86_400, false)]
    [InlineData(1, true)]
    public async Task Checklist21_WhenTheTokenExpired_FiveMinutesAreForgiven(int seconds, bool isAccepted)
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync();
        var response = await bot.PostAsync(bot.Message("hi"), bot.Tokens.Make(("exp", bot.Time.GetUtcNow().AddSeconds(seconds).ToUnixTimeSeconds()), ("nbf", 0)));
        await bot.LetInOrRefusedAsync(isAccepted, HttpStatusCode.Unauthorized, response);
    }

    [Theory]
    [InlineData(299, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    [InlineData(86_400, false)]
    public async Task Checklist20_WhenTheTokenIsNotValidYet_FiveMinutesAreForgiven(int seconds, bool isAccepted)
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync();
        var (begin, end) = (bot.Time.GetUtcNow().AddSeconds(seconds).ToUnixTimeSeconds(), bot.Time.GetUtcNow().AddDays(2).ToUnixTimeSeconds());
        var response = await bot.PostAsync(bot.Message("hi"), bot.Tokens.Make(("nbf", begin), ("exp", end)));
        await bot.LetInOrRefusedAsync(isAccepted, HttpStatusCode.Unauthorized, response);
    }

    [Fact]
    public async Task Checklist21_WhenAnAcceptedTokenGrowsOld_ItIsRefusedByTheBotsOwnClock()
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync();
        var token = bot.Tokens.Make();
        bot.LetIn(await bot.PostAsync(bot.Message("hi"), token));
        bot.Time.Advance(TimeSpan.FromMinutes(66));
        await bot.RefusedAsync(HttpStatusCode.Unauthorized, await bot.PostAsync(bot.Message("hi"), token), messages: 1);
    }

    [Theory]
    [InlineData("Checklist27: another app", "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/", "d6d49420-f39b-4df7-a1dc-d59a935871db", OtherApp)]
    [InlineData("Checklist28: another tenant", "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/", "f8cdef31-a31e-4b4a-93e4-5f571e91255a", TokenMaker.AppId)]
    [InlineData("Checklist29: the bot's own, v1", "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/", "d6d49420-f39b-4df7-a1dc-d59a935871db", TokenMaker.AppId)]
    [InlineData("Checklist29: the bot's own, v2", "https://login.microsoftonline.com/f8cdef31-a31e-4b4a-93e4-5f571e91255a/v2.0", "f8cdef31-a31e-4b4a-93e4-5f571e91255a", TokenMaker.AppId)]
    public async Task Checklist27To29_WhenEntraIssuedTheToken_ItIsAnswered401AndNoKeyIsFetched(string what, string issuer, string tenant, string app)
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync();
        var token = bot.Tokens.Make(("iss", issuer), ("tid", tenant), ("ver", what.EndsWith("v2", StringComparison.Ordinal) ? "2.0" : "1.0"), ("appid", app), ("azp", app));
        await bot.RefusedAsync(HttpStatusCode.Unauthorized, await bot.PostAsync(bot.Message("hi"), token));
        Assert.Equal(0, bot.OpenId.MetadataFetches);
    }

    [Fact]
    public async Task WhenTheCloudIsAnother_ItsIssuerIsTheOnlyOne()
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync(("Teams:Issuer", "https://api.botframework.us"));
        await bot.RefusedAsync(HttpStatusCode.Unauthorized, await bot.PostAsync(bot.Message("hi"), bot.Tokens.Make()));
        bot.LetIn(await bot.PostAsync(bot.Message("hi"), bot.Tokens.Make(("iss", "https://api.botframework.us"))));
    }

    private static string HeaderOf(TokenMaker tokens, string algorithm) => tokens.Header.ToJsonString().Replace("RS256", algorithm, StringComparison.Ordinal);

    private static string Unsigned(TokenMaker tokens, string algorithm) =>
        Base64UrlEncoder.Encode(HeaderOf(tokens, algorithm)) + "." + Base64UrlEncoder.Encode(tokens.Claims.ToJsonString()) + ".";

    private static string Recombined(string signed, string other) => other[..(other.LastIndexOf('.') + 1)] + signed[(signed.LastIndexOf('.') + 1)..];

    private static byte[] Hs256(byte[] bytes) => HMACSHA256.HashData(Encoding.ASCII.GetBytes(ChannelKey.First().Rsa.ExportSubjectPublicKeyInfoPem()), bytes);

    private static Func<byte[], byte[]> Rsa(HashAlgorithmName hash, RSASignaturePadding padding) => bytes => ChannelKey.First().Rsa.SignData(bytes, hash, padding);
}
