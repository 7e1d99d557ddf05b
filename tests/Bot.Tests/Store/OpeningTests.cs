using LiteDB;
using Microsoft.Extensions.Logging.Abstractions;
using RetentionBot.Store;
using RetentionBot.Store.LiteDb;

namespace RetentionBot.Bot.Tests.Store;

public sealed class OpeningTests : LiteDbStoreFixture
{
    [Fact]
    public async Task Store_WhenReopened_HasEverythingAndGoesOnNumbering()
    {
        await PutAsync(new Note(1, "a") { Tags = ["t"] });
        var before = await Store.ChangesAsync(0, 10, None);
        await ReopenAsync();
        await PutAsync(new Note(2, "b") { Tags = ["t"] });

        var after = await Store.ChangesAsync(before.Position, 10, None);

        Assert.Equal(before.Position + 1, after.Position);
        Assert.Equal([1L, 2], (await Store.ByIndexAsync(Catalogue.ByTag, KeyRange.Only("t"), 10, descending: false, None)).Select(n => n.Document.Id));
        await AssertSoundAsync();
    }

    [Fact]
    public async Task Store_WhenClosed_LeavesAnEmptyLog()
    {
        await PutAsync(new Note(1, "a"));
        await Store.DisposeAsync();

        Assert.Equal(0, new FileInfo(Folder.File("store-log.db")).Length);
        var closed = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await Store.GetAsync(Catalogue.Notes, [1], None));
        Assert.Contains("closed", closed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_WhileAnotherStoreHasTheFile_IsRefusedNamingTheFileAndTheWayOut()
    {
        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenAsync());

        Assert.Contains(DataFile, refused.Message, StringComparison.Ordinal);
        Assert.Contains("Store:Path", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_OfSomebodyElsesFile_IsRefusedAndLeavesItAlone()
    {
        var path = Folder.File("letter.txt");
        await File.WriteAllTextAsync(path, "Dear Sir or Madam");

        await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenAsync(new LiteDbStoreOptions { Path = path }));

        Assert.Equal("Dear Sir or Madam", await File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task Open_OfALiteDbFileWithAnotherCollation_IsRefused()
    {
        var path = Folder.File("foreign.db");
        using (var foreign = new LiteDatabase(new ConnectionString(path) { Collation = new Collation("en-US/IgnoreCase") }))
        {
            foreign.GetCollection("x").Insert(new BsonDocument());
        }

        await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenAsync(new LiteDbStoreOptions { Path = path }));
    }

    [Fact]
    public async Task Open_OfALiteDbFileOfAnotherProgram_IsRefused()
    {
        var path = Folder.File("foreign.db");
        using (var foreign = new LiteDatabase(new ConnectionString(path) { Collation = Collation.Binary }))
        {
            foreign.GetCollection("x").Insert(new BsonDocument());
        }

        await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenAsync(new LiteDbStoreOptions { Path = path }));
    }

    [Fact]
    public async Task Open_OfALogWithoutItsDataFile_IsRefused()
    {
        await PutAsync(new Note(1, "a"));
        File.Copy(Folder.File("store-log.db"), Folder.File("lost-log.db"));

        await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenAsync(new LiteDbStoreOptions { Path = Folder.File("lost.db") }));
        Assert.True(new FileInfo(Folder.File("lost-log.db")).Length > 0);
    }

