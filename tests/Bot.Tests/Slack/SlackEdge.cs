using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using RetentionBot.Bot.Tests.Slack.Installations;
using RetentionBot.Bot.Tests.Teams;
using RetentionBot.Conversation;
using RetentionBot.Slack;
using RetentionBot.Slack.Blocks;
using RetentionBot.Slack.Inbound;
using RetentionBot.Slack.Installations;
using RetentionBot.Slack.Interactions;

namespace RetentionBot.Bot.Tests.Slack;

/// <summary>The endpoints on a free port, with a clock moved by hand, a turn that does what the test says, and a way out that remembers what went there.</summary>
internal sealed class SlackEdge : IAsyncDisposable
{
    public const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";

    private readonly WebApplication _bot;

    private SlackEdge(WebApplication bot, FakeTurn turn, FakeEvents events, FakeWayOut wayOut, FakeInteractions interactions, LogLines log, FakeTimeProvider time)
    {
        (_bot, Turn, Events, WayOut, Pressed, Log, Time) = (bot, turn, events, wayOut, interactions.Payloads, log, time);
        Http = new HttpClient { BaseAddress = new Uri(bot.Urls.Single()) };
    }

    public FakeTurn Turn { get; }

    public FakeEvents Events { get; }

    public FakeWayOut WayOut { get; }

    public LogLines Log { get; }

    public FakeTimeProvider Time { get; }

    public HttpClient Http { get; }

    public SlackInbound Inbound => Get<SlackInbound>();

    /// <summary>The payloads of buttons and forms.</summary>
    public ConcurrentQueue<JsonElement> Pressed { get; }

    public T Get<T>()
        where T : notnull => _bot.Services.GetRequiredService<T>();

    public static Task<SlackEdge> StartAsync(params (string Key, string Value)[] settings) => StartAsync(turn: null, settings);

    /// <param name="turn">The turn that is really used; null for <see cref="Turn"/>.</param>
    public static async Task<SlackEdge> StartAsync((ITurn Turn, IChannelEvents Events, FakeWayOut WayOut, FakeTimeProvider Time)? turn, params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Configuration.AddInMemoryCollection(
            settings.Prepend((Key: "Slack:SigningSecret", Value: Secret)).Reverse().DistinctBy(setting => setting.Key).ToDictionary(setting => setting.Key, string? (setting) => setting.Value));
        var (fake, events, log) = (new FakeTurn(), new FakeEvents(), new LogLines());
        var (wayOut, time) = (turn?.WayOut ?? new FakeWayOut(), turn?.Time ?? new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero)));
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log);
        builder.Services.AddSingleton<ISlackInstallations>(new MemoryInstallations()).AddSingleton<IRecordLookup>(new FakeLookup());
        builder.Services.AddSingleton(turn?.Turn ?? fake).AddSingleton(turn?.Events ?? events).AddSingleton<TimeProvider>(time);
        builder.Services.AddSlack(builder.Configuration);
        var pressed = new FakeInteractions();
        builder.Services.AddSingleton<IWayOut>(wayOut).AddSingleton<ICardRenderer<SlackMessage>>(new WordsOnly()).AddSingleton<ISlackInteractions>(pressed);
        var bot = builder.Build();
        bot.MapSlack();
        await bot.StartAsync();
        return new SlackEdge(bot, fake, events, wayOut, pressed, log, time);
    }

    /// <summary>A direct message as Slack sends it, to be changed by the test.</summary>
    public static JsonObject Event(string text = "who is overdue?") => Envelope(new JsonObject
    {
        ["type"] = "message", ["channel_type"] = "im", ["channel"] = "D1", ["user"] = "U1", ["text"] = text, ["ts"] = "1776271070.726439", ["event_ts"] = "1776271070.726439",
        ["client_msg_id"] = "c9c2", ["team"] = "T1", ["blocks"] = new JsonArray(),
    });

    /// <summary>A mention in a channel as Slack sends it.</summary>
    public static JsonObject Mention(string text = "<@U0BOT> who is overdue?") => Envelope(new JsonObject
    {
        ["type"] = "app_mention", ["channel"] = "C1", ["user"] = "U1", ["text"] = text, ["ts"] = "1776271070.726439", ["event_ts"] = "1776271070.726439", ["team"] = "T1",
    });

    public static JsonObject Envelope(JsonObject happened) => new()
    {
        ["type"] = "event_callback", ["token"] = "old-token", ["team_id"] = "T1", ["api_app_id"] = "A1", ["context_team_id"] = "T1", ["context_enterprise_id"] = null,
        ["event"] = happened, ["event_id"] = "Ev0AT2MA48S2", ["event_time"] = 1776271070, ["event_context"] = "4-eyJ",
        ["authorizations"] = new JsonArray(new JsonObject { ["enterprise_id"] = null, ["team_id"] = "T1", ["user_id"] = "U0BOT", ["is_bot"] = true, ["is_enterprise_install"] = false }),
        ["is_ext_shared_channel"] = false,
    };

    /// <summary>A command as Slack posts it.</summary>
    public static string Command(string text, string more = "") =>
        "token=old-token&team_id=T1&team_domain=acme&enterprise_id=&channel_id=C1&channel_name=sales&user_id=U1&user_name=dana&command=%2Fcrm&text=" + Uri.EscapeDataString(text)
        + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1%2F1%2Fx&trigger_id=133.7.abc&api_app_id=A1&is_enterprise_install=false" + more;

    public async Task<(HttpStatusCode Status, string Body)> EventAsync(JsonNode envelope) => await AnswerOf(await PostSignedAsync("/slack/events", envelope.ToJsonString()));

    public async Task<(HttpStatusCode Status, string Body)> CommandAsync(string form) => await AnswerOf(await PostSignedAsync("/slack/commands", form));

    /// <summary>Posts it as Slack would, signed now.</summary>
    public Task<HttpResponseMessage> PostSignedAsync(string path, string body, string secret = Secret) => PostAsync(path, Encoding.UTF8.GetBytes(body), HeadersFor(Encoding.UTF8.GetBytes(body), Time.GetUtcNow(), secret));

    /// <summary>Posts it with these headers and no others.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, byte[] body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new ByteArrayContent(body) };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Http.SendAsync(request);
    }

    public static (string Name, string Value)[] HeadersFor(byte[] body, DateTimeOffset at, string secret = Secret)
    {
        var timestamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes($"v0:{timestamp}:"), .. body];
        var digest = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed);
        return [("X-Slack-Request-Timestamp", timestamp), ("X-Slack-Signature", "v0=" + Convert.ToHexStringLower(digest))];
    }

    public static async Task<(HttpStatusCode Status, string Body)> AnswerOf(HttpResponseMessage response)
    {
        using (response)
            return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _bot.DisposeAsync();
    }

    /// <summary>Draws the words and no blocks.</summary>
    private sealed class WordsOnly : ICardRenderer<SlackMessage>
    {
        public SlackMessage Render(Card card) => new(new PlainTextRenderer().Render(card), JsonElement.Parse("[]"));
    }
}

