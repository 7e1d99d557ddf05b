using RetentionBot.Store;
using RetentionBot.Store.LiteDb;

namespace RetentionBot.Bot.Tests.Store;

public sealed class FailureTests : LiteDbStoreFixture
{
    [Theory]
    [InlineData(40_000)]
    [InlineData(100_000)]
    [InlineData(1_500_000)]
    public async Task Store_WhenTheDiskIsFull_LosesNothingAcknowledgedAndServesAgainOnceThereIsRoom(long bytesLeft)
    {
        Storage.BytesLeft = bytesLeft;
        var acknowledged = new List<long>();
        long id = 0;
        var failure = await Assert.ThrowsAsync<StoreUnavailableException>(async () =>
        {
            for (id = 1; ; id++)
            {
                await PutAsync(new Note(id, new string('x', 700), Rank: (int)(id % 10)));
                acknowledged.Add(id);
            }
        });

        Assert.NotNull(failure.InnerException);
        Assert.Equal(StoreState.Failed, Store.Health.State);
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await Store.GetAsync(Catalogue.Notes, [1], None));
        // What the engine leaves behind must not end the process when it is collected.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        // Still full: it stays down and tells so.
        Time.Advance(Options.FirstReopenDelay);
        Storage.BytesLeft = long.MaxValue;
        await ServesAgainAsync();

