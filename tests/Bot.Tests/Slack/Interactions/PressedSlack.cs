using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using RetentionBot.Bot.Tests.Teams;
using RetentionBot.Conversation;
using RetentionBot.Slack;
using RetentionBot.Slack.Blocks;
using RetentionBot.Slack.Installations;
using RetentionBot.Slack.Interactions;
using RetentionBot.Testing.Slack;

namespace RetentionBot.Bot.Tests.Slack.Interactions;

/// <summary>The Slack channel with a Slack of its own, a turn that does what the test says, and payloads made of the buttons and forms the bot itself draws.</summary>
internal sealed class PressedSlack : IAsyncDisposable
{
    public const string Channel = "C77";
    public const string Chat = "D1";
    public const string CardTs = "1700.1";

    private readonly ServiceProvider _services;

    private PressedSlack(FakeSlack slack)
    {
        Slack = slack;
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Slack:ApiBaseUrl"] = slack.ApiBaseUrl, ["Slack:BotToken"] = "xoxb-test", ["Slack:SigningSecret"] = "secret",
        }).Build();
        var services = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log)).AddSingleton<IConfiguration>(settings).AddSingleton<TimeProvider>(Time);
        services.AddSingleton<ITurn>(Turn).AddSingleton<IRecordLookup>(Lookup).AddSingleton<ISlackInstallations>(new NoInstallations());
        services.AddSlack(settings);
        _services = services.BuildServiceProvider();
    }

    public FakeSlack Slack { get; }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    public LogLines Log { get; } = new();

    public SaidTurn Turn { get; } = new();

    public FoundRecords Lookup { get; } = new();

    public AppHome Home => Get<AppHome>();

    public static async Task<PressedSlack> StartAsync() => new(await FakeSlack.StartAsync());

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task<SlackAck> TakeAsync(JsonObject payload) => Get<ISlackInteractions>().TakeAsync(JsonSerializer.SerializeToElement(payload));

    /// <summary>What the bot was told in Slack, besides who it is.</summary>
    public IReadOnlyList<SlackCall> Calls => [.. Slack.Calls.Where(call => call.Method != "auth.test")];

    public IReadOnlyList<string> Methods => [.. Calls.Select(call => call.Method)];

    /// <summary>The button of a message, as a press sends it back.</summary>
    public JsonObject ButtonOf(Card card, string title) => ButtonIn(Get<BlockKitRenderer>().Render(card).Blocks, title);

    /// <summary>The button of some blocks, as a press sends it back.</summary>
    public static JsonObject ButtonIn(JsonElement blocks, string title)
    {
        var button = blocks.EnumerateArray().Where(block => block.GetProperty("type").GetString() == "actions").SelectMany(block => block.GetProperty("elements").EnumerateArray())
            .First(element => element.TryGetProperty("text", out var text) && text.GetProperty("text").GetString() == title);
        var pressed = JsonObject.Create(button)!; // it is an object
        pressed["action_ts"] = "1700.2";
        return pressed;
    }

    /// <summary>Somebody pressed a button of a message in their own chat.</summary>
    public JsonObject Press(JsonObject action, string trigger = "13.7.x") => new()
    {
        ["type"] = "block_actions", ["api_app_id"] = "A1", ["team"] = new JsonObject { ["id"] = "T1" }, ["user"] = new JsonObject { ["id"] = "U1", ["team_id"] = "T1" },
        ["container"] = new JsonObject { ["type"] = "message", ["message_ts"] = CardTs, ["channel_id"] = Chat, ["is_ephemeral"] = false },
        ["channel"] = new JsonObject { ["id"] = Chat }, ["message"] = new JsonObject { ["ts"] = CardTs }, ["state"] = new JsonObject { ["values"] = new JsonObject() },
        ["trigger_id"] = trigger, ["response_url"] = Slack.ResponseUrl().AbsoluteUri, ["actions"] = new JsonArray(action),
    };

    /// <summary>The same of a message in a channel, which one person alone sees or everybody.</summary>
    public JsonObject PressInChannel(JsonObject action, bool isEphemeral, string user = "U1", string trigger = "13.7.x")
    {
        var payload = Press(action, trigger);
        (payload["container"]!["channel_id"], payload["channel"]!["id"]) = (Channel, Channel);
        payload["container"]!["is_ephemeral"] = isEphemeral;
        payload["user"]!["id"] = user;
        return payload;
    }

    /// <summary>The same in a view, which has no channel.</summary>
    public JsonObject PressIn(JsonObject view, JsonObject action)
    {
        var payload = Press(action);
        foreach (var name in new[] { "channel", "message", "response_url", "state" })
            payload.Remove(name);
        payload["container"] = new JsonObject { ["type"] = "view", ["view_id"] = view["id"]!.GetValue<string>() };
        payload["view"] = view;
        return payload;
    }

    /// <summary>Somebody sent a form with these values; what is not named is as it was drawn.</summary>
    public static JsonObject Submit(JsonElement view, params (string Field, string Value)[] values)
    {
        var sent = JsonObject.Create(view)!; // it is an object
        (sent["id"], sent["hash"]) = ("V9", "156.ab");
        var state = new JsonObject();
        foreach (var block in view.GetProperty("blocks").EnumerateArray().Where(block => block.GetProperty("type").GetString() == "input"))
        {
            var (id, element) = (block.GetProperty("block_id").GetString()!, block.GetProperty("element"));
            var filled = values.FirstOrDefault(value => id.EndsWith("." + value.Field, StringComparison.Ordinal)).Value;
            state[id] = new JsonObject { [element.GetProperty("action_id").GetString()!] = ValueOf(element, filled) };
        }

        sent["state"] = new JsonObject { ["values"] = state };
        return new JsonObject
        {
            ["type"] = "view_submission", ["team"] = new JsonObject { ["id"] = "T1" }, ["user"] = new JsonObject { ["id"] = "U1", ["team_id"] = "T1" }, ["trigger_id"] = "14.8.y", ["view"] = sent,
            ["response_urls"] = new JsonArray(),
        };
    }

    private static JsonObject ValueOf(JsonElement element, string? value)
    {
        var type = element.GetProperty("type").GetString()!;
        JsonNode? Drawn(string name) => element.TryGetProperty(name, out var drawn) ? JsonNode.Parse(drawn.GetRawText()) : null;
        return type switch
        {
            "external_select" or "static_select" => new JsonObject { ["type"] = type, ["selected_option"] = value is null ? Drawn("initial_option") : new JsonObject { ["value"] = value } },
            "checkboxes" => new JsonObject
            {
                ["type"] = type, ["selected_options"] = value is null ? Drawn("initial_options") ?? new JsonArray() : value == "true" ? new JsonArray(new JsonObject { ["value"] = "true" }) : new JsonArray(),
            },
            "datepicker" => new JsonObject { ["type"] = type, ["selected_date"] = value ?? Drawn("initial_date") },
            _ => new JsonObject { ["type"] = type, ["value"] = value ?? Drawn("initial_value") },
        };
    }

    /// <summary>A text somewhere in what Slack was sent.</summary>
    public static bool Says(SlackCall call, string text) => call.Arguments.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).Contains(text, StringComparison.Ordinal);

    public async ValueTask DisposeAsync()
    {
        await Home.StopAsync(default);
        await _services.DisposeAsync();
        await Slack.DisposeAsync();
    }

    private sealed class NoInstallations : ISlackInstallations
    {
        public ValueTask<KeptInstallation?> FindAsync(string tenant, CancellationToken cancellationToken) => new(default(KeptInstallation));

        public ValueTask<IReadOnlyList<KeptInstallation>> ListAsync(CancellationToken cancellationToken) => new([]);

        public ValueTask<bool> TrySaveAsync(SlackInstallation installation, long version, CancellationToken cancellationToken) => new(true);

        public ValueTask RemoveAsync(string tenant, CancellationToken cancellationToken) => default;
    }
}

