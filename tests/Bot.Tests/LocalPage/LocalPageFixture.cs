using Microsoft.AspNetCore.Builder;

namespace RetentionBot.Bot.Tests.LocalPage;

/// <summary>
/// A host with the local page on a free port. The only place that knows which host it is: the tests want an address,
/// the turn's messages, and every endpoint that was mapped.
/// </summary>
public sealed class LocalPageFixture : IAsyncLifetime
{
    private WebApplication? _app;

    public SampleTurn Turn { get; } = new();

    public Uri Address => new(_app!.Urls.Single()); // Started before the first test.

    public IServiceProvider Services => _app!.Services; // As above.

    public HttpClient Client() => new() { BaseAddress = Address };

    public async Task InitializeAsync()
    {
        _app = LocalPageHost.Build(Turn, new SamplePeople(), page => page.Add(endpoint => endpoint.Metadata.Add(new Reached())));
        await _app.StartAsync();
    }

    public async Task DisposeAsync() => await _app!.DisposeAsync(); // Not reached unless it was built.

    /// <summary>Put on every endpoint through what <c>MapLocalPage</c> returned.</summary>
    public sealed record Reached;
}
