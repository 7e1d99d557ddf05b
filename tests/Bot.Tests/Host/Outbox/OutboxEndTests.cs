using FsCheck;
using RetentionBot.Conversation;
using RetentionBot.Host.Outbox;
using RetentionBot.Store;
using RetentionBot.Testing;

namespace RetentionBot.Bot.Tests.Host.Outbox;

/// <summary>
/// The process ends before and after every write, claim and call of what is said unasked: nothing is lost, and nothing is said twice but for one window, between the channel's
/// taking a message and the note of that, which is counted.
/// </summary>
public sealed class OutboxEndTests
{
    private static readonly string[] Three = ["digest/1", "digest/2", "nudge/3"];

    [Fact]
    public async Task Wherever_the_process_ends_once_each_message_is_said_and_twice_only_in_the_window()
    {
        var whole = await LiveAsync(Three);
        whole.AssertSaid(Three, "not ended");
        Assert.Equal((3, 0L), (whole.Said.Count, whole.Resent + whole.Unknown));
        Assert.True(whole.Steps[0].Count >= 2 + (3 * 4), string.Join(", ", whole.Steps[0]));
        for (var step = 0; step < whole.Steps[0].Count; step++)
        {
            var (life, at) = (await LiveAsync(Three, step), whole.Steps[0][step]);

            life.AssertSaid(Three, $"ended at step {step}: {at}");
            Assert.True(life.Unknown == 0, $"ended once, at {at}, and {life.Unknown} are unknown");
            var isInWindow = at is "after the channel took it" or "before completing outbox";
            Assert.True(Three.Count(text => life.TimesSaid(text) == 2) == (isInWindow ? 1 : 0), $"ended at step {step}, {at}, it was said {string.Join(", ", life.Said)}");
        }
    }

    [Fact]
    public async Task A_message_during_whose_sending_the_process_ends_again_is_not_sent_a_third_time()
    {
        var whole = await LiveAsync(["digest/1"]);
        var taken = whole.Steps[0].ToList().IndexOf("after the channel took it");

        // The second process finds the row there, so its commit does not come to its end.
        var life = await LiveAsync(["digest/1"], taken, taken - 1, 99, 99);

        Assert.Equal("after the channel took it", life.Steps[1][^1]);
        Assert.Equal((2, 1L), (life.Said.Count, life.Unknown));
        Assert.Equal(WorkState.Unknown, Assert.Single(life.Rows).State);
    }

    [LongProperty(60, 3_000)]
    public async Task Wherever_several_processes_end_nothing_is_lost_and_what_was_said_twice_is_counted(PositiveInt count, NonNegativeInt[] ends)
    {
        var texts = Enumerable.Range(1, 1 + (count.Get % 8)).Select(n => $"digest/{n}").ToArray();
        var steps = ends.Take(4).Select(end => end.Get % ((texts.Length * 5) + 3)).ToArray();

        var life = await LiveAsync(texts, steps);

        life.AssertSaid(texts, $"{texts.Length} messages, ended at {string.Join(", ", life.Steps.Select(one => one.Count == 0 ? "nothing" : one[^1]))}");
    }

    private static Task<OutboxHistory> LiveAsync(string[] texts, params int[] ends) => new OutboxLives(host => PlanAsync(host, texts)).LiveAsync(prepare: null, ends);

    private static async Task PlanAsync(TurnHost host, string[] texts)
    {
        foreach (var text in texts)
        {
            try
            {
                await host.QueueAsync(text, new OutboxMessage(TurnHost.Message("").Conversation) { Reply = Reply.Of(text), IsKept = true });
            }
            catch (StoreConflictException)
            {
                // An earlier process put it there.
            }
        }
    }
}