/// <summary>A turn that answers as the test says.</summary>
internal sealed class SaidTurn : ITurn
{
    private readonly List<IncomingMessage> _messages = [];

    /// <summary>Every message so far, in order.</summary>
    public IReadOnlyList<IncomingMessage> Messages
    {
        get
        {
            lock (_messages)
                return [.. _messages];
        }
    }

    /// <summary>What is done with a message; by default it gets <see cref="Answer"/>.</summary>
    public Func<IncomingMessage, IAnswer, CancellationToken, Task>? Does { get; set; }

    public Reply Answer { get; set; } = Reply.Of("Done.");

    public Task RunAsync(IncomingMessage message, IAnswer answer, CancellationToken cancellationToken)
    {
        lock (_messages)
            _messages.Add(message);
        return Does is { } does ? does(message, answer, cancellationToken) : answer.SendAsync(Answer, cancellationToken);
    }
}

/// <summary>A lookup that finds what the test says.</summary>
internal sealed class FoundRecords : IRecordLookup
{
    public List<IncomingMessage> Asked { get; } = [];

    public Func<int, Task<LookupAnswer>> Finds { get; set; } = _ => Task.FromResult(new LookupAnswer([]));

    public Task<LookupAnswer> FindAsync(IncomingMessage asked, int skip, int count, CancellationToken cancellationToken)
    {
        Asked.Add(asked);
        return Finds(count);
    }
}
