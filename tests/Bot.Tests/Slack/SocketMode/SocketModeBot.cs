using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RetentionBot.Bot.Tests.Teams;
using RetentionBot.Slack;
using RetentionBot.Slack.Inbound;
using RetentionBot.Slack.SocketMode;
using RetentionBot.Testing.Slack;

namespace RetentionBot.Bot.Tests.Slack.SocketMode;

/// <summary>Socket Mode as the host puts it together, with a clock moved by hand and the test in the place of what takes Slack's requests.</summary>
internal sealed class SocketModeBot : IAsyncDisposable
{
    public const string AppToken = "xapp-1-A1-1-secret";

    private readonly ServiceProvider _services;

    private SocketModeBot(ServiceProvider services) => _services = services;

    public WaitingTime Time { get; } = new();

    public LogLines Log { get; } = new();

    public TakenInbound Inbound { get; } = new();

    public SocketModeState State => _services.GetRequiredService<SocketModeState>();

    public SocketModeConnections Connections => _services.GetRequiredService<SocketModeConnections>();

    /// <summary>Started, with one connection unless the test says otherwise.</summary>
    public static async Task<SocketModeBot> StartAsync(FakeSocketMode slack, SocketLiveness? liveness = null, params (string Key, string Value)[] settings)
    {
        var bot = Create(slack.ApiBaseUrl, liveness, settings);
        await bot.Connections.StartAsync(CancellationToken.None);
        return bot;
    }

    /// <summary>Returns when it is so, asking again and again.</summary>
    public static async Task UntilAsync(Func<bool> isSo)
    {
        using var patience = new CancellationTokenSource(FakeSocketMode.Patience);
        while (!isSo())
            await Task.Delay(1, patience.Token);
    }

    /// <summary>Returns when such a line was logged.</summary>
    public Task LoggedAsync(string words) => UntilAsync(() => Log.Lines.Any(line => line.Contains(words, StringComparison.Ordinal)));

    private static SocketModeBot Create(string apiBaseUrl, SocketLiveness? liveness, (string Key, string Value)[] settings)
    {
        (string Key, string Value)[] all = [.. settings, ("Slack:AppToken", AppToken), ("Slack:ApiBaseUrl", apiBaseUrl), ("Slack:Connections", "1")];
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(all.DistinctBy(setting => setting.Key).ToDictionary(setting => setting.Key, string? (setting) => setting.Value)).Build();
        var services = new ServiceCollection();
        SocketModeBot? bot = null;
        services.AddSingleton<TimeProvider>(_ => bot!.Time);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace)).AddSingleton<ILoggerProvider>(_ => bot!.Log);
        services.AddSlack(configuration);
        services.AddSingleton<ISlackInbound>(_ => bot!.Inbound);
        if (liveness is not null)
            services.AddSingleton(liveness);
        return bot = new SocketModeBot(services.BuildServiceProvider());
    }

    public async ValueTask DisposeAsync()
    {
        Inbound.Release();
        await Connections.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
    }
}

/// <summary>Takes Slack's requests as the test says, and tells what came.</summary>
internal sealed class TakenInbound : ISlackInbound
{
    private readonly Channel<(string Kind, string Body)> _taken = Channel.CreateUnbounded<(string, string)>();
    private readonly ConcurrentBag<TaskCompletionSource> _held = [];
    private int _count;

    /// <summary>What is answered, by what came. Default: taken, and nothing to say.</summary>
    public Func<string, Task<SlackAck>> Answers { get; set; } = _ => Task.FromResult(SlackAck.Taken);

    public int Count => Volatile.Read(ref _count);

    /// <summary>What came next.</summary>
    public Task<(string Kind, string Body)> NextAsync() => _taken.Reader.ReadAsync().AsTask().WaitAsync(FakeSocketMode.Patience);

    /// <summary>Something a turn may wait for; over at the test's end at the latest.</summary>
    public TaskCompletionSource Hold()
    {
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _held.Add(held);
        return held;
    }

    public void Release()
    {
        foreach (var held in _held)
            held.TrySetResult();
    }

    public Task<SlackAck> EventAsync(JsonElement envelope) => TakeAsync("event", envelope.GetRawText());

    public Task<SlackAck> CommandAsync(IReadOnlyDictionary<string, string> fields) => TakeAsync("command", string.Join('&', fields.Select(field => $"{field.Key}={field.Value}")));

    public Task<SlackAck> InteractionAsync(JsonElement payload) => TakeAsync("interaction", payload.GetRawText());

    private Task<SlackAck> TakeAsync(string kind, string body)
    {
        Interlocked.Increment(ref _count);
        _taken.Writer.TryWrite((kind, body));
        return Answers(body);
    }
}
