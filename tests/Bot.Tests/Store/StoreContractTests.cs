using Microsoft.Extensions.Time.Testing;
using RetentionBot.Store;

namespace RetentionBot.Bot.Tests.Store;

/// <summary>What every store must do. An implementation derives from this and says how it is opened.</summary>
public abstract class StoreContractTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private protected TestCatalogue Catalogue { get; } = new();

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));

    protected IStore Store { get; private set; } = null!;

    public async Task InitializeAsync() => Store = await OpenAsync();

    public async Task DisposeAsync()
    {
        await Store.DisposeAsync();
        await CleanUpAsync();
    }

    [Fact]
    public async Task Get_WhenSomeKeysAreAbsent_ReturnsTheOthersInTheOrderAsked()
    {
        await PutAsync(new Note(1, "one"), new Note(2, "two"), new Note(3, "three"));

        var found = await Store.GetAsync(Catalogue.Notes, [3, 9, 1], None);

        Assert.Equal(["three", "one"], found.Select(n => n.Document.Title));
    }

    [Fact]
    public async Task Get_WithoutKeys_IsEmpty() => Assert.Empty(await Store.GetAsync(Catalogue.Notes, [], None));

    [Fact]
    public async Task Get_WhenAsked_ReturnsEverythingThatWasPut()
    {
        var note = new Note(long.MaxValue, " spaces \u0000 and ünïcödé 😀 ") { Author = "x", Tags = ["a", "b"], Days = [long.MinValue, 0] };
        await PutAsync(note);

        var found = Assert.Single(await Store.GetAsync(Catalogue.Notes, [long.MaxValue], None));

        Assert.Equal((note.Id, note.Title, note.Author), (found.Document.Id, found.Document.Title, found.Document.Author));
        Assert.Equal(note.Tags, found.Document.Tags);
        Assert.Equal(note.Days, found.Document.Days);
    }

    [Fact]
    public async Task Version_WhenADocumentChanges_StartsAtOneAndGrowsByOne()
    {
        await PutAsync(new Note(1, "a"));
        Assert.Equal(1, await VersionAsync(1));
        await PutAsync(new Note(1, "b"));
        Assert.Equal(2, await VersionAsync(1));
        await Store.CommitAsync(new Batch().Put(Catalogue.Notes, new Note(1, "c"), expectedVersion: 2), None);
        Assert.Equal(3, await VersionAsync(1));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Range_WhenLimited_ReturnsTheFirstOfItsDirection(bool descending)
    {
        await PutAsync([.. Enumerable.Range(-50, 100).Select(i => new Note(i, "n" + i))]);

        var found = await Store.RangeAsync(Catalogue.Notes, new KeyRange(-10, 20), 5, descending, None);

        Assert.Equal(descending ? [20, 19, 18, 17, 16] : [-10, -9, -8, -7, -6], found.Select(n => n.Document.Id));
    }

    [Fact]
    public async Task Range_OverAllNumbers_ReturnsNegativeKeysFirst()
    {
        await PutAsync(new Note(5, "five"), new Note(long.MinValue, "lowest"), new Note(-5, "minus five"), new Note(long.MaxValue, "highest"));

        var found = await Store.RangeAsync(Catalogue.Notes, KeyRange.AllNumbers, 10, descending: false, None);

        Assert.Equal(["lowest", "minus five", "five", "highest"], found.Select(n => n.Document.Title));
    }

    [Fact]
    public async Task Range_WhenToLiesBelowFrom_IsEmpty()
    {
        await PutAsync(new Note(1, "one"), new Note(2, "two"));

        Assert.Empty(await Store.RangeAsync(Catalogue.Notes, new KeyRange(2, 1), 10, descending: false, None));
        Assert.Empty(await Store.ByIndexAsync(Catalogue.ByRank, new KeyRange(1, 0), 10, descending: false, None));
    }

    [Fact]
    public async Task Keys_ThatDifferInCaseOnly_AreTwoDocuments()
    {
        await Store.CommitAsync(new Batch().InsertIfAbsent(Catalogue.Accounts, new Account("29:1AbC", "Anna")), None);
        await Store.CommitAsync(new Batch().InsertIfAbsent(Catalogue.Accounts, new Account("29:1aBc", "Bert")), None);

        Assert.Equal("Anna", Assert.Single(await Store.GetAsync(Catalogue.Accounts, ["29:1AbC"], None)).Document.Name);
        Assert.Equal("Bert", Assert.Single(await Store.GetAsync(Catalogue.Accounts, ["29:1aBc"], None)).Document.Name);
        Assert.Empty(await Store.GetAsync(Catalogue.Accounts, ["29:1ABC"], None));
    }

    [Fact]
    public async Task TextKeys_WhateverTheyHold_ComeInOrdinalOrder()
    {
        string[] keys = ["a", "a\u0000", "a\u0001", "a\u0000b", "A", "á", "z", "\uFFFE", "😀", "\uE000", "line\nbreak", "\t", "b'--", "\u001F"];
        await PutAsync([.. keys.Select((key, i) => new Note(i, key) { Author = key })]);
        await Store.CommitAsync(keys.Aggregate(new Batch(), (batch, key) => batch.Put(Catalogue.Accounts, new Account(key, key))), None);
        var ordinal = keys.Order(StringComparer.Ordinal).ToArray();

        var byKey = await Store.RangeAsync(Catalogue.Accounts, new KeyRange("\u0000", "\uFFFF"), 100, descending: false, None);
        var byIndex = await Store.ByIndexAsync(Catalogue.ByAuthor, new KeyRange("\u0000", "\uFFFF"), 100, descending: false, None);
        var backwards = await Store.ByIndexAsync(Catalogue.ByAuthor, new KeyRange("\u0000", "\uFFFF"), 100, descending: true, None);

        Assert.Equal(ordinal, byKey.Select(a => a.Document.Name));
        Assert.Equal(ordinal, byIndex.Select(n => n.Document.Title));
        Assert.Equal(ordinal.Reverse(), backwards.Select(n => n.Document.Title));
        foreach (var key in keys)
        {
            Assert.Equal(key, Assert.Single(await Store.GetAsync(Catalogue.Accounts, [key], None)).Document.Name);
            Assert.Equal(key, Assert.Single(await Store.ByIndexAsync(Catalogue.ByAuthor, KeyRange.Only(key), 9, descending: false, None)).Document.Title);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ByIndex_WhenLimited_ReturnsTheFirstOfItsDirection(bool descending)
    {
        await PutAsync([.. Enumerable.Range(0, 200).Select(i => new Note(i, "n", Rank: 1000 - i))]);

        var found = await Store.ByIndexAsync(Catalogue.ByRank, new KeyRange(850, 900), 3, descending, None);

        Assert.Equal(descending ? [900, 899, 898] : [850, 851, 852], found.Select(n => n.Document.Rank));
    }

    [Fact]
    public async Task ByIndex_WhenADocumentHasSeveralKeysInTheRange_ReturnsItOnce()
    {
        await PutAsync(
            new Note(1, "many") { Tags = ["blue", "green", "red"] },
            new Note(2, "none"),
            new Note(3, "one") { Tags = ["green"] });

        var ascending = await Store.ByIndexAsync(Catalogue.ByTag, KeyRange.AllTexts, 10, descending: false, None);
        var descending = await Store.ByIndexAsync(Catalogue.ByTag, KeyRange.AllTexts, 10, descending: true, None);
        var green = await Store.ByIndexAsync(Catalogue.ByTag, KeyRange.Only("green"), 10, descending: false, None);

        Assert.Equal([1L, 3], ascending.Select(n => n.Document.Id));
        Assert.Equal([1L, 3], descending.Select(n => n.Document.Id));
        Assert.Equal([1L, 3], green.Select(n => n.Document.Id));
    }

    [Fact]
    public async Task ByIndex_WhenKeysAreEqual_KeepsOneOrderInBothDirections()
    {
        await PutAsync([.. Enumerable.Range(0, 50).Select(i => new Note((i * 7) % 50, "n", Rank: 1))]);

        var ascending = await Store.ByIndexAsync(Catalogue.ByRank, KeyRange.Only(1), 20, descending: false, None);
        await PutAsync(new Note(1000, "later", Rank: 1));
        var again = await Store.ByIndexAsync(Catalogue.ByRank, KeyRange.Only(1), 20, descending: false, None);
        var all = await Store.ByIndexAsync(Catalogue.ByRank, KeyRange.Only(1), 100, descending: false, None);
        var descending = await Store.ByIndexAsync(Catalogue.ByRank, KeyRange.Only(1), 100, descending: true, None);

        Assert.Equal(ascending.Select(n => n.Document.Id), again.Select(n => n.Document.Id));
        Assert.Equal(all.Select(n => n.Document.Id).Reverse(), descending.Select(n => n.Document.Id));
    }

    [Fact]
    public async Task ByIndex_WhenADocumentLosesAKey_NoLongerFindsItThere()
    {
        await PutAsync(new Note(1, "n", Rank: 5) { Tags = ["old", "kept"] });
        await PutAsync(new Note(1, "n", Rank: 6) { Tags = ["kept", "new"] });

        Assert.Empty(await Store.ByIndexAsync(Catalogue.ByTag, KeyRange.Only("old"), 10, descending: false, None));
        Assert.Single(await Store.ByIndexAsync(Catalogue.ByTag, KeyRange.Only("kept"), 10, descending: false, None));
        Assert.Single(await Store.ByIndexAsync(Catalogue.ByTag, KeyRange.Only("new"), 10, descending: false, None));
        await Store.CommitAsync(new Batch().Delete(Catalogue.Notes, 1), None);
        Assert.Empty(await Store.ByIndexAsync(Catalogue.ByTag, KeyRange.AllTexts, 10, descending: false, None));
    }

    [Fact]
    public async Task ByIndex_OverAPrefix_FindsEveryTextThatStartsSo()
    {
        await PutAsync(
            new Note(1, "n") { Author = "ann" }, new Note(2, "n") { Author = "anna" }, new Note(3, "n") { Author = "ann😀" }, new Note(4, "n") { Author = "ano" });

        var found = await Store.ByIndexAsync(Catalogue.ByAuthor, KeyRange.StartingWith("ann"), 10, descending: false, None);

        Assert.Equal([1L, 2, 3], found.Select(n => n.Document.Id));
    }

    [Fact]
    public async Task Count_WhenThereAreMore_StopsAtTheCap()
    {
        await PutAsync([.. Enumerable.Range(0, 30).Select(i => new Note(i, "n", Rank: i) { Days = [i, i + 1] })]);

        Assert.Equal(30, await Store.CountAsync(Catalogue.ByRank, KeyRange.AllNumbers, 1000, None));
        Assert.Equal(60, await Store.CountAsync(Catalogue.ByDay, KeyRange.AllNumbers, 1000, None));
        Assert.Equal(2, await Store.CountAsync(Catalogue.ByDay, KeyRange.Only(3), 1000, None));
        Assert.Equal(7, await Store.CountAsync(Catalogue.ByRank, KeyRange.AllNumbers, 7, None));
        Assert.Equal(0, await Store.CountAsync(Catalogue.ByTag, KeyRange.AllTexts, 7, None));
    }

    [Fact]
    public async Task Ranges_OfTheOtherKindOfKey_AreRefused()
    {
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.RangeAsync(Catalogue.Notes, KeyRange.AllTexts, 1, descending: false, None));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.ByIndexAsync(Catalogue.ByTag, KeyRange.AllNumbers, 1, descending: false, None));
    }

    [Fact]
    public async Task Commit_WhenOneDocumentConflicts_WritesNothingOfTheBatch()
    {
        await PutAsync(new Note(1, "before"));
        var batch = new Batch()
            .Put(Catalogue.Notes, new Note(2, "new"))
            .Put(Catalogue.Notes, new Note(1, "after"), expectedVersion: 7)
            .Put(Catalogue.Accounts, new Account("a", "a"));

        var conflict = await Assert.ThrowsAsync<StoreConflictException>(async () => await Store.CommitAsync(batch, None));

        Assert.Equal(("notes", (Key)1, 1L), (conflict.Collection, conflict.Key, conflict.ActualVersion));
        Assert.Equal(["before"], (await Store.GetAsync(Catalogue.Notes, [1, 2], None)).Select(n => n.Document.Title));
        Assert.Empty(await Store.GetAsync(Catalogue.Accounts, ["a"], None));
        Assert.Single((await Store.ChangesAsync(0, 100, None)).Items);
    }

    [Fact]
    public async Task InsertIfAbsent_WhenThere_Conflicts()
    {
        await Store.CommitAsync(new Batch().InsertIfAbsent(Catalogue.Notes, new Note(1, "first")), None);

        await Assert.ThrowsAsync<StoreConflictException>(
            async () => await Store.CommitAsync(new Batch().InsertIfAbsent(Catalogue.Notes, new Note(1, "second")), None));
        Assert.Equal("first", (await Store.GetAsync(Catalogue.Notes, [1], None))[0].Document.Title);
    }

    [Fact]
    public async Task Put_ExpectingAbsence_ConflictsOnceItIsThere()
    {
        await Store.CommitAsync(new Batch().Put(Catalogue.Notes, new Note(1, "first"), expectedVersion: 0), None);

        await Assert.ThrowsAsync<StoreConflictException>(
            async () => await Store.CommitAsync(new Batch().Put(Catalogue.Notes, new Note(1, "second"), expectedVersion: 0), None));
    }

    [Fact]
    public async Task Delete_WhenExpectedVersionIsRight_RemovesIt()
    {
        await PutAsync(new Note(1, "a"));

        await Assert.ThrowsAsync<StoreConflictException>(async () => await Store.CommitAsync(new Batch().Delete(Catalogue.Notes, 1, 2), None));
        await Store.CommitAsync(new Batch().Delete(Catalogue.Notes, 1, 1), None);
        await Store.CommitAsync(new Batch().Delete(Catalogue.Notes, 1), None);

        Assert.Empty(await Store.GetAsync(Catalogue.Notes, [1], None));
    }

    [Fact]
    public async Task AssertVersion_WhenTheDocumentChanged_ConflictsAndWritesNothing()
    {
        await PutAsync(new Note(1, "read"));
        var decided = new Batch().AssertVersion(Catalogue.Notes, 1, 1).AssertVersion(Catalogue.Notes, 99, 0).Put(Catalogue.Notes, new Note(2, "result"));
        await Store.CommitAsync(decided, None);
        await PutAsync(new Note(1, "changed"));

        var late = new Batch().AssertVersion(Catalogue.Notes, 1, 1).Put(Catalogue.Notes, new Note(3, "result"));
        await Assert.ThrowsAsync<StoreConflictException>(async () => await Store.CommitAsync(late, None));
        Assert.Equal([1L, 2], (await Store.GetAsync(Catalogue.Notes, [1, 2, 3], None)).Select(n => n.Document.Id));
    }

    [Fact]
    public async Task Commit_WhenEmpty_DoesNothing()
    {
        await Store.CommitAsync(new Batch(), None);
        await Store.CommitAsync(new Batch().AssertVersion(Catalogue.Notes, 1, 0), None);

        Assert.Equal(0, (await Store.ChangesAsync(0, 10, None)).Position);
    }

    [Fact]
    public async Task Commit_WhenManyWaitTogether_ConflictsFailAlone()
    {
        var inserts = Enumerable.Range(0, 200)
            .Select(i => Store.CommitAsync(new Batch().InsertIfAbsent(Catalogue.Notes, new Note(i % 100, "by " + i)), None).AsTask())
            .ToList();
        var conflicts = 0;
        foreach (var insert in inserts)
        {
            try
            {
                await insert;
            }
            catch (StoreConflictException)
            {
                conflicts++;
            }
        }

        Assert.Equal(100, conflicts);
        Assert.Equal(100, (await Store.RangeAsync(Catalogue.Notes, KeyRange.AllNumbers, 1000, descending: false, None)).Count);
        Assert.Equal(100, (await Store.ChangesAsync(0, 1000, None)).Items.Count);
    }

    [Fact]
    public async Task Commit_WhenManyChangeOneDocument_LosesNoUpdate()
    {
        await PutAsync(new Note(1, "counter"));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var done = 0; done < 25;)
            {
                var counter = (await Store.GetAsync(Catalogue.Notes, [1], None))[0];
                try
                {
                    var next = counter.Document with { Rank = counter.Document.Rank + 1 };
                    await Store.CommitAsync(new Batch().Put(Catalogue.Notes, next, counter.Version), None);
                    done++;
                }
                catch (StoreConflictException)
                {
                    // Somebody else counted; read again.
                }
            }
        })));

        Assert.Equal(200, (await Store.GetAsync(Catalogue.Notes, [1], None))[0].Document.Rank);
    }

    [Fact]
    public async Task Commit_WhenCancelledBeforeItIsServed_WritesNothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Store.CommitAsync(new Batch().Put(Catalogue.Notes, new Note(1, "n")), cancelled.Token));
        Assert.Empty(await Store.GetAsync(Catalogue.Notes, [1], None));
    }

    [Fact]
    public async Task Changes_WhenReadOn_ComeOnceInOrderOfCommit()
    {
        await PutAsync(new Note(1, "a"), new Note(2, "b"));
        await Store.CommitAsync(new Batch().Delete(Catalogue.Notes, 1).Put(Catalogue.Accounts, new Account("29:x", "x")), None);
        await PutAsync(new Note(3, "c"));

        var first = await Store.ChangesAsync(0, 1, None);
        var rest = await Store.ChangesAsync(first.Position, 100, None);
        var nothing = await Store.ChangesAsync(rest.Position, 100, None);

        Assert.True(first.HasMore);
        Assert.Equal([(Key)1, 2], first.Items.Select(c => c.Key));
        Assert.Equal([("notes", (Key)1, true), ("accounts", "29:x", false), ("notes", 3, false)], rest.Items.Select(c => (c.Collection, c.Key, c.Deleted)));
        Assert.False(rest.HasMore);
        Assert.Equal(rest.Position, nothing.Position);
        Assert.Empty(nothing.Items);
    }

    [Fact]
    public async Task Changes_AfterAPositionThatNeverWas_AskForAReload()
    {
        await PutAsync(new Note(1, "a"));

        var trimmed = await Assert.ThrowsAsync<ChangesTrimmedException>(async () => await Store.ChangesAsync(12345, 10, None));

        Assert.Equal(1, trimmed.CurrentPosition);
    }

    [Fact]
    public async Task Claim_WhenDue_LeasesOldestFirstAndOnlyOnce()
    {
        var now = Time.GetUtcNow();
        await QueueAsync("outbox", ("late", now.AddMinutes(-1)), ("later", now.AddMinutes(1)), ("latest", now.AddMinutes(-5)));
        await QueueAsync("inbox", ("other", now.AddMinutes(-9)));

        var claims = await Store.ClaimAsync("outbox", now, 10, "me", TimeSpan.FromMinutes(1), None);
        var again = await Store.ClaimAsync("outbox", now, 10, "you", TimeSpan.FromMinutes(1), None);

        Assert.Equal(["latest", "late"], claims.Select(c => c.Item.Name));
        Assert.All(claims, c => Assert.Equal((1, WorkState.Leased, "me"), (c.Item.Attempts, c.Item.State, c.Item.LeasedBy)));
        Assert.Empty(again);
    }

    [Fact]
    public async Task Claim_WhenManyAskAtOnce_GivesEachItemToOne()
    {
        var now = Time.GetUtcNow();
        await QueueAsync("outbox", [.. Enumerable.Range(0, 40).Select(i => ("item" + i, now))]);

        var claims = await Task.WhenAll(Enumerable.Range(0, 10)
            .Select(i => Store.ClaimAsync("outbox", now, 7, "owner" + i, TimeSpan.FromMinutes(1), None).AsTask()));

        Assert.Equal(40, claims.SelectMany(c => c).Select(c => c.Item.Name).Distinct().Count());
        Assert.Equal(40, claims.Sum(c => c.Count));
    }

    [Fact]
    public async Task Complete_AfterALeaseWasTakenOver_IsRefusedAndWritesNothing()
    {
        var now = Time.GetUtcNow();
        await QueueAsync("outbox", ("item", now));
        var slow = (await Store.ClaimAsync("outbox", now, 1, "slow", TimeSpan.FromSeconds(30), None))[0];
        Assert.Empty(await Store.ClaimAsync("outbox", now.AddSeconds(29), 1, "quick", TimeSpan.FromSeconds(30), None));
        var quick = (await Store.ClaimAsync("outbox", now.AddSeconds(31), 1, "quick", TimeSpan.FromSeconds(30), None))[0];

        var batch = new Batch().Put(Catalogue.Notes, new Note(1, "by slow"));
        await Assert.ThrowsAsync<ClaimLostException>(async () => await Store.CompleteAsync(slow, ClaimOutcome.Done, batch, None));
        await Assert.ThrowsAsync<ClaimLostException>(async () => await Store.RenewAsync(slow, now.AddSeconds(32), TimeSpan.FromMinutes(1), None));
        Assert.Empty(await Store.GetAsync(Catalogue.Notes, [1], None));

        await Store.CompleteAsync(quick, ClaimOutcome.Done, new Batch().Put(Catalogue.Notes, new Note(1, "by quick")), None);
        Assert.Equal("by quick", (await Store.GetAsync(Catalogue.Notes, [1], None))[0].Document.Title);
        Assert.Equal(2, quick.Item.Attempts);
        await Assert.ThrowsAsync<ClaimLostException>(async () => await Store.CompleteAsync(quick, ClaimOutcome.Done, new Batch(), None));
    }

    [Fact]
    public async Task Complete_OfAnItemThatWasDoneAndQueuedAnew_IsRefused()
    {
        var now = Time.GetUtcNow();
        var lease = TimeSpan.FromSeconds(30);
        await QueueAsync("outbox", ("item", now));
        var slow = (await Store.ClaimAsync("outbox", now, 1, "slow", lease, None))[0];
        var quick = (await Store.ClaimAsync("outbox", now.AddMinutes(1), 1, "quick", lease, None))[0];
        await Store.CompleteAsync(quick, ClaimOutcome.Done, new Batch(), None);
        await QueueAsync("outbox", ("item", now));
        await Store.ClaimAsync("outbox", now.AddMinutes(2), 1, "third", lease, None);

        await Assert.ThrowsAsync<ClaimLostException>(async () => await Store.CompleteAsync(slow, ClaimOutcome.Done, new Batch(), None));
    }

    [Fact]
    public async Task Complete_WhenItsBatchConflicts_KeepsTheClaim()
    {
        var now = Time.GetUtcNow();
        await QueueAsync("outbox", ("item", now));
        var claim = (await Store.ClaimAsync("outbox", now, 1, "me", TimeSpan.FromMinutes(1), None))[0];
        await PutAsync(new Note(1, "there"));

        await Assert.ThrowsAsync<StoreConflictException>(async () => await Store.CompleteAsync(
            claim, ClaimOutcome.Done, new Batch().InsertIfAbsent(Catalogue.Notes, new Note(1, "again")), None));
        await Store.CompleteAsync(claim, ClaimOutcome.Done, new Batch(), None);
    }

    [Fact]
    public async Task Complete_WithRetryOrPark_KeepsTheItem()
    {
        var now = Time.GetUtcNow();
        await QueueAsync("outbox", ("retried", now), ("parked", now.AddMilliseconds(1)));
        var claims = await Store.ClaimAsync("outbox", now.AddSeconds(1), 2, "me", TimeSpan.FromMinutes(1), None);
        await Store.CompleteAsync(claims[0], ClaimOutcome.RetryAt(now.AddMinutes(5), "busy"), new Batch(), None);
        await Store.CompleteAsync(claims[1], ClaimOutcome.Park(now.AddSeconds(2), "gone"), new Batch(), None);

        Assert.Empty(await Store.ClaimAsync("outbox", now.AddMinutes(4), 9, "me", TimeSpan.FromMinutes(1), None));
        var retried = Assert.Single(await Store.ClaimAsync("outbox", now.AddMinutes(5), 9, "me", TimeSpan.FromMinutes(1), None));
        var parked = Assert.Single(await Store.ByIndexAsync(
            WorkItem.ByState, KeyRange.Only(WorkItem.StateKey("outbox", WorkState.Parked)), 9, descending: false, None));

        Assert.Equal((2, "busy"), (retried.Item.Attempts, retried.Item.LastError));
        Assert.Equal(("parked", "gone"), (parked.Document.Name, parked.Document.LastError));
    }

    [Theory]
    [InlineData(WorkState.Done)]
    [InlineData(WorkState.Lapsed)]
    [InlineData(WorkState.Unknown)]
    [InlineData(WorkState.Parked)]
    public async Task Complete_WhenTheItemIsKept_ItsNameStaysTakenAndNobodyClaimsIt(WorkState state)
    {
        var now = Time.GetUtcNow();
        await QueueAsync("outbox", ("item", now));
        var claim = (await Store.ClaimAsync("outbox", now, 1, "me", TimeSpan.FromMinutes(1), None))[0];
        await Store.CompleteAsync(claim, EndedIn(state, now.AddSeconds(3)), new Batch(), None);

        await Assert.ThrowsAsync<StoreConflictException>(() => QueueAsync("outbox", ("item", now)));
        Assert.Empty(await Store.ClaimAsync("outbox", now.AddYears(1), 9, "me", TimeSpan.FromMinutes(1), None));
        await Assert.ThrowsAsync<ClaimLostException>(async () => await Store.CompleteAsync(claim, ClaimOutcome.Done, new Batch(), None));
        var kept = Assert.Single(await Store.ByIndexAsync(WorkItem.ByState, KeyRange.Only(WorkItem.StateKey("outbox", state)), 9, descending: false, None)).Document;
        Assert.Equal((now.AddSeconds(3), 1, null, null), (kept.EndedAt, kept.Attempts, kept.LeasedBy, kept.LeasedUntil));
        Assert.Equal(state is WorkState.Done or WorkState.Lapsed ? "" : "{}", kept.Payload);
    }

    [Fact]
    public async Task Complete_WhenTheItemIsKeptForAWhile_ItIsFoundByItsEnd()
    {
        var now = Time.GetUtcNow();
        await QueueAsync("outbox", ("sent", now), ("lapsed", now), ("unknown", now), ("later", now));
        await QueueAsync("inbox", ("other", now));
        foreach (var claim in await Store.ClaimAsync("outbox", now, 9, "me", TimeSpan.FromMinutes(1), None))
        {
            var outcome = claim.Item.Name switch
            {
                "sent" => ClaimOutcome.DoneAndKept(now.AddSeconds(5)),
                "lapsed" => ClaimOutcome.Lapse(now.AddSeconds(4), "too late"),
                "unknown" => ClaimOutcome.LeaveUnknown(now.AddSeconds(4), "who knows"),
                _ => ClaimOutcome.DoneAndKept(now.AddSeconds(6)),
            };
            await Store.CompleteAsync(claim, outcome, new Batch(), None);
        }

        await Store.CompleteAsync((await Store.ClaimAsync("inbox", now, 1, "me", TimeSpan.FromMinutes(1), None))[0], ClaimOutcome.DoneAndKept(now.AddSeconds(4)), new Batch(), None);

        var range = new KeyRange(WorkItem.InstantKey("outbox", DateTimeOffset.UnixEpoch), WorkItem.InstantKey("outbox", now.AddSeconds(5)));
        var ended = await Store.ByIndexAsync(WorkItem.ByEnd, range, 9, descending: false, None);
        Assert.Equal([("lapsed", "too late"), ("sent", null)], ended.Select(item => (item.Document.Name, item.Document.LastError)));
    }

    [Fact]
    public async Task Complete_WhenPostponed_GivesTheAttemptBackAndSaysSinceWhen()
    {
        var now = Time.GetUtcNow();
        await QueueAsync("outbox", ("item", now));
        for (var minutes = 0; minutes < 3; minutes++)
        {
            var claim = Assert.Single(await Store.ClaimAsync("outbox", now.AddMinutes(minutes), 9, "me", TimeSpan.FromMinutes(1), None));
            await Store.CompleteAsync(claim, ClaimOutcome.PostponeTo(now.AddMinutes(minutes + 1), "held"), new Batch(), None);
            Assert.Empty(await Store.ClaimAsync("outbox", now.AddMinutes(minutes + 1).AddMilliseconds(-1), 9, "me", TimeSpan.FromMinutes(1), None));
        }

        var last = Assert.Single(await Store.ClaimAsync("outbox", now.AddMinutes(3), 9, "me", TimeSpan.FromMinutes(1), None));
        Assert.Equal((1, now, "held", 0), (last.Item.Attempts, last.Item.PostponedSince, last.Item.LastError, last.Item.Interruptions));

        await Store.CompleteAsync(last, ClaimOutcome.RetryAt(now.AddMinutes(4), "busy"), new Batch(), None);
        var tried = Assert.Single(await Store.ClaimAsync("outbox", now.AddMinutes(4), 9, "me", TimeSpan.FromMinutes(1), None));
        Assert.Equal((2, null), (tried.Item.Attempts, tried.Item.PostponedSince));
    }

    [Fact]
    public async Task Claim_WhenALeaseEndedWithoutAnOutcome_CountsItAsAnInterruption()
    {
        var now = Time.GetUtcNow();
        await QueueAsync("outbox", ("item", now));
        var (first, lease) = ((await Store.ClaimAsync("outbox", now, 1, "me", TimeSpan.FromSeconds(30), None))[0], TimeSpan.FromSeconds(30));
        await Store.CompleteAsync(first, ClaimOutcome.RetryAt(now, "busy"), new Batch(), None);
        Assert.Equal((2, 0), AttemptsOf(await Store.ClaimAsync("outbox", now, 1, "me", lease, None)));

        Assert.Equal((3, 1), AttemptsOf(await Store.ClaimAsync("outbox", now.AddSeconds(31), 1, "me", lease, None)));
        Assert.Equal((4, 2), AttemptsOf(await Store.ClaimAsync("outbox", now.AddSeconds(62), 1, "me", lease, None)));

        static (int Attempts, int Interruptions) AttemptsOf(IReadOnlyList<Claim> claims) => (claims[0].Item.Attempts, claims[0].Item.Interruptions);
    }

    [Fact]
    public async Task Renew_WhenHeld_KeepsOthersOut()
    {
        var now = Time.GetUtcNow();
        await QueueAsync("outbox", ("item", now));
        var claim = (await Store.ClaimAsync("outbox", now, 1, "me", TimeSpan.FromSeconds(30), None))[0];

        var renewed = await Store.RenewAsync(claim, now.AddSeconds(20), TimeSpan.FromSeconds(30), None);

        Assert.Equal(now.AddSeconds(50), renewed.LeasedUntil);
        Assert.Empty(await Store.ClaimAsync("outbox", now.AddSeconds(40), 1, "you", TimeSpan.FromSeconds(30), None));
        await Store.CompleteAsync(renewed, ClaimOutcome.Done, new Batch(), None);
    }

    /// <summary>A fresh, empty store over <see cref="Catalogue"/> and <see cref="Time"/>.</summary>
    protected abstract Task<IStore> OpenAsync();

    protected abstract Task CleanUpAsync();

    private static ClaimOutcome EndedIn(WorkState state, DateTimeOffset at) => state switch
    {
        WorkState.Done => ClaimOutcome.DoneAndKept(at),
        WorkState.Lapsed => ClaimOutcome.Lapse(at, "why"),
        WorkState.Unknown => ClaimOutcome.LeaveUnknown(at, "why"),
        _ => ClaimOutcome.Park(at, "why"),
    };

    private async Task PutAsync(params Note[] notes) =>
        await Store.CommitAsync(notes.Aggregate(new Batch(), (batch, note) => batch.Put(Catalogue.Notes, note)), None);

    private async Task<long> VersionAsync(long id) => (await Store.GetAsync(Catalogue.Notes, [id], None))[0].Version;

    private async Task QueueAsync(string kind, params (string Name, DateTimeOffset Due)[] items) =>
        await Store.CommitAsync(items.Aggregate(new Batch(), (b, i) => b.InsertIfAbsent(WorkItem.Collection, new WorkItem(kind, i.Name, i.Due, "{}"))), None);
}
