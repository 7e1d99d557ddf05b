using FsCheck;
using RetentionBot.Bot.Tests.Host.Outbox;
using RetentionBot.Host.Reminders;
using RetentionBot.Testing;

namespace RetentionBot.Bot.Tests.Host.Reminders;

/// <summary>The process ends before and after each step of reminding: composing, claiming, the channel's taking it, the note of that. No digest is missing, none comes twice but in the one window, which is counted.</summary>
public sealed class DigestEndTests
{
    [Fact]
    public async Task Wherever_the_process_ends_everybody_has_their_digest_once_and_twice_only_in_the_window()
    {
        var whole = await LiveAsync();
        AssertSaid(whole, "not ended");
        Assert.Equal(0, whole.Resent + whole.Unknown);
        for (var step = 0; step < whole.Steps[0].Count; step++)
        {
            var life = await LiveAsync(step);

            AssertSaid(life, $"ended at step {step}: {whole.Steps[0][step]}");
        }
    }

    [LongProperty(40, 200)]
    public async Task Wherever_several_processes_end_no_digest_is_missing_and_those_said_twice_are_counted(NonNegativeInt[] ends)
    {
        var steps = ends.Take(4).Select(end => end.Get % 30).ToArray();

        AssertSaid(await LiveAsync(steps), $"ended at {string.Join(", ", steps)}");
    }

    private static Task<OutboxHistory> LiveAsync(params int[] ends) =>
        new OutboxLives(host => host.Get<ReminderRound>().RunAsync(default)).LiveAsync(host => RemindedFirm.StoreAsync(host.Store), ends);

    private static void AssertSaid(OutboxHistory life, string where)
    {
        string[] expected = [.. RemindedFirm.FirstNames.Select(name => $"Good morning, {name}"), "Now: Customer 1-1"];
        foreach (var text in expected)
        {
            var times = life.Said.Count(said => said.Contains(text, StringComparison.Ordinal));
            Assert.True(times is 1 or 2 || (times == 0 && life.Unknown > 0), $"{where}: '{text}' was said {times} times");
        }

        var twice = expected.Count(text => life.Said.Count(said => said.Contains(text, StringComparison.Ordinal)) > 1);
        Assert.True(twice <= life.Resent + life.Unknown, $"{where}: {twice} came twice, but {life.Resent} were counted and {life.Unknown} are unknown");
        Assert.Equal(3, life.Rows.Count(row => row.Name.StartsWith("digest/", StringComparison.Ordinal)));
    }
}
