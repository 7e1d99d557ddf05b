using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using RetentionBot.Teams;
using RetentionBot.Testing.Teams;

namespace RetentionBot.Bot.Tests.Teams;

/// <content>The bot with an application id: only the channel's tokens let anybody in, and the clock is moved by hand.</content>
internal sealed partial class TeamsBot
{
    /// <summary>The tenant of <see cref="Message"/>, the only one let in.</summary>
    public const string Tenant = "0b6b1e6f";

    private FakeOpenId? _openId;

    /// <summary>Serves the channel's keys; only in a bot that was started authenticated.</summary>
    public FakeOpenId OpenId => _openId ?? throw new InvalidOperationException("The bot was not started authenticated.");

    /// <summary>The bot's clock; only in a bot that was started authenticated.</summary>
    public FakeTimeProvider Time { get; private init; } = new();

    /// <summary>Makes the channel's tokens for this bot's answers; only in a bot that was started authenticated.</summary>
    public TokenMaker Tokens => new(OpenId.Keys[0], Time, Connector.ServiceUrl);

    /// <summary>Starts it with a turn that says nothing, so that whatever goes out is not the answer.</summary>
    /// <param name="settings">Settings beside or instead of the ones that make an authenticated bot.</param>
    public static async Task<TeamsBot> StartAuthenticatedAsync(params (string Key, string Value)[] settings)
    {
        var openId = await FakeOpenId.StartAsync();
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        try
        {
            var bot = await StartAsync(time, [.. SettingsFor(openId).Where(own => settings.All(other => other.Key != own.Key)), .. settings]);
            bot.Turn.Does = (_, _, _) => Task.CompletedTask;
            return new TeamsBot(bot._bot, bot._connector, bot.Turn, bot.Log) { Events = bot.Events, Lookup = bot.Lookup, Http = bot.Http, Time = time, _openId = openId };
        }
        catch
        {
            await openId.DisposeAsync();
            throw;
        }
    }

    /// <summary>The least that lets the channel's tokens in, for a host of any kind on this machine.</summary>
    public static (string Key, string Value)[] SettingsFor(FakeOpenId openId) =>
    [
        ("Teams:AppId", TokenMaker.AppId), ("Teams:AppSecret", "a-secret"), ("Teams:OpenIdMetadataUrl", openId.MetadataUrl), ("Teams:AllowedTenants", Tenant),
        ("Teams:AllowedServiceHosts", "127.0.0.1"),
    ];

    public async Task<HttpResponseMessage> PostAsync(JsonNode activity, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(TeamsServices.MessagesPath, UriKind.Relative))
        {
            Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        return await Http.SendAsync(request);
    }

    /// <summary>Posts with these lines of the header as they are, and tells the status; no client of any kind corrects them.</summary>
    public async Task<HttpStatusCode> PostRawAsync(JsonNode activity, params string[] lines)
    {
        var body = activity.ToJsonString();
        string[] own =
        [
            $"POST {TeamsServices.MessagesPath} HTTP/1.1", "Host: localhost", "Connection: close", "Content-Type: application/json", $"Content-Length: {body.Length}",
        ];
        var head = string.Join("\r\n", [.. own, .. lines]);
        using var socket = new TcpClient();
        await socket.ConnectAsync(Http.BaseAddress!.Host, Http.BaseAddress.Port); // set in StartAsync
        await socket.GetStream().WriteAsync(Encoding.Latin1.GetBytes($"{head}\r\n\r\n{body}"));
        using var reader = new StreamReader(socket.GetStream(), Encoding.Latin1);
        var status = await reader.ReadLineAsync();
        return (HttpStatusCode)int.Parse(status!.Split(' ')[1], CultureInfo.InvariantCulture); // a server that says nothing fails the test
    }

    /// <summary>The activity was let in: the turn has seen it.</summary>
    public void LetIn(HttpResponseMessage response, int messages = 1)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(messages, Turn.Messages.Count);
    }

    /// <summary>The one or the other, with nothing let in or refused before.</summary>
    public async Task LetInOrRefusedAsync(bool isLetIn, HttpStatusCode refusal, HttpResponseMessage response)
    {
        if (isLetIn)
            LetIn(response);
        else
            await RefusedAsync(refusal, response);
    }

    /// <summary>The activity was refused without a word, and nothing came of it.</summary>
    public async Task RefusedAsync(HttpStatusCode expected, HttpResponseMessage response, int messages = 0)
    {
        Assert.Equal(expected, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        Assert.Empty(response.Headers.WwwAuthenticate);
        Assert.Equal(messages, Turn.Messages.Count);
        Assert.Empty(Connector.Calls);
    }
}
