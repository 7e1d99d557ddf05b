using RetentionBot.Host.Inbox;
using RetentionBot.Store;
using RetentionBot.Testing;
using RetentionBot.Understanding;

namespace RetentionBot.Bot.Tests.Host;

/// <summary>What becomes of messages that were acknowledged and not answered.</summary>
public sealed class InboxWorkerTests : IAsyncLifetime
{
    private readonly Fate _fate = new();
    private readonly TurnHost _host;

    public InboxWorkerTests() => _host = new TurnHost(new MortalStore(new InMemoryStore(), _fate)) { IsAnonymous = true };

    public async Task InitializeAsync()
    {
        await _host.StoreAsync();
        _host.Understanding.Next = new Understood.Call(TurnHost.Question);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task An_answer_that_conflicts_each_time_it_is_committed_is_tried_again_later_and_stops_no_other()
    {
        await AcknowledgeAsync("m1");
        await AcknowledgeAsync("m2");
        // The function is run three times and the apology conflicts too; the row is then left for later, and the next one answered.
        FailAtCompleting(times: 4, new StoreConflictException("notes", "n", 0, 1));
        Assert.Equal(2, await _host.Get<InboxWorker>().WorkDueAsync(default));

        Assert.Equal((WorkState.Waiting, "StoreConflictException", TurnHost.Now.AddSeconds(15)), ((await RowAsync("m1"))?.State, (await RowAsync("m1"))?.LastError, (await RowAsync("m1"))?.DueAt));
        Assert.Null(await RowAsync("m2"));
        Assert.Contains(_host.Log.Lines, line => line.Contains("RetentionBot.Store.StoreConflictException\n", StringComparison.Ordinal));

        _host.Time.Advance(TimeSpan.FromSeconds(15));
        await _host.WorkAsync();
        Assert.Null(await RowAsync("m1"));
        Assert.Equal(2, _host.Channel.Sent.Count(sent => sent.Text.Contains("ines@firm.example", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_row_that_can_neither_be_answered_nor_put_back_comes_back_when_its_lease_ends()
    {
        await AcknowledgeAsync("m1");
        FailAtCompleting(times: 3, new StoreUnavailableException("The data file failed."));
        await _host.Get<InboxWorker>().WorkDueAsync(default);
        Assert.Equal(WorkState.Leased, (await RowAsync("m1"))?.State);

        _host.Time.Advance(TimeSpan.FromMinutes(5));
        await _host.WorkAsync();
        Assert.Contains("ines@firm.example", Assert.Single(_host.Channel.Sent).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_fails_again_and_again_is_put_aside_for_a_person_after_a_day()
    {
        await AcknowledgeAsync("m1");
        // Neither the answer nor the apology can be committed; that it is to come back can.
        var completing = 0;
        _fate.Fails = step => step == "before completing inbox" && ++completing % 3 != 0 ? new StoreUnavailableException("The data file failed.") : null;
        for (var attempt = 1; attempt <= 12; attempt++)
        {
            Assert.Equal(WorkState.Waiting, (await RowAsync("m1"))?.State);
            await _host.Get<InboxWorker>().WorkDueAsync(default);
            _host.Time.Advance(TimeSpan.FromHours(4));
        }

        Assert.Equal((WorkState.Parked, "StoreUnavailableException"), ((await RowAsync("m1"))?.State, (await RowAsync("m1"))?.LastError));
    }

    private async Task AcknowledgeAsync(string id) => await _host.Store.CommitAsync(
        new Batch().InsertIfAbsent(WorkItem.Collection, InboxQueue.Row(new InboxMessage(TurnHost.Message("who looks after Runa", id), IsBody: false), TurnHost.Now)), default);

    private void FailAtCompleting(int times, Exception failure) =>
        _fate.Fails = step => step == "before completing inbox" && times-- > 0 ? failure : null;

    private async Task<WorkItem?> RowAsync(string id) =>
        (await _host.Store.GetAsync(WorkItem.Collection, [InboxQueue.KeyOf(TurnHost.Message("", id))], default)).Select(row => row.Document).SingleOrDefault();
}
