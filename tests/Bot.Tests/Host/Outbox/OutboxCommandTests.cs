using RetentionBot.Host.Commands;
using RetentionBot.Host.Outbox;
using RetentionBot.Store;
using RetentionBot.Store.LiteDb;
using RetentionBot.Testing;

namespace RetentionBot.Bot.Tests.Host.Outbox;

public sealed class OutboxCommandTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = TurnHost.Now;

    private readonly InMemoryStore _store = new();

    public async Task InitializeAsync() => await _store.CommitAsync(
        new Batch()
            .Put(WorkItem.Collection, Row("answer/1", WorkState.Waiting))
            .Put(WorkItem.Collection, Row("digest/1/2026-03-02", WorkState.Done))
            .Put(WorkItem.Collection, Row("digest/2/2026-03-02", WorkState.Lapsed) with { LastError = "too late" })
            .Put(WorkItem.Collection, Row("notice/1", WorkState.Parked) with { LastError = "The connector answered 400.", Attempts = 12, Interruptions = 1 })
            .Put(WorkItem.Collection, Row("notice/2", WorkState.Unknown) with { LastError = "Who knows.", Attempts = 1 }), default);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Each_state_is_counted_and_what_was_not_sent_is_listed_with_its_reason_and_never_its_text()
    {
        var (code, text) = await RunAsync("outbox");

        Assert.Equal(0, code);
        Assert.Equal(
            """
            pending        1
            sending        0
            sent           1
            lapsed         1
            parked         1
            unknown        1
            lapsed: digest/2/2026-03-02, 0 attempts, since 2026-03-02 09:00:00Z: too late
            parked: notice/1, 12 attempts, since 2026-03-02 09:00:00Z: The connector answered 400.
            unknown: notice/2, 1 attempt, since 2026-03-02 09:00:00Z: Who knows.

            """, text, ignoreLineEndingDifferences: true);
    }

    [Theory]
    [InlineData("notice/1")]
    [InlineData("notice/2")]
    public async Task A_parked_or_unknown_message_is_put_back_as_if_nothing_had_been_tried(string name)
    {
        Assert.Equal((0, $"'{name}' is sent when the bot serves.{Environment.NewLine}"), await RunAsync("outbox", "--retry", name));

        Assert.Equal(Row(name, WorkState.Waiting) with { EndedAt = null }, await FindAsync(name));
    }

    [Fact]
    public async Task A_message_that_is_dropped_is_gone()
    {
        Assert.Equal(0, (await RunAsync("outbox", "--drop", "notice/1")).Code);

        Assert.Null(await FindAsync("notice/1"));
    }

    [Theory]
    [InlineData("answer/1", "is pending")]
    [InlineData("digest/1/2026-03-02", "is sent")]
    [InlineData("digest/2/2026-03-02", "is lapsed")]
    [InlineData("notice/9", "is not in the outbox")]
    public async Task Nothing_else_is_changed(string name, string why)
    {
        foreach (var option in new[] { "--retry", "--drop" })
        {
            var (code, text) = await RunAsync("outbox", option, name);

            Assert.Equal((1, $"'{name}' {why}; name a parked or unknown message, as outbox lists them.{Environment.NewLine}"), (code, text));
        }

        Assert.Equal(1, _store.Commits);
    }

    [Fact]
    public async Task Both_at_once_are_refused() => Assert.Equal(2, (await RunAsync("outbox", "--retry", "notice/1", "--drop", "notice/1")).Code);

    private static WorkItem Row(string name, WorkState state) =>
        new(OutboxQueue.Kind, name, Now, "{}") { State = state, EndedAt = state == WorkState.Waiting ? null : Now };

    private async Task<WorkItem?> FindAsync(string name) =>
        (await _store.GetAsync(WorkItem.Collection, [WorkItem.KeyOf(OutboxQueue.Kind, name)], default)).Select(row => row.Document).SingleOrDefault();

    private async Task<(int Code, string Text)> RunAsync(params string[] arguments)
    {
        var output = new StringWriter();
        var code = await new CommandLine(new OpenAccess(_store), ".", new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Now)).RunAsync(arguments, output, default);
        return (code, output.ToString());
    }

    private sealed class OpenAccess(IStore store) : IStoreAccess
    {
        public LiteDbStoreOptions? Offline => null;

        public Task<int> WithStoreAsync(Func<IStore, CancellationToken, Task<int>> work, CancellationToken cancellationToken) => work(store, cancellationToken);
    }
}