/// <summary>Takes buttons and forms, and remembers their payloads.</summary>
internal sealed class FakeInteractions : ISlackInteractions
{
    public ConcurrentQueue<JsonElement> Payloads { get; } = new();

    public Task<SlackAck> TakeAsync(JsonElement payload)
    {
        Payloads.Enqueue(payload);
        return Task.FromResult(SlackAck.Taken);
    }
}

/// <summary>Everything that would go to Slack, remembered; the workspaces and people it knows; also the host's channel.</summary>
internal sealed class FakeWayOut : IWayOut, IChannel
{
    public static readonly SlackBot Bot = new("T1", "xoxb-a-secret-token", "U0BOT") { TeamId = "T1" };

    public ConcurrentQueue<(ConversationReference Conversation, string Text)> Sent { get; } = new();

    public ConcurrentQueue<(string Method, string Arguments)> Called { get; } = new();

    public ConcurrentQueue<(string Person, string Conversation, string? Hash)> Homes { get; } = new();

    public ConcurrentQueue<(string Tenant, DateTimeOffset At)> Ended { get; } = new();

    /// <summary>Whose bot was asked for.</summary>
    public ConcurrentQueue<(string? Enterprise, string? Team, bool IsEnterpriseInstall)> Asked { get; } = new();

    /// <summary>The bot of whoever asks; null for none.</summary>
    public Func<string?, SlackBot?> Finds { get; set; } = team => team == "T1" ? Bot : null;

    /// <summary>Thrown by everything that goes to Slack; null for nothing.</summary>
    public Exception? Fails { get; set; }

    public bool ReadsFiles { get; set; } = true;

    public ValueTask<SlackBot?> FindAsync(string? enterpriseId, string? teamId, bool isEnterpriseInstall, CancellationToken cancellationToken)
    {
        Asked.Enqueue((enterpriseId, teamId, isEnterpriseInstall));
        return new(Finds(teamId));
    }

    public ValueTask EndAsync(string tenant, DateTimeOffset endedAt, CancellationToken cancellationToken)
    {
        Throw();
        Ended.Enqueue((tenant, endedAt));
        return default;
    }

    public Task<SentMessage> SendAsync(ConversationReference conversation, Reply reply, CancellationToken cancellationToken)
    {
        Throw();
        Sent.Enqueue((conversation, string.Join('\n', reply.Cards.Select(new PlainTextRenderer().Render))));
        return Task.FromResult(new SentMessage("1776271071.000100"));
    }

    public Task CallAsync(string tenant, string method, JsonObject arguments, CancellationToken cancellationToken)
    {
        Throw();
        Called.Enqueue((method, arguments.ToJsonString()));
        return Task.CompletedTask;
    }

    public void PublishHome(ChannelAccount person, ConversationReference conversation, string? hash) => Homes.Enqueue((person.UserId, conversation.ConversationId, hash));

    public bool Serves(string channel) => channel == "slack";

    public Task UpdateAsync(ConversationReference conversation, string messageId, Reply reply, CancellationToken cancellationToken) => SendAsync(conversation, reply, cancellationToken);

    public Task TypingAsync(ConversationReference conversation, string? doing, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<ConversationReference> OpenPersonalAsync(ConversationReference known, CancellationToken cancellationToken) =>
        Task.FromResult(known with { ConversationId = "D-" + known.UserId, Scope = ConversationScope.Personal });

    public Task<ChannelProfile?> ProfileAsync(ConversationReference conversation, CancellationToken cancellationToken) =>
        Task.FromResult(conversation.UserId == "U1" ? new ChannelProfile(["ines@firm.example"], IsGuest: false) : null);

    private void Throw()
    {
        if (Fails is not null)
            throw Fails;
    }
}
