using Microsoft.Extensions.Options;
using RetentionBot.Host.Settings;
using RetentionBot.Store;
using RetentionBot.Store.LiteDb;

namespace RetentionBot.Host.Startup;

/// <summary>Opens the data file once, before anything is served, and closes it last.</summary>
internal sealed class StoreOpening(IOptions<StoreOptions> options, IHostEnvironment environment, TimeProvider time, ILogger<LiteDbStore> logger) : IAsyncDisposable
{
    private LiteDbStore? _store;

    /// <summary>The settings as the store takes them; a relative path starts at the content root.</summary>
    public LiteDbStoreOptions Settings { get; } = new()
    {
        Path = Path.GetFullPath(options.Value.Path, environment.ContentRootPath),
        HotDocuments = options.Value.HotDocuments,
    };

    /// <summary>The open store.</summary>
    /// <exception cref="InvalidOperationException">It has not been opened yet.</exception>
    public LiteDbStore Store => _store ?? throw new InvalidOperationException("The store is used before it was opened.");

    /// <summary>Takes the data file for this process.</summary>
    /// <exception cref="StoreUnavailableException">Another process has it, or it cannot be opened.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken) =>
        _store = await LiteDbStore.OpenAsync(Settings, HostSchema.All, migrations: null, time, logger, cancellationToken);

    public ValueTask DisposeAsync() => _store?.DisposeAsync() ?? default;
}
