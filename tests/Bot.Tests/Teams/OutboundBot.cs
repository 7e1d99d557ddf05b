using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RetentionBot.Conversation;
using RetentionBot.Teams;
using RetentionBot.Teams.Outbound;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Bot.Tests.Teams;

/// <summary>What speaks to the connector, put together as the host does it, with a clock moved by hand.</summary>
internal sealed class OutboundBot : IAsyncDisposable
{
    public const string AppId = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";

    private readonly ServiceProvider _services;

    private OutboundBot(ServiceProvider services, SteppedTime time, LogLines log) => (_services, Time, Log) = (services, time, log);

    public SteppedTime Time { get; }

    public LogLines Log { get; }

    public TeamsChannel Channel => (TeamsChannel)_services.GetRequiredService<IChannel>();

    public ConnectorClient Connector => _services.GetRequiredService<ConnectorClient>();

    public static OutboundBot Anonymous(HttpMessageHandler? handler = null, params (string Key, string Value)[] settings) =>
        With(handler, [.. settings, ("Teams:DangerouslyAllowUnauthenticated", "true")]);

    /// <summary>As in service, with a connector and a host of tokens on this machine. The test's own settings win.</summary>
    public static OutboundBot WithTokens(string tokenUrl, HttpMessageHandler? handler = null, params (string Key, string Value)[] settings) => With(handler,
    [
        .. settings, ("Teams:AppId", AppId), ("Teams:AppSecret", "a secret & more"), ("Teams:TokenUrl", tokenUrl), ("Teams:AllowedServiceHosts:0", "127.0.0.1"),
        ("Teams:AllowedServiceHosts:1", "*.teams.microsoft.com"),
    ]);

    /// <summary>With every host of files in the test's hand.</summary>
    public static OutboundBot ReadingFiles(HttpMessageHandler files, (string Key, string Value)[] settings) => With(handler: null, settings, files);

    public static Activity Message => new() { Type = ActivityTypes.Message, Text = "Hello." };

    private static OutboundBot With(HttpMessageHandler? handler, (string Key, string Value)[] settings, HttpMessageHandler? files = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.DistinctBy(setting => setting.Key).ToDictionary(setting => setting.Key, string? (setting) => setting.Value)).Build();
        var (services, time, log) = (new ServiceCollection(), new SteppedTime(), new LogLines());
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        services.AddSingleton<TimeProvider>(time);
        services.AddTeams(configuration);
        if (handler is not null)
            services.AddHttpClient<ConnectorCalls>().ConfigurePrimaryHttpMessageHandler(() => handler);
        if (files is not null)
            services.AddHttpClient<FileDownload>().ConfigurePrimaryHttpMessageHandler(() => files);
        return new OutboundBot(services.BuildServiceProvider(), time, log);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}

/// <summary>Connectors at any host, without a network: each call is answered by what the test says.</summary>
internal sealed class StubHosts(Func<Uri, int, (int Status, string Body)> answers) : HttpMessageHandler
{
    public ConcurrentQueue<(Uri Address, string? Token, string Body)> Calls { get; } = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Calls.Enqueue((request.RequestUri!, request.Headers.Authorization?.ToString(), body));
        var (status, text) = answers(request.RequestUri!, Calls.Count);
        return new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(text, Encoding.UTF8, "application/json") };
    }
}
