using System.Diagnostics.Metrics;
using Microsoft.Extensions.Time.Testing;
using RetentionBot.Bot.Tests.Host.Telemetry;
using RetentionBot.Host.Outbox;
using RetentionBot.Store;
using RetentionBot.Testing;

namespace RetentionBot.Bot.Tests.Host.Outbox;

/// <summary>
/// One bot that lives several times: on one store, with one channel and one clock, a process after the other. Each ends at the step the test chose, and the last one does all there is
/// left to do. Between two of them the leases of the first end.
/// </summary>
/// <param name="plan">
/// What each process does before it sends: puts into the outbox what is due, and is run anew after a restart, as what a clock brings about is. A row that is there already is to be no fault of it.
/// </param>
internal sealed class OutboxLives(Func<TurnHost, Task> plan)
{
    private readonly InMemoryStore _store = new();
    private readonly FakeTimeProvider _time = new(TurnHost.Now);
    private readonly FakeChannel _channel = new();
    private readonly List<IReadOnlyList<string>> _steps = [];
    private long _resent;
    private long _unknown;

    /// <param name="prepare">What is there before the first process; null for nothing.</param>
    /// <param name="ends">The step at which each process ends but the last, counted from 0; a process with fewer steps does all it has to.</param>
    public async Task<OutboxHistory> LiveAsync(Func<TurnHost, Task>? prepare, params IEnumerable<int> ends)
    {
        if (prepare is not null)
        {
            await using var host = new TurnHost(_store, _time, _channel);
            await prepare(host);
        }

        foreach (var end in ends)
        {
            await LiveOnceAsync(new Fate { EndsAt = end });
        }

        await LiveOnceAsync(new Fate());
        var rows = await _store.RangeAsync(WorkItem.Collection, KeyRange.StartingWith(OutboxQueue.Kind + "/"), 1_000, descending: false, default);
        return new OutboxHistory(_steps, [.. _channel.Sent.Select(sent => sent.Text)], [.. rows.Select(row => row.Document)], _resent, _unknown);
    }

    private async Task LiveOnceAsync(Fate fate)
    {
        _channel.Fate = fate;
        await using var host = new TurnHost(new MortalStore(_store, fate), _time, _channel);
        using var listening = new Listening(host.Get<IMeterFactory>());
        try
        {
            await plan(host);
            await host.WorkAsync();
        }
        catch (ProcessEndedException)
        {
        }

        _steps.Add(fate.Steps);
        _resent += listening.Counts.GetValueOrDefault("retentionbot.outbox.resent");
        _unknown += listening.Counts.GetValueOrDefault("retentionbot.outbox.unknown");
        _time.Advance(TimeSpan.FromMinutes(10));
    }
}

/// <summary>What came of it.</summary>
/// <param name="Steps">The steps of each process, in order.</param>
/// <param name="Said">Every text the channel took, in order.</param>
/// <param name="Rows">The rows that are there at the end.</param>
/// <param name="Resent">How many the bot itself says were perhaps said twice.</param>
/// <param name="Unknown">How many the bot itself says it does not know of.</param>
internal sealed record OutboxHistory(IReadOnlyList<IReadOnlyList<string>> Steps, IReadOnlyList<string> Said, IReadOnlyList<WorkItem> Rows, long Resent, long Unknown)
{
    /// <summary>How often that was said.</summary>
    public int TimesSaid(string text) => Said.Count(said => said == text);

    /// <summary>
    /// That each of the texts, which are also the names of their kept rows, was said: once, or twice and counted; and never only if the bot says that it does not know.
    /// </summary>
    public void AssertSaid(IEnumerable<string> texts, string where)
    {
        var all = texts.ToList();
        var states = Rows.ToDictionary(row => row.Name, row => row.State);
        foreach (var text in all)
        {
            var isUnknown = states.GetValueOrDefault(text) == WorkState.Unknown;
            Assert.True(states.ContainsKey(text), $"{where}: '{text}' was lost");
            Assert.True(isUnknown || states[text] == WorkState.Done, $"{where}: '{text}' is {states[text]}");
            Assert.True(TimesSaid(text) is 1 or 2 || (isUnknown && TimesSaid(text) == 0), $"{where}: '{text}' was said {TimesSaid(text)} times");
        }

        var twice = all.Count(text => TimesSaid(text) > 1);
        Assert.True(twice <= Resent + Unknown, $"{where}: {twice} were said twice, but {Resent} were counted and {Unknown} are unknown");
        Assert.True(states.Values.Count(state => state == WorkState.Unknown) <= Unknown, $"{where}: {Unknown} unknown were counted");
        Assert.Empty(Said.Except(all));
    }
}