        var found = (await AllAsync()).Select(n => n.Id).ToHashSet();
        Assert.All(acknowledged, acked => Assert.Contains(acked, found));
        Assert.True(found.Count <= acknowledged.Count + 1);
        await AssertSoundAsync();
        // The write in doubt is repeated under its key.
        await PutAsync(new Note(id, "again"));
        Assert.Equal("again", (await Store.GetAsync(Catalogue.Notes, [id], None))[0].Document.Title);
    }

    [Fact]
    public async Task Store_WhenTheDiskFailsToFlush_DoesNotAcknowledge()
    {
        await PutAsync(new Note(1, "before"));
        Storage.SyncFails = true;

        await Assert.ThrowsAsync<StoreUnavailableException>(() => PutAsync(new Note(1, "in doubt")));

        Storage.SyncFails = false;
        await ServesAgainAsync();
        var note = (await Store.GetAsync(Catalogue.Notes, [1], None))[0];
        Assert.Equal(note.Version == 1 ? "before" : "in doubt", note.Document.Title);
        await AssertSoundAsync();
    }

    [Fact]
    public async Task Store_WhenItIsNotTheDiskThatFails_RepeatsNothingOfWhatItsDocumentsHold()
    {
        Storage.FreeThrows = new InvalidOperationException("The duplicate value is 'Runa Holm'.");
        var failure = await Assert.ThrowsAsync<StoreUnavailableException>(() => PutAsync(new Note(1, "n")));

        Assert.DoesNotContain("Runa", failure.Message + Store.Health.Reason, StringComparison.Ordinal);
        Assert.Contains("InvalidOperationException", Store.Health.Reason, StringComparison.Ordinal);
        Storage.FreeThrows = null;
        await ServesAgainAsync();
    }

    [Fact]
    public async Task Store_WhileItCannotBeReopened_TriesLessAndLessOftenAndSaysWhy()
    {
        Storage.SyncFails = true;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => PutAsync(new Note(1, "n")));
        Storage.OpenFails = true;

        for (var attempt = 0; attempt < 12; attempt++)
        {
            Time.Advance(Options.LongestReopenDelay);
            await Assert.ThrowsAsync<StoreUnavailableException>(async () => await Store.GetAsync(Catalogue.Notes, [1], None));
        }

        Assert.Contains("No such device", Store.Health.Reason, StringComparison.Ordinal);
        Storage.OpenFails = false;
        Storage.SyncFails = false;
        await ServesAgainAsync();
        await PutAsync(new Note(1, "n"));
    }

    [Fact]
    public async Task Writes_WhenTheDiskIsNearlyFull_AreRefusedWhileReadsGoOn()
    {
        await PutAsync(new Note(1, "n"));
        Storage.Free = 10L << 20;

        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => PutAsync(new Note(2, "n")));

        Assert.Contains("10 MB are free", refused.Message, StringComparison.Ordinal);
        Assert.Equal(StoreState.ReadOnly, Store.Health.State);
        Assert.Single(await AllAsync());
        Storage.Free = 1L << 40;
        await PutAsync(new Note(2, "n"));
        Assert.Equal(StoreState.Serving, Store.Health.State);
    }

    [Fact]
    public async Task Commit_WhenOneDocumentCannotBeStored_FailsAlone()
    {
        var small = Store.CommitAsync(new Batch().Put(Catalogue.Notes, new Note(1, "small")), None).AsTask();
        var huge = Store.CommitAsync(new Batch().Put(Catalogue.Notes, new Note(2, new string('x', 20_000_000))), None).AsTask();
        var other = Store.CommitAsync(new Batch().Put(Catalogue.Notes, new Note(3, "small")), None).AsTask();

        await Assert.ThrowsAsync<ArgumentException>(() => huge);
        await Task.WhenAll(small, other);

        Assert.Equal([1L, 3], (await AllAsync()).Select(n => n.Id));
        await PutAsync(new Note(4, "after"));
        await ReopenAsync();
        Assert.Equal([1L, 3, 4], (await AllAsync()).Select(n => n.Id));
        await AssertSoundAsync();
    }

    [Fact]
    public async Task Commits_WhenManyWaitTogether_ShareTheirFlushes()
    {
        await PutAsync(new Note(0, "n"));
        var before = Storage.Syncs;

        await Task.WhenAll(Enumerable.Range(1, 500).Select(i => Store.CommitAsync(new Batch().Put(Catalogue.Notes, new Note(i, "n")), None).AsTask()));

        Assert.InRange(Storage.Syncs - before, 2, 250);
    }

    [Fact]
    public async Task Changes_WhenOlderThanSevenDays_AreTrimmedInIdleTimeAndReadersToldToReload()
    {
        await PutAsync(new Note(1, "old"), new Note(2, "old"));
        await PutAsync(new Note(3, "old"));
        Time.Advance(TimeSpan.FromDays(6));
        await PutAsync(new Note(4, "newer"));
        Time.Advance(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));
        var newest = await Store.ChangesAsync(2, 10, None);

        var trimmed = await Assert.ThrowsAsync<ChangesTrimmedException>(async () => await Store.ChangesAsync(0, 10, None));

        Assert.Equal([(Key)4], newest.Items.Select(c => c.Key));
        Assert.Equal(newest.Position, trimmed.CurrentPosition);
        Time.Advance(TimeSpan.FromDays(30));
        await ReopenAsync();
        Assert.Equal(newest.Position, (await Store.ChangesAsync(newest.Position, 10, None)).Position);
    }

    [Fact]
    public async Task Log_AfterAnIdleWhile_IsEmptied()
    {
        await PutAsync(new Note(1, "n"));
        Assert.True(new FileInfo(Folder.File("store-log.db")).Length > 0);

        Time.Advance(Options.IdleCheckpointAfter + Options.IdleCheckpointAfter);
        await AllAsync();

        Assert.Equal(0, new FileInfo(Folder.File("store-log.db")).Length);
    }

    /// <summary>Lets the clock run until the store was opened again.</summary>
    private async Task ServesAgainAsync()
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            Time.Advance(Options.LongestReopenDelay);
            try
            {
                await Store.GetAsync(Catalogue.Notes, [1], None);
                Assert.Equal(StoreState.Serving, Store.Health.State);
                return;
            }
            catch (StoreUnavailableException)
            {
                // Not yet.
            }
        }

        Assert.Fail("The store did not come back: " + Store.Health.Reason);
    }
}
