using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using RetentionBot.Bot.Tests.Store;
using RetentionBot.Host.Startup;
using RetentionBot.Host.Telemetry;
using RetentionBot.Understanding;

namespace RetentionBot.Bot.Tests.Host.Telemetry;

[Collection(Listening.OneAtATime)]
public sealed class TelemetryServicesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Host_WhenNoAddressIsSet_ExportsNothing()
    {
        await using var app = Build();

        Assert.Null(app.Services.GetService<TracerProvider>());
        Assert.Null(app.Services.GetService<MeterProvider>());
    }

    [Theory]
    [InlineData("OpenTelemetry:Endpoint")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT")]
    public async Task Host_WhenAnAddressIsSet_ExportsTracesAndMetrics(string setting)
    {
        await using var app = Build($"--{setting}=http://127.0.0.1:9");

        Assert.NotNull(app.Services.GetService<TracerProvider>());
        Assert.NotNull(app.Services.GetService<MeterProvider>());
    }

    [Theory]
    [InlineData("collector:4317")]
    [InlineData("file:///tmp/traces")]
    [InlineData("4317")]
    public async Task Host_WhenTheAddressIsNone_NamesTheSettingAndDoesNotStart(string address)
    {
        var told = new StringWriter();

        var code = await Serving.RunAsync(["--environment=Development", $"--Store:Path={_folder.File("bot.db")}", $"--OpenTelemetry:Endpoint={address}"], told);

        Assert.Equal(2, code);
        Assert.Contains($"OpenTelemetry:Endpoint is '{address}'", told.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Host_AsItIs_MeasuresUnderstandingStoreAndCalls()
    {
        await using var app = Build();
        await app.Services.GetRequiredService<StoreOpening>().OpenAsync(default);

        Assert.IsType<MeasuredUnderstanding>(app.Services.GetRequiredService<IUnderstanding>());
        Assert.IsType<MeasuredStore>(app.Services.GetRequiredService<RetentionBot.Store.IStore>());
    }

    [Theory]
    [InlineData(201, "done")]
    [InlineData(429, "refused")]
    public async Task Call_WhenAnswered_TellsTheStatusAndNotTheAddress(int status, string outcome)
    {
        await using var app = Build();
        await using var channel = await ChannelAsync(status);
        using var listening = new Listening(app.Services.GetRequiredService<IMeterFactory>());
        using var client = app.Services.GetRequiredService<IHttpClientFactory>().CreateClient("connector");

        using var response = await client.GetAsync(new Uri(channel.Urls.Single() + "/members/ada@firm.example"));

        Assert.Equal([$"retentionbot.call.duration client=connector http.response.status_code={status} outcome={outcome}"], listening.Durations);
    }

    [Fact]
    public async Task Call_WhenNobodyAnswers_HasFailed()
    {
        await using var app = Build();
        using var listening = new Listening(app.Services.GetRequiredService<IMeterFactory>());
        using var client = app.Services.GetRequiredService<IHttpClientFactory>().CreateClient("connector");

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri($"http://127.0.0.1:{FreePort()}/")));

        Assert.Equal(["retentionbot.call.duration client=connector outcome=failed"], listening.Durations);
    }

    /// <summary>What leaves the process, as the collector gets it: over HTTP, so that the test can read it.</summary>
    [Fact]
    public async Task Export_WhenATurnWasTraced_SendsItsTagsToTheCollector()
    {
        var received = new TaskCompletionSource<string>();
        await using var collector = await ListenAsync(async http =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            if (Encoding.Latin1.GetString(body.ToArray()).Contains("a channel of this test", StringComparison.Ordinal))
            {
                received.TrySetResult(http.Request.Path);
            }
        });
        await using var app = Build($"--OpenTelemetry:Endpoint={collector.Urls.Single()}", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf");
        var traces = app.Services.GetRequiredService<TracerProvider>();

        app.Services.GetRequiredService<Instruments>().Turn("a channel of this test")?.Dispose();

        Assert.True(traces.ForceFlush(30_000));
        Assert.Equal("/v1/traces", await received.Task.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    private WebApplication Build(params string[] settings) => Serving.Build(["--environment=Development", $"--Store:Path={_folder.File("bot.db")}", .. settings]);

    private static Task<WebApplication> ChannelAsync(int status) => ListenAsync(http =>
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    });

    private static async Task<WebApplication> ListenAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        return app;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
