using System.Net;
using System.Text.Json.Nodes;
using RetentionBot.Testing.Teams;

namespace RetentionBot.Bot.Tests.Teams;

/// <summary>Which activities the bearer of a sound token may bring.</summary>
public sealed class TokenCallerTests
{
    [Theory]
    [InlineData("same", true)]
    [InlineData("upper", true)]
    [InlineData("missing", false)]
    [InlineData("empty", false)]
    [InlineData("without the slash at the end", false)]
    [InlineData("another path", false)]
    [InlineData("another host", false)]
    [InlineData("https instead", false)]
    public async Task Checklist22_WhenTheServiceurlClaimIsNotTheActivitys_ItIsAnswered403(string what, bool isAccepted)
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync();
        var address = bot.Connector.ServiceUrl;
        JsonNode? claim = what switch
        {
            "same" => address,
            "upper" => address.ToUpperInvariant(),
            "missing" => null,
            "empty" => "",
            "without the slash at the end" => address.TrimEnd('/'),
            "another path" => address + "x",
            "another host" => "https://smba.trafficmanager.net/emea/",
            _ => address.Replace("http:", "https:", StringComparison.Ordinal),
        };
        var response = await bot.PostAsync(bot.Message("hi"), bot.Tokens.Make(("serviceurl", claim)));
        await bot.LetInOrRefusedAsync(isAccepted, HttpStatusCode.Forbidden, response);
    }

    [Fact]
    public async Task Checklist22_WhenTheServiceurlClaimIsNoText_ItIsAnswered401()
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync();
        await bot.RefusedAsync(HttpStatusCode.Unauthorized, await bot.PostAsync(bot.Message("hi"), bot.Tokens.Make(("serviceurl", new JsonArray(bot.Connector.ServiceUrl)))));
    }

    [Fact]
    public async Task Checklist22_WhenTheClaimIsWrittenInAnotherCase_ItIsNoClaim()
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync();
        await bot.RefusedAsync(HttpStatusCode.Forbidden, await bot.PostAsync(bot.Message("hi"), bot.Tokens.Make(("serviceurl", null), ("serviceUrl", bot.Connector.ServiceUrl))));
    }

    [Theory]
    [InlineData("conversationUpdate")]
    [InlineData("invoke")]
    [InlineData("typing")]
    public async Task Checklist22_WhenAnActivityHasNoServiceUrl_ItIsAnswered403(string type)
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync();
        var activity = bot.Message("hi");
        activity["type"] = type;
        activity["name"] = "adaptiveCard/action";
        activity.Remove("serviceUrl");
        await bot.RefusedAsync(HttpStatusCode.Forbidden, await bot.PostAsync(activity, bot.Tokens.Make(("serviceurl", ""))));
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/", HttpStatusCode.OK)]
    [InlineData("https://evil.trafficmanager.net/emea/", HttpStatusCode.Forbidden)]
    [InlineData("https://smba.trafficmanager.net.evil.example/", HttpStatusCode.Forbidden)]
    [InlineData("https://smba.trafficmanager.net:8443/emea/", HttpStatusCode.Forbidden)]
    [InlineData("http://smba.trafficmanager.net/emea/", HttpStatusCode.Forbidden)]
    [InlineData("http://127.0.0.1/emea/", HttpStatusCode.Forbidden)]
    [InlineData("https://smba.trafficmanager.net@evil.example/", HttpStatusCode.BadRequest)]
    public async Task Checklist33_WhenTheHostIsNotOnTheList_ItIsRefusedThoughTheTokenNamesIt(string serviceUrl, HttpStatusCode expected)
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync(("Teams:AllowedServiceHosts", ""));
        var activity = bot.Message("hi");
        activity["serviceUrl"] = serviceUrl;
        Assert.Equal(expected, (await bot.PostAsync(activity, bot.Tokens.For(serviceUrl).Make())).StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK ? 1 : 0, bot.Turn.Messages.Count);
    }

    [Theory]
    [InlineData("""["msteams"]""", true)]
    [InlineData("""["webchat","msteams","directline"]""", true)]
    [InlineData("""["webchat"]""", false)]
    [InlineData("""["MSTeams"]""", false)]
    [InlineData("""["msteams2"]""", false)]
    [InlineData("""[]""", false)]
    [InlineData("""[null,1,{"a":["msteams"]},["msteams"]]""", false)]
    [InlineData("\"msteams\"", false)]
    [InlineData("""{"msteams":true}""", false)]
    [InlineData("null", false)]
    [InlineData("left out", false)]
    public async Task Checklist23_WhenTheSigningKeyIsNotEndorsedForTheChannel_ItIsAnswered403(string endorsements, bool isAccepted)
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync();
        var document = bot.OpenId.KeyDocument;
        var key = document["keys"]![0]!.AsObject();
        if (endorsements == "left out")
            key.Remove("endorsements");
        else
            key["endorsements"] = JsonNode.Parse(endorsements);
        bot.OpenId.KeysAnswer = FakeOpenId.Says(document.ToJsonString());

        var response = await bot.PostAsync(bot.Message("hi"), bot.Tokens.Make());
        await bot.LetInOrRefusedAsync(isAccepted, HttpStatusCode.Forbidden, response);
    }

    [Fact]
    public async Task Checklist23_WhenAnotherKeyIsEndorsedForTheChannel_ThatHelpsNothing()
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync();
        bot.OpenId.Keys = [ChannelKey.First("key-1", "webchat"), ChannelKey.Second("key-2", "msteams")];
        await bot.RefusedAsync(HttpStatusCode.Forbidden, await bot.PostAsync(bot.Message("hi"), bot.Tokens.Make()));
        bot.LetIn(await bot.PostAsync(bot.Message("hi"), bot.Tokens.With(bot.OpenId.Keys[1]).Make()));
    }

    [Theory]
    [InlineData("webchat", "", HttpStatusCode.Forbidden)]
    [InlineData("MSTeams", "", HttpStatusCode.Forbidden)]
    [InlineData("webchat", "msteams,webchat", HttpStatusCode.OK)]
    [InlineData("msteams", "webchat", HttpStatusCode.Forbidden)]
    [InlineData("directline", "msteams,directline", HttpStatusCode.Forbidden)]
    public async Task Checklist23_WhenTheChannelIsNotAllowed_ItIsAnswered403(string channel, string allowed, HttpStatusCode expected)
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync(("Teams:AllowedChannels", allowed));
        bot.OpenId.Keys = [ChannelKey.First("key-1", "msteams", "webchat", "MSTeams")];
        var activity = bot.Message("hi");
        activity["channelId"] = channel;
        Assert.Equal(expected, (await bot.PostAsync(activity, bot.Tokens.Make())).StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK ? 1 : 0, bot.Turn.Messages.Count);
    }

    [Theory]
    [InlineData("a-tenant", null, true)]
    [InlineData("A-Tenant", null, true)]
    [InlineData(null, "a-tenant", true)]
    [InlineData("a-tenant", "a-tenant", true)]
    [InlineData("a-tenant", "A-TENANT", true)]
    [InlineData("b-tenant", null, true)]
    [InlineData("c-tenant", null, false)]
    [InlineData(null, "c-tenant", false)]
    [InlineData("a-tenant", "c-tenant", false)]
    [InlineData("c-tenant", "a-tenant", false)]
    [InlineData("a-tenant", "b-tenant", false)]
    [InlineData(null, null, false)]
    [InlineData("", "", false)]
    [InlineData("a-tenant,b-tenant", null, false)]
    [InlineData(" a-tenant", null, false)]
    public async Task Checklist30_WhenTheTenantIsNotAllowed_ItIsAnswered403AndNothingIsDone(string? inConversation, string? inChannelData, bool isAccepted)
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync(("Teams:AllowedTenants", "a-tenant, b-tenant"));
        var response = await bot.PostAsync(Of(bot, inConversation, inChannelData), bot.Tokens.Make());
        await bot.LetInOrRefusedAsync(isAccepted, HttpStatusCode.Forbidden, response);
    }

    [Theory]
    [InlineData("message")]
    [InlineData("invoke")]
    [InlineData("conversationUpdate")]
    [InlineData("installationUpdate")]
    public async Task Checklist30_WhenTheTenantIsAnother_EveryKindOfActivityIsRefused(string type)
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync();
        var activity = Of(bot, "c-tenant", null);
        (activity["type"], activity["name"]) = (type, "adaptiveCard/action");
        await bot.RefusedAsync(HttpStatusCode.Forbidden, await bot.PostAsync(activity, bot.Tokens.Make()));
    }

    [Fact]
    public async Task Checklist30_WhenNoTenantIsAllowed_EverybodyIsRefused()
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync(("Teams:AllowedTenants", ""));
        await bot.RefusedAsync(HttpStatusCode.Forbidden, await bot.PostAsync(Of(bot, "a-tenant", null), bot.Tokens.Make()));
        await bot.RefusedAsync(HttpStatusCode.Forbidden, await bot.PostAsync(Of(bot, null, null), bot.Tokens.Make()));
    }

    [Fact]
    public async Task Checklist30_WhenAChannelNamesNoTenant_ItIsRefusedThereToo()
    {
        await using var bot = await TeamsBot.StartAuthenticatedAsync(("Teams:AllowedChannels", "webchat"));
        bot.OpenId.Keys = [ChannelKey.First("key-1", "webchat")];
        var activity = Of(bot, null, null);
        activity["channelId"] = "webchat";
        await bot.RefusedAsync(HttpStatusCode.Forbidden, await bot.PostAsync(activity, bot.Tokens.Make()));
    }

    private static JsonObject Of(TeamsBot bot, string? inConversation, string? inChannelData)
    {
        var activity = bot.Message("hi");
        if (inConversation is null)
            activity["conversation"]!.AsObject().Remove("tenantId");
        else
            activity["conversation"]!["tenantId"] = inConversation;
        if (inChannelData is not null)
            activity["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = inChannelData } };
        return activity;
    }
}
