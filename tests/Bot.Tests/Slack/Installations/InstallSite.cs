using System.Net;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.TestHost;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Moq;
using RetentionBot.Bot.Tests.Teams;
using RetentionBot.Conversation;
using RetentionBot.Slack;
using RetentionBot.Slack.Installations;
using RetentionBot.Testing.Slack;

namespace RetentionBot.Bot.Tests.Slack.Installations;

/// <summary>The pages by which the app is installed, over HTTP, and the browsers that open them.</summary>
internal sealed class InstallSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private InstallSite(WebApplication app, FakeTimeProvider time, MemoryInstallations installations, LogLines log) => (_app, Time, Installations, Log) = (app, time, installations, log);

    public FakeTimeProvider Time { get; }

    public MemoryInstallations Installations { get; }

    public LogLines Log { get; }

    public SlackBots Bots => _app.Services.GetRequiredService<SlackBots>();

    public TokenProtection Protection => _app.Services.GetRequiredService<TokenProtection>();

    /// <param name="settings">Without the leading <c>Slack:</c>; they win over those of an installation by OAuth for T1.</param>
    public static async Task<InstallSite> StartAsync(FakeSlack slack, params (string Key, string Value)[] settings)
    {
        var (time, installations, log) = (new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero)), new MemoryInstallations(), new LogLines());
        (string Key, string Value)[] usual = [("ApiBaseUrl", slack.ApiBaseUrl), ("PublicUrl", "https://bot.firm.example"), ("ClientId", "1.2"), ("ClientSecret", "client-secret"), ("AllowedWorkspaces", "T1,E1")];
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        foreach (var (key, value) in usual.Concat(settings))
        {
            builder.Configuration["Slack:" + key] = value;
        }

        builder.WebHost.UseTestServer();
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddProvider(log); // as the host does: the framework would tell every address
        builder.Services.AddRoutingCore().AddSingleton<TimeProvider>(time).AddSingleton<ISlackInstallations>(installations).AddSlack(builder.Configuration);
        builder.Services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider()).Configure<KeyManagementOptions>(keys => keys.XmlRepository = new NoFiles());
        builder.Services.AddSingleton(Mock.Of<ITurn>()).AddSingleton(Mock.Of<IChannelEvents>()).AddSingleton(Mock.Of<IRecordLookup>());
        var app = builder.Build();
        app.UseRouting();
        app.MapSlack();
        await app.StartAsync();
        return new InstallSite(app, time, installations, log);
    }

    /// <summary>A browser with no cookies yet.</summary>
    public Browser NewBrowser() => new(_app.GetTestClient());

    /// <summary>C76: whatever happened, the log tells no secret and no code.</summary>
    public void AssertNothingSecretLogged(params string[] secrets) =>
        Assert.DoesNotContain(Log.Lines, line => secrets.Append("xox").Append("client-secret").Any(secret => line.Contains(secret, StringComparison.Ordinal)));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>Leaves no keys behind.</summary>
    private sealed class NoFiles : IXmlRepository
    {
        public IReadOnlyCollection<XElement> GetAllElements() => [];

        public void StoreElement(XElement element, string friendlyName)
        {
        }
    }

    /// <summary>Keeps cookies as a browser does and follows no redirect.</summary>
    internal sealed class Browser(HttpClient http)
    {
        /// <summary>The cookie it has; null for none.</summary>
        public string? Cookie { get; set; }

        /// <summary>The <c>Set-Cookie</c> header of the last answer; null without one.</summary>
        public string? SetCookie { get; private set; }

        /// <summary>Begins an installation; returns where Slack is asked, with its parameters.</summary>
        public async Task<(Uri Address, Dictionary<string, string> Parameters)> BeginAsync()
        {
            using var response = await GetAsync("/slack/install");
            Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
            var address = response.Headers.Location!; // a redirect has one
            return (address, QueryHelpers.ParseQuery(address.Query).ToDictionary(part => part.Key, part => part.Value.ToString()));
        }

        /// <summary>Comes back from Slack.</summary>
        public async Task<(HttpStatusCode Status, string Page, HttpResponseMessage Response)> EndAsync(string query)
        {
            var response = await GetAsync("/slack/oauth?" + query);
            return (response.StatusCode, await response.Content.ReadAsStringAsync(), response);
        }

        public async Task<HttpResponseMessage> GetAsync(string path)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            if (Cookie is not null)
                request.Headers.Add("Cookie", Cookie);
            var response = await http.SendAsync(request);
            SetCookie = response.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.Single() : null;
            if (SetCookie is not null)
                Cookie = SetCookie.Split(';')[0];
            return response;
        }
    }
}
