using RetentionBot.Store.LiteDb;

namespace RetentionBot.Bot.Tests.Store;

/// <summary>A killed process shows what reached the operating system; what reached the disk shows only in the order of writes and flushes.</summary>
public sealed class DurabilityTests : LiteDbStoreFixture
{
    private const string Log = "store-log.db";
    private const string DataName = "store.db";

    [Fact]
    public async Task Commit_WhenAcknowledged_HasFlushedItsPagesBeforeItsMarkAndItsMarkAfterwards()
    {
        for (var i = 0; i < 50; i++)
        {
            Storage.History.Clear();

            await PutAsync(new Note(i, new string('x', i * 300), Rank: i) { Tags = ["t" + i] });

            var log = Storage.History.Where(e => e.File == Log).Select(e => e.What).ToList();
            Assert.Equal(["sync", "confirm", "sync"], log.SkipWhile(what => what == "write"));
            Assert.StartsWith("write", log[0], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Checkpoint_BeforeItTouchesTheDataFile_HasFlushedTheLogAndFlushesTheDataBeforeTheLogIsEmptied()
    {
        for (var i = 0; i < 100; i++)
        {
            await PutAsync(new Note(i, new string('x', 2000)));
        }

        Storage.History.Clear();
        Time.Advance(Options.IdleCheckpointAfter * 2);
        await AllAsync();

        Assert.Equal((DataName, "sync"), Storage.History[^1]);
        Assert.All(Storage.History.SkipLast(1), e => Assert.Equal((DataName, "write"), e));
        Assert.True(Storage.History.Count > 2);
    }

    [Fact]
    public void DataStream_WhenTheLogIsNotOnTheDisk_FlushesItFirst()
    {
        using var log = new LogStream(Storage.Open(Folder.File("a-log.db")));
        using var data = new DataStream(Storage.Open(Folder.File("a.db")), log);
        log.Write(new byte[8192], 0, 8192);
        Storage.History.Clear();

        data.Write(new byte[8192], 0, 8192);

        Assert.Equal([("a-log.db", "sync"), ("a.db", "write")], Storage.History);
    }

    [Fact]
    public async Task WaitForCommits_WhileTheWriterIsBehind_Waits()
    {
        using var log = new LogStream(Storage.Open(Folder.File("b-log.db")));
        var waiting = Task.Run(() => log.WaitForCommits(1, TimeSpan.FromSeconds(20)));
        log.Write(new byte[8192], 0, 8192);
        Assert.False(waiting.IsCompleted);

        var confirming = new byte[8192];
        confirming[18] = 1;
        log.Write(confirming, 0, 8192);
        await waiting;

        Assert.Equal(["write", "sync", "confirm", "sync"], Storage.History.Where(e => e.File == "b-log.db").Select(e => e.What));
    }

    [Fact]
    public void WaitForCommits_WhenTheWriterNeverComes_GivesUpAtTheBound()
    {
        using var log = new LogStream(Storage.Open(Folder.File("c-log.db")));

        var stuck = Assert.Throws<IOException>(() => log.WaitForCommits(1, TimeSpan.FromMilliseconds(20)));

        Assert.Contains("hangs", stuck.Message, StringComparison.Ordinal);
    }
}