    [Fact]
    public async Task Migrations_WhenTheFileIsOlder_RunOnceInOrder()
    {
        await PutAsync([.. Enumerable.Range(0, 2500).Select(i => new Note(i, "old") { Author = "a" + i })]);
        await Store.DisposeAsync();
        var runs = new List<int>();
        Migration[] migrations =
        [
            new(2, "drops every other note", file =>
            {
                runs.Add(2);
                file.Rewrite(Catalogue.Notes, body => Catalogue.Notes.Decode(body).Id % 2 == 0 ? body : null);
            }),
            new(1, "renames", file =>
            {
                runs.Add(1);
                file.Rewrite(Catalogue.Notes, body => Catalogue.Notes.Encode(Catalogue.Notes.Decode(body) with { Title = "new", Author = "b" }));
            }),
        ];

        Store = await OpenAsync(migrations: migrations);
        await Store.DisposeAsync();
        Store = await OpenAsync(migrations: migrations);

        Assert.Equal([1, 2], runs);
        var notes = await AllAsync();
        Assert.Equal(1250, notes.Count);
        Assert.All(notes, note => Assert.Equal("new", note.Title));
        Assert.Equal(1250, await Store.CountAsync(Catalogue.ByAuthor, KeyRange.Only("b"), 9999, None));
        await AssertSoundAsync();
        await Store.DisposeAsync();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenAsync());
        Store = await OpenAsync(migrations: migrations);
    }

    [Fact]
    public async Task Migrations_OnANewFile_DoNotRun()
    {
        await using var fresh = await OpenAsync(
            new LiteDbStoreOptions { Path = Folder.File("fresh.db") }, [new Migration(3, "never", _ => throw new InvalidOperationException())]);

        Assert.Equal(StoreState.Serving, fresh.Health.State);
    }

    [Fact]
    public async Task Indexes_WhenAddedAndRemovedLater_MatchTheDocuments()
    {
        var bare = new Collection<Note>("notes", KeyKind.Number, note => note.Id, TestJson.Default.Note);
        var path = Folder.File("grown.db");
        await using (var store = await LiteDbStore.OpenAsync(new LiteDbStoreOptions { Path = path }, [bare], null, Time, NullLogger.Instance, None))
        {
            await store.CommitAsync(
                Enumerable.Range(0, 3000).Aggregate(new Batch(), (b, i) => b.Put(bare, new Note(i, "n", Rank: i % 7) { Tags = ["t" + (i % 3)] })), None);
        }

        await using (var store = await OpenAsync(new LiteDbStoreOptions { Path = path }))
        {
            Assert.Equal(1000, await store.CountAsync(Catalogue.ByTag, KeyRange.Only("t1"), 9999, None));
            Assert.Empty((await store.CheckAsync(None)).Faults);
        }

        await using (var store = await LiteDbStore.OpenAsync(new LiteDbStoreOptions { Path = path }, [bare], null, Time, NullLogger.Instance, None))
        {
            await store.CommitAsync(new Batch().Put(bare, new Note(5000, "written without indexes") { Tags = ["t1"] }), None);
            Assert.Empty((await store.CheckAsync(None)).Faults);
        }

        await using (var store = await OpenAsync(new LiteDbStoreOptions { Path = path }))
        {
            Assert.Equal(1001, await store.CountAsync(Catalogue.ByTag, KeyRange.Only("t1"), 9999, None));
            Assert.Empty((await store.CheckAsync(None)).Faults);
        }
    }

    [Fact]
    public async Task Check_WhenAnIndexComputesOtherKeysThanAreStored_SaysWhichDocument()
    {
        await PutAsync(new Note(41, "n", Rank: 1), new Note(42, "n", Rank: 2));
        await Store.DisposeAsync();
        var changed = new Collection<Note>("notes", KeyKind.Number, note => note.Id, TestJson.Default.Note);
        changed.AddIndex("byRank", KeyKind.Number, note => [note.Id == 42 ? 99 : note.Rank]);
        await using var store = await LiteDbStore.OpenAsync(Options, [changed], null, Time, NullLogger.Instance, None);

        var report = await store.CheckAsync(None);

        var fault = Assert.Single(report.Faults);
        Assert.Contains("42", fault, StringComparison.Ordinal);
        Assert.Contains("byRank", fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_WhenABodyIsNotADocument_GoesOnAndSaysSo()
    {
        await PutAsync(new Note(1, "n"));
        await Store.DisposeAsync();
        var other = new Collection<Account>("notes", KeyKind.Number, account => account.Id.Length, TestJson.Default.Account);
        await using var store = await LiteDbStore.OpenAsync(Options, [other], null, Time, NullLogger.Instance, None);

        Assert.NotEmpty((await store.CheckAsync(None)).Faults);
    }
}
