using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RetentionBot.Store;
using RetentionBot.Store.LiteDb;

namespace RetentionBot.Bot.Tests.Store;

/// <summary>A LiteDB store in a folder of its own that a test can close, break and open again.</summary>
public abstract class LiteDbStoreFixture : IAsyncLifetime
{
    private protected static readonly CancellationToken None = CancellationToken.None;

    private protected TempFolder Folder { get; } = new();

    private protected TestStorage Storage { get; } = new();

    private protected TestCatalogue Catalogue { get; set; } = new();

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));

    private protected LiteDbStore Store { get; set; } = null!;

    protected string DataFile => Folder.File("store.db");

    private protected LiteDbStoreOptions Options => new() { Path = DataFile, Storage = Storage };

    public virtual async Task InitializeAsync() => Store = await OpenAsync();

    public async Task DisposeAsync()
    {
        await Store.DisposeAsync();
        Folder.Dispose();
    }

    private protected Task<LiteDbStore> OpenAsync(LiteDbStoreOptions? options = null, IReadOnlyList<Migration>? migrations = null) =>
        LiteDbStore.OpenAsync(options ?? Options, Catalogue.All, migrations, Time, NullLogger.Instance, None);

    private protected async Task ReopenAsync()
    {
        await Store.DisposeAsync();
        Store = await OpenAsync();
    }

    private protected async Task PutAsync(params Note[] notes) =>
        await Store.CommitAsync(notes.Aggregate(new Batch(), (batch, note) => batch.Put(Catalogue.Notes, note)), None);

    private protected async Task<IReadOnlyList<Note>> AllAsync() =>
        [.. (await Store.RangeAsync(Catalogue.Notes, KeyRange.AllNumbers, int.MaxValue, descending: false, None)).Select(n => n.Document)];

    private protected async Task AssertSoundAsync() => Assert.Empty((await Store.CheckAsync(None)).Faults);
}
