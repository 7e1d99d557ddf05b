using RetentionBot.Store;
using RetentionBot.Store.LiteDb;

namespace RetentionBot.Bot.Tests.Store;

public sealed class BackupTests : LiteDbStoreFixture
{
    private string Target => Folder.File("backup.db");

    [Fact]
    public async Task Backup_WhileWritesGoOn_HoldsOneMomentAndIsSound()
    {
        await Store.DisposeAsync();
        // The log is emptied every few writes, unless a copy is being taken.
        Store = await OpenAsync(Options with { CheckpointAt = 100_000 });
        await PutAsync([.. Enumerable.Range(0, 3000).Select(i => new Note(i, new string('t', 400), Rank: i) { Tags = ["a", "b" + i] })]);
        using var stop = new CancellationTokenSource();
        var writer = Task.Run(async () =>
        {
            // Two documents in each batch: a copy that is not of one moment would hold one without the other.
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                await Store.CommitAsync(
                    new Batch().Put(Catalogue.Notes, new Note(1_000_000, "left", Rank: i)).Put(Catalogue.Notes, new Note(2_000_000, "right", Rank: i)), None);
            }
        });

        var report = await Store.BackupAsync(Target, None);
        await stop.CancelAsync();
        await writer;

        Assert.True(report.Documents >= 3000);
        Assert.Equal(new FileInfo(Target).Length, report.Bytes);
        await using var copy = await OpenAsync(new LiteDbStoreOptions { Path = Target });
        Assert.Empty((await copy.CheckAsync(None)).Faults);
        var pair = await copy.GetAsync(Catalogue.Notes, [1_000_000, 2_000_000], None);
        Assert.True(pair.Count == 0 || pair[0].Document.Rank == pair[1].Document.Rank);
        Assert.Equal(3000, (await copy.RangeAsync(Catalogue.Notes, new KeyRange(0, 2999), 5000, descending: false, None)).Count);
    }

    [Fact]
    public async Task Backup_AmongManyReads_IsTakenAndEveryReadIsAnswered()
    {
        await PutAsync([.. Enumerable.Range(0, 300).Select(i => new Note(i, "n", Rank: i))]);
        var before = Enumerable.Range(0, 300).Select(ReadAsync).ToList();
        var backup = Store.BackupAsync(Target, None).AsTask();
        var after = Enumerable.Range(0, 300).Select(ReadAsync).ToList();

        Assert.Equal(300, (await backup).Documents);
        Assert.Equal(Enumerable.Range(0, 300).Concat(Enumerable.Range(0, 300)), await Task.WhenAll(before.Concat(after)));

        async Task<int> ReadAsync(int id) => (await Store.GetAsync(Catalogue.Notes, [id], None))[0].Document.Rank;
    }

    [Fact]
    public async Task Backup_WhenTheTargetExists_IsRefusedAndLeavesItAlone()
    {
        await File.WriteAllTextAsync(Target, "precious");

        await Assert.ThrowsAsync<IOException>(async () => await Store.BackupAsync(Target, None));

        Assert.Equal("precious", await File.ReadAllTextAsync(Target));
    }

    [Fact]
    public async Task Backup_WhenItFails_LeavesNothingBehind()
    {
        await PutAsync(new Note(1, "n"));
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<IOException>(async () => await Store.BackupAsync(Folder.File("absent/backup.db"), None));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.BackupAsync(Target, cancelled.Token));

        Assert.DoesNotContain(Directory.EnumerateFiles(Folder.Path), path => path.Contains("backup", StringComparison.Ordinal));
        await PutAsync(new Note(2, "still writable"));
    }

    [Fact]
    public async Task Backup_OfADamagedFile_IsRefused()
    {
        await PutAsync([.. Enumerable.Range(0, 300).Select(i => new Note(i, "title" + i))]);
        await Store.DisposeAsync();
        Damage("title250", "title990");
        Store = await OpenAsync();
        Damage("\"Id\":251", "\"Id\":852");
        await ReopenAsync();

        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await Store.BackupAsync(Target, None));
        Assert.False(File.Exists(Target));
        Assert.NotEmpty((await Store.CheckAsync(None)).Faults);
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await Store.GetAsync(Catalogue.Notes, [251], None));
    }

    [Fact]
    public async Task Restore_WhenTheBackupIsSound_BringsItBackAndKeepsTheOldFile()
    {
        await PutAsync(new Note(1, "backed up"));
        var seen = (await Store.ChangesAsync(0, 10, None)).Position;
        await Store.BackupAsync(Target, None);
        await PutAsync(new Note(1, "later"), new Note(2, "later"));
        var lost = (await Store.ChangesAsync(0, 10, None)).Position;
        await Store.DisposeAsync();

        var kept = await LiteDbRestore.RestoreAsync(Target, Options, Catalogue.All, null, Time, None);

        Store = await OpenAsync();
        Assert.Equal(["backed up"], (await AllAsync()).Select(n => n.Title));
        Assert.NotNull(kept);
        await using (var old = await OpenAsync(new LiteDbStoreOptions { Path = kept }))
        {
            Assert.Equal(2, (await old.RangeAsync(Catalogue.Notes, KeyRange.AllNumbers, 10, descending: false, None)).Count);
        }

        foreach (var position in new[] { seen, lost })
        {
            await Assert.ThrowsAsync<ChangesTrimmedException>(async () => await Store.ChangesAsync(position, 10, None));
        }

        await PutAsync(new Note(3, "after"));
        await Assert.ThrowsAsync<ChangesTrimmedException>(async () => await Store.ChangesAsync(lost, 10, None));
    }

    [Fact]
    public async Task Restore_WhenTheOldFileHasALog_NeverMixesTheTwo()
    {
        await PutAsync(new Note(1, "backed up"));
        await Store.BackupAsync(Target, None);
        await PutAsync([.. Enumerable.Range(0, 50).Select(i => new Note(i, "later"))]);
        // As after a crash: the log still holds the later notes.
        File.Copy(DataFile, Folder.File("crashed.db"));
        File.Copy(Folder.File("store-log.db"), Folder.File("crashed-log.db"));

        var kept = await LiteDbRestore.RestoreAsync(Target, Options with { Path = Folder.File("crashed.db") }, Catalogue.All, null, Time, None);

        await using var restored = await OpenAsync(Options with { Path = Folder.File("crashed.db") });
        Assert.Equal("backed up", Assert.Single(await restored.RangeAsync(Catalogue.Notes, KeyRange.AllNumbers, 99, descending: false, None)).Document.Title);
        Assert.NotNull(kept);
        await using var old = await OpenAsync(Options with { Path = kept });
        Assert.Equal(50, (await old.RangeAsync(Catalogue.Notes, KeyRange.AllNumbers, 99, descending: false, None)).Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Restore_WhenInterruptedWhileSwapping_IsEndedByTheNextOpening(int stepsDone)
    {
        await PutAsync(new Note(1, "backed up"));
        await Store.BackupAsync(Target, None);
        await PutAsync(new Note(2, "later"));
        await Store.DisposeAsync();
        File.Copy(Target, DataFile + ".restored-20260302T080000000Z");
        if (stepsDone > 1)
            File.Move(DataFile, DataFile + ".before-restore-20260302T080000000Z");

        Store = await OpenAsync();

        Assert.Equal(["backed up"], (await AllAsync()).Select(n => n.Title));
        Assert.True(File.Exists(DataFile + ".before-restore-20260302T080000000Z"));
    }

    [Fact]
    public async Task Restore_WhileTheStoreIsOpen_IsRefused()
    {
        await Store.BackupAsync(Target, None);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => LiteDbRestore.RestoreAsync(Target, Options, Catalogue.All, null, Time, None));
    }

    [Fact]
    public async Task Restore_OfSomethingElse_ReplacesNothing()
    {
        await PutAsync(new Note(1, "kept"));
        await Store.DisposeAsync();
        await File.WriteAllTextAsync(Target, string.Concat(Enumerable.Repeat("not a data file ", 2000)));

        await Assert.ThrowsAsync<StoreUnavailableException>(() => LiteDbRestore.RestoreAsync(Target, Options, Catalogue.All, null, Time, None));
        await Assert.ThrowsAsync<FileNotFoundException>(
            () => LiteDbRestore.RestoreAsync(Folder.File("absent.db"), Options, Catalogue.All, null, Time, None));

        Store = await OpenAsync();
        Assert.Equal(["kept"], (await AllAsync()).Select(n => n.Title));
    }

    private void Damage(string text, string replacement)
    {
        var path = File.Exists(DataFile) ? DataFile : throw new FileNotFoundException(DataFile);
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        var content = new byte[file.Length];
        file.ReadExactly(content);
        var at = content.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(text));
        Assert.True(at >= 0, $"'{text}' is not in the file.");
        file.Position = at;
        file.Write(System.Text.Encoding.UTF8.GetBytes(replacement));
    }
}
