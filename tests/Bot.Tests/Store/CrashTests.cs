using System.Diagnostics;
using LiteDB;
using LiteDB.Engine;
using Microsoft.Extensions.Logging.Abstractions;
using RetentionBot.Store;
using RetentionBot.Store.LiteDb;
using RetentionBot.StoreWriter;

namespace RetentionBot.Bot.Tests.Store;

/// <summary>Tests that load both processors or depend on another process run by themselves.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneTests
{
    public const string Name = "Alone";
}

/// <summary>A child process writes and is killed; what it was told is durable has to be there.</summary>
[Collection(AloneTests.Name)]
public sealed class CrashTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0, "single", 60)]
    [InlineData(0, "pair", 60)]
    // So slow that without the barrier the engine's writer is still busy with the opening when the first lines come, and stays behind.
    [InlineData(20, "single", 6)]
    [InlineData(20, "pair", 6)]
    public async Task Store_WhenKilledWhileWriting_HasEverythingItAcknowledged(int millisecondsPerPage, string shape, int writesAtLeast)
    {
        for (var run = 0; run < 6; run++)
        {
            var path = _folder.File($"{shape}{millisecondsPerPage}-{run}.db");
            var acknowledged = KillWhileWriting("store", path, millisecondsPerPage, shape, writesAtLeast + (run * 2));

            await using var store = await LiteDbStore.OpenAsync(
                new LiteDbStoreOptions { Path = path }, [Line.Collection], null, TimeProvider.System, NullLogger.Instance, CancellationToken.None);
            var lines = (await store.RangeAsync(Line.Collection, KeyRange.AllNumbers, int.MaxValue, descending: false, CancellationToken.None))
                .Select(line => line.Document).ToDictionary(line => line.Id);

            for (long id = 1; id <= acknowledged; id++)
            {
                Assert.True(lines.ContainsKey(id), $"Run {run}: line {id} of {acknowledged} acknowledged ones is lost.");
                Assert.Equal(Line.Of(id), lines[id]);
            }

            if (shape == "pair")
                Assert.All(lines.Keys, id => Assert.True(lines.ContainsKey(-id), $"Run {run}: the batch of {id} is not whole."));
            Assert.Empty((await store.CheckAsync(CancellationToken.None)).Faults);
            Assert.Equal(lines.Count, (await store.ChangesAsync(0, int.MaxValue, CancellationToken.None)).Items.Count);
        }
    }

    /// <summary>The control: if the engine as it comes lost nothing here, the test above would prove nothing. On a busy machine the child may be killed late, so it has several tries.</summary>
    [Fact]
    public void StockEngine_WhenKilledOnASlowDisk_LosesWhatItAcknowledged() =>
        Assert.Contains(Enumerable.Range(1, 8), run => LinesLostByTheStockEngine($"stock{run}.db") > 0);

    private long LinesLostByTheStockEngine(string file)
    {
        var path = _folder.File(file);
        var acknowledged = KillWhileWriting("stock", path, 10, "single", 100);

        using var data = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        using var log = new FileStream(path + "-log", FileMode.Open, FileAccess.ReadWrite);
        using var engine = new LiteEngine(new EngineSettings { DataStream = data, LogStream = log, Collation = Collation.Binary });
        using var reader = engine.Query("lines", new Query());
        var found = 0;
        while (reader.Read())
        {
            found++;
        }

        return acknowledged - found;
    }

    [Fact]
    public async Task SecondProcess_WhileTheFirstHasTheFile_IsRefused()
    {
        var path = _folder.File("shared.db");
        await using var store = await LiteDbStore.OpenAsync(
            new LiteDbStoreOptions { Path = path }, [Line.Collection], null, TimeProvider.System, NullLogger.Instance, CancellationToken.None);
        using var second = Start("store", path, 0, "single");
        var errors = second.StandardError.ReadToEndAsync();

        await second.WaitForExitAsync();

        Assert.NotEqual(0, second.ExitCode);
        Assert.Contains("in use", await errors, StringComparison.Ordinal);
        Assert.Empty(await store.RangeAsync(Line.Collection, KeyRange.AllNumbers, 1, descending: false, CancellationToken.None));
    }

    [Fact]
    public async Task Lock_WhenItsProcessWasKilled_IsFree()
    {
        var path = _folder.File("killed.db");
        KillWhileWriting("store", path, 0, "single", 1);

        await using var store = await LiteDbStore.OpenAsync(
            new LiteDbStoreOptions { Path = path }, [Line.Collection], null, TimeProvider.System, NullLogger.Instance, CancellationToken.None);

        Assert.Equal(StoreState.Serving, store.Health.State);
    }

    /// <returns>The last line the child named, in full, before it died.</returns>
    private static long KillWhileWriting(string mode, string path, int millisecondsPerPage, string shape, int writes)
    {
        using var child = Start(mode, path, millisecondsPerPage, shape);
        var output = child.StandardOutput.BaseStream;
        var number = new byte[8];
        long last = 0;
        var complete = true;
        while (complete && last < writes)
        {
            complete = TryRead(output, number, ref last);
        }

        child.Kill();
        while (complete)
        {
            complete = TryRead(output, number, ref last);
        }

        child.WaitForExit();
        Assert.True(last >= writes, $"The child ended after {last} writes: {child.StandardError.ReadToEnd()}");
        return last;
    }

    private static bool TryRead(Stream output, byte[] number, ref long last)
    {
        if (output.ReadAtLeast(number, 8, throwOnEndOfStream: false) < 8)
            return false;
        last = BitConverter.ToInt64(number);
        return true;
    }

    private static Process Start(string mode, string path, int millisecondsPerPage, string shape)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { typeof(Line).Assembly.Location, mode, path, $"{millisecondsPerPage}", shape })
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
