using RetentionBot.Bot.Tests.Teams;
using RetentionBot.Conversation;
using RetentionBot.Host.Outbox;
using RetentionBot.Store;
using RetentionBot.Testing;

namespace RetentionBot.Bot.Tests.Host;

/// <summary>What the background does while the store does not.</summary>
public sealed class WorkLoopTests
{
    [Fact]
    public async Task A_store_that_fails_for_a_while_ends_nothing_and_what_waits_is_said_once_it_is_back()
    {
        var (fate, time) = (new Fate(), new SteppedTime());
        await using var host = new TurnHost(new MortalStore(new InMemoryStore(), fate), time);
        await host.QueueAsync("one", new OutboxMessage(TurnHost.Message("").Conversation) { Reply = Reply.Of("one") });
        // Reading what an earlier process left fails twice, then claiming does.
        Queue<Exception> failures = new([Unavailable(), new InvalidOperationException("Runa Holm"), Unavailable(), new StoreConflictException("work", "one", 1, 2), Unavailable()]);
        fate.Fails = step => step == (failures.Count > 3 ? "a read" : "claim of outbox") && failures.TryDequeue(out var failure) ? failure : null;

        var sender = host.Get<OutboxSender>();
        await sender.StartAsync(default);
        for (var failed = 1; failed <= 5; failed++)
        {
            var wait = await time.NextWaitAsync();
            Assert.Empty(host.Channel.Sent);
            time.Advance(wait);
        }

        await time.NextWaitAsync();
        await sender.StopAsync(default);

        Assert.Equal("one", Assert.Single(host.Channel.Sent).Text);
        Assert.Equal(5, host.Log.Lines.Count(line => line.Contains("The outbox cannot be worked on", StringComparison.Ordinal)));
        Assert.DoesNotContain(host.Log.Lines, line => line.Contains("Runa", StringComparison.Ordinal));
    }

    private static StoreUnavailableException Unavailable() => new("The data file failed.");
}
