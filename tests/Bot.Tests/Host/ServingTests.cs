using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Testing;
using RetentionBot.Bot.Tests.Store;
using RetentionBot.Bot.Tests.Teams;
using RetentionBot.Host.Startup;
using RetentionBot.Host.Turns;
using RetentionBot.Testing.Teams;

namespace RetentionBot.Bot.Tests.Host;

/// <summary>The host as it is started, over HTTP, with a data file of its own.</summary>
public sealed class ServingTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task In_development_the_samples_answer_on_the_activity_endpoint()
    {
        await using var host = Host(("Teams:DangerouslyAllowUnauthenticated", "true"), ("Access:DevelopmentUser", "Ingrid Solberg"));

        var answer = await AskAsync(host, "who looks after Astrid Nygård");

        Assert.Contains("You look after Astrid Nygård", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_people_at_once_each_get_their_own_answer()
    {
        await using var host = Host(("Teams:DangerouslyAllowUnauthenticated", "true"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => i % 2 == 0
            ? AskAsync(host, "who looks after Astrid Nygård", "Ingrid Solberg")
            : AskAsync(host, "who looks after Ebba Lindh", "Mattias Ek")));

        Assert.All(answers.Where((_, i) => i % 2 == 0), answer => Assert.Contains("You look after Astrid", answer, StringComparison.Ordinal));
        Assert.All(answers.Where((_, i) => i % 2 == 1), answer => Assert.Contains("You look after Ebba Lindh", answer, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_the_development_switch_everybody_is_refused_without_detail()
    {
        await using var host = Host();
        using var client = host.CreateClient();

        using var response = await client.PostAsJsonAsync("/api/messages", Activity("help", "Ingrid Solberg"));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("Host", "evil.example")]
    public async Task Checklist18_A_request_from_elsewhere_is_refused_at_every_door(string header, string value)
    {
        await using var host = Host(("Teams:DangerouslyAllowUnauthenticated", "true"));
        using var client = host.CreateClient();
        client.DefaultRequestHeaders.Add(header, value);

        using var message = await client.PostAsJsonAsync("/api/messages", Activity("help", "Ingrid Solberg"));
        using var page = await client.GetAsync(new Uri("/", UriKind.Relative));
        using var script = await client.GetAsync(new Uri("/_framework/blazor.web.js", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Unauthorized, message.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, script.StatusCode);
    }

    [Fact]
    public async Task The_page_its_script_and_its_style_are_served()
    {
        await using var host = Host();
        using var client = host.CreateClient();

        foreach (var path in new[] { "/", "/_framework/blazor.web.js" })
        {
            using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    [Fact]
    public async Task Health_tells_that_store_and_outbox_can_be_used()
    {
        await using var host = Host();
        using var client = host.CreateClient();

        using var live = await client.GetAsync(new Uri("/health/live", UriKind.Relative));
        var ready = await client.GetStringAsync(new Uri("/health/ready", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal("""{"status":"Healthy","parts":{"store":"Healthy","outbox":"Healthy"}}""", ready);
    }

    [Fact]
    public async Task Every_fault_of_the_settings_is_told_in_one_message()
    {
        var (code, told) = await StartAsync("--Store:HotDocuments=-1", "--Access:DefaultZone=Mars/Olympus", "--History:NewForDays=0", "--Teams:MaxBodyBytes=5", "--Audit:KeepDays=29", "--Exports:PublicUrl=http://bot.example", "--Reminders:DigestTime=25:00");

        Assert.Equal(2, code);
        Assert.Contains("Store:HotDocuments", told, StringComparison.Ordinal);
        Assert.Contains("Access:DefaultZone is 'Mars/Olympus'", told, StringComparison.Ordinal);
        Assert.Contains("History:NewForDays", told, StringComparison.Ordinal);
        Assert.Contains("Teams:MaxBodyBytes", told, StringComparison.Ordinal);
        Assert.Contains("Audit:KeepDays", told, StringComparison.Ordinal);
        Assert.Contains("Exports:PublicUrl is 'http://bot.example'", told, StringComparison.Ordinal);
        Assert.Contains("Reminders:DigestTime is '25:00'; use HH:mm, for example 08:30.", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Teams:AllowedTenants is empty", "--Teams:AppId=00000000-0000-0000-0000-000000000001", "--Teams:AppSecret=a-secret")]
    [InlineData("Teams:AppSecret is set, but Teams:AppId is empty", "--Teams:AppSecret=a-secret")]
    [InlineData("Teams:AllowedTenants is set, but Teams:AppId is empty", "--Teams:AllowedTenants=0b6b1e6f")]
    public async Task In_production_a_half_configured_channel_stops_the_start(string why, params string[] settings)
    {
        var (code, told) = await StartAsync(["--environment=Production", .. settings]);

        Assert.Equal(2, code);
        Assert.Contains("Teams is half configured: ", told, StringComparison.Ordinal);
        Assert.Contains(why, told, StringComparison.Ordinal);
        Assert.DoesNotContain("a-secret", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Teams:Credential", "Sercet")]
    [InlineData("Teams:KeyRefreshSeconds", "often")]
    public async Task A_word_where_another_kind_of_value_belongs_stops_the_start_with_its_name(string setting, string value)
    {
        var (code, told) = await StartAsync($"--{setting}={value}");

        Assert.Equal(2, code);
        Assert.Contains($"'{value}' at '{setting}'", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_application_without_a_credential_stops_the_start()
    {
        var (code, told) = await StartAsync("--Teams:AppId=00000000-0000-0000-0000-000000000001");

        Assert.Equal(2, code);
        Assert.Contains("Teams:AppSecret and Teams:CertificatePath are empty while Teams:AppId is set", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_an_application_the_channels_tokens_open_the_activity_endpoint_and_nothing_else_does()
    {
        await using var openId = await FakeOpenId.StartAsync();
        await using var host = Host(TeamsBot.SettingsFor(openId));
        using var client = host.CreateClient();
        var tokens = new TokenMaker(openId.Keys[0], TimeProvider.System, "http://127.0.0.1:9/");

        using var withoutToken = await PostAsync(client, tokens, null, TeamsBot.Tenant);
        using var withAnothersToken = await PostAsync(client, tokens, tokens.With(ChannelKey.Second(openId.Keys[0].Id)).Make(), TeamsBot.Tenant);
        using var ofAnotherTenant = await PostAsync(client, tokens, tokens.Make(), "another-tenant");
        using var letIn = await PostAsync(client, tokens, tokens.Make(), TeamsBot.Tenant);

        Assert.Equal(HttpStatusCode.Unauthorized, withoutToken.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, withAnothersToken.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, ofAnotherTenant.StatusCode);
        Assert.Empty(await ofAnotherTenant.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, letIn.StatusCode);
    }

    [Theory]
    [InlineData("--Teams:DangerouslyAllowUnauthenticated=true")]
    [InlineData("--LocalPage:Enabled=true")]
    public async Task Checklist18_What_asks_nobody_who_they_are_does_not_start_on_an_address_others_reach(string setting)
    {
        var (code, told) = await StartAsync("--environment=Production", "--urls=http://0.0.0.0:0", setting);

        Assert.Equal(2, code);
        Assert.Contains("http://0.0.0.0:0", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_file_in_use_stops_the_start_with_its_name()
    {
        await using var host = Host();
        using var client = host.CreateClient();

        var (code, told) = await StartAsync();

        Assert.Equal(2, code);
        Assert.Contains("bot.db", told, StringComparison.Ordinal);
    }

    private WebApplicationFactory<Turn> Host(params (string Key, string Value)[] settings) => ServedHost.In(_folder, settings);

    private async Task<(int Code, string Told)> StartAsync(params string[] settings)
    {
        var told = new StringWriter();
        var code = await Serving.RunAsync(["--environment=Development", $"--Store:Path={_folder.File("bot.db")}", .. settings], told);
        return (code, told.ToString());
    }

    private static async Task<string> AskAsync(WebApplicationFactory<Turn> host, string text, string name = "Somebody")
    {
        using var client = host.CreateClient();
        using var response = await client.PostAsJsonAsync("/api/messages", Activity(text, name));
        response.EnsureSuccessStatusCode();
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return body.RootElement.GetProperty("activities")[0].GetProperty("summary").GetString() ?? "";
    }

    /// <summary>An event nobody answers, so that nothing has to go out.</summary>
    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, TokenMaker tokens, string? token, string tenant)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Content = JsonContent.Create(new
            {
                type = "typing",
                channelId = "msteams",
                serviceUrl = (string?)tokens.Claims["serviceurl"],
                from = new { id = "29:1AbC" },
                conversation = new { id = "a:1xyz", tenantId = tenant },
            }),
        };
        if (token is not null)
        {
            request.Headers.Authorization = new("Bearer", token);
        }

        return await client.SendAsync(request);
    }

    private static object Activity(string text, string name) => new
    {
        type = "message",
        id = Guid.NewGuid().ToString("N"),
        channelId = "emulator",
        deliveryMode = "expectReplies",
        serviceUrl = "http://127.0.0.1:9/",
        from = new { id = "u-" + name, name },
        recipient = new { id = "bot" },
        conversation = new { id = "c-" + name },
        text,
    };
}
