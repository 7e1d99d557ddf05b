using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.Extensions.Logging.Abstractions;
using RetentionBot.Store;
using RetentionBot.Store.LiteDb;

namespace RetentionBot.Bot.Tests.Store;

/// <summary>What a hot collection returns is what was last acknowledged, whatever was read, written, refused or reopened before.</summary>
public sealed class HotCacheTests
{
    private const int Keys = 6;

    [Property(MaxTest = 40)]
    public Property Get_AfterAnySteps_ReturnsTheLatestAcknowledgedDocuments() => Prop.ForAll(
        Gen.Choose(0, 999_999).ArrayOf().Resize(60).ToArbitrary(),
        steps => RunAsync(steps).GetAwaiter().GetResult());

    [Fact]
    public async Task Get_WhileAPairIsWrittenTogether_NeverSeesHalfOfIt()
    {
        using var folder = new TempFolder();
        var catalogue = new TestCatalogue(hot: true);
        await using var store = await OpenAsync(folder, catalogue, hotDocuments: 10);
        await PutPairAsync(0);
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                var pair = await store.GetAsync(catalogue.Notes, [1, 2], CancellationToken.None);
                Assert.Equal(pair[0].Document.Rank, pair[1].Document.Rank);
            }
        })).ToList();

        for (var i = 1; i < 150; i++)
        {
            await PutPairAsync(i);
            Assert.Equal(i, (await store.GetAsync(catalogue.Notes, [2], CancellationToken.None))[0].Document.Rank);
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);

        async Task PutPairAsync(int rank) => await store.CommitAsync(
            new Batch().Put(catalogue.Notes, new Note(1, "left", rank)).Put(catalogue.Notes, new Note(2, "right", rank)), CancellationToken.None);
    }

    [Fact]
    public async Task Get_OfAHotDocument_DoesNotQueue()
    {
        using var folder = new TempFolder();
        var catalogue = new TestCatalogue(hot: true);
        await using var store = await OpenAsync(folder, catalogue, hotDocuments: 10);
        await store.CommitAsync(new Batch().Put(catalogue.Notes, new Note(1, "hot")), CancellationToken.None);
        var first = (await store.GetAsync(catalogue.Notes, [1], CancellationToken.None))[0];

        var again = store.GetAsync(catalogue.Notes, [1], CancellationToken.None);

        Assert.True(again.IsCompletedSuccessfully);
        Assert.Equal(first.Document.Title, (await again)[0].Document.Title);
    }

    private static async Task<bool> RunAsync(int[] steps)
    {
        using var folder = new TempFolder();
        var catalogue = new TestCatalogue(hot: true);
        var store = await OpenAsync(folder, catalogue, hotDocuments: 3);
        var model = new Dictionary<long, (string Title, long Version)>();
        try
        {
            foreach (var step in steps)
            {
                var key = step / 10 % Keys;
                var other = step / 100 % Keys;
                switch (step % 10)
                {
                    case 0 or 1:
                        await WriteAsync(new Batch().Put(catalogue.Notes, new Note(key, "put" + step)), (key, "put" + step));
                        break;
                    case 2:
                        await WriteAsync(new Batch().InsertIfAbsent(catalogue.Notes, new Note(key, "new" + step)), (key, "new" + step));
                        break;
                    case 3:
                        await WriteAsync(new Batch().Delete(catalogue.Notes, key), (key, null));
                        break;
                    case 4 when key != other:
                        // Conflicts whenever the other is there, and then changes neither.
                        await WriteAsync(
                            new Batch().Put(catalogue.Notes, new Note(key, "pair" + step)).InsertIfAbsent(catalogue.Notes, new Note(other, "pair" + step)),
                            (key, "pair" + step), (other, "pair" + step));
                        break;
                    case 5:
                        await store.DisposeAsync();
                        store = await OpenAsync(folder, catalogue, hotDocuments: 3);
                        break;
                    default:
                        var asked = new Key[] { key, (key + 1) % Keys, (key + 3) % Keys };
                        var found = await store.GetAsync(catalogue.Notes, asked, CancellationToken.None);
                        var expected = asked.Where(k => model.ContainsKey(k.Number)).Select(k => model[k.Number]);
                        if (!found.Select(n => (n.Document.Title, n.Version)).SequenceEqual(expected))
                            return false;
                        break;
                }
            }

            return true;
        }
        finally
        {
            await store.DisposeAsync();
        }

        async Task WriteAsync(Batch batch, params (long Key, string? Title)[] outcome)
        {
            try
            {
                await store.CommitAsync(batch, CancellationToken.None);
            }
            catch (StoreConflictException)
            {
                return;
            }

            foreach (var (key, title) in outcome)
            {
                if (title is null)
                    model.Remove(key);
                else
                    model[key] = (title, model.GetValueOrDefault(key).Version + 1);
            }
        }
    }

    private static Task<LiteDbStore> OpenAsync(TempFolder folder, TestCatalogue catalogue, int hotDocuments) => LiteDbStore.OpenAsync(
        new LiteDbStoreOptions { Path = folder.File("store.db"), HotDocuments = hotDocuments },
        catalogue.All, null, TimeProvider.System, NullLogger.Instance, CancellationToken.None);
}
