using Microsoft.Extensions.Time.Testing;
using RetentionBot.Conversation;
using RetentionBot.Host.Reminders;
using RetentionBot.Skills;
using RetentionBot.Skills.FollowUps.Digests;
using RetentionBot.Testing;

namespace RetentionBot.Bot.Tests.Host.Reminders;

/// <summary>Walks the clock of the host through the three weeks, a quarter of an hour at a time, and stops at every instant at which somebody does something; keeps what the bot said unasked and what people did.</summary>
internal sealed class ThreeWeeksWalk : IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan Length = TimeSpan.FromDays(20) + TimeSpan.FromHours(20); // before Sydney's fourth Monday

    private readonly FakeTimeProvider _time = new(ThreeWeeksFirm.Start);
    private readonly ThreeWeeksChannel _channel;

    public ThreeWeeksWalk()
    {
        _channel = new ThreeWeeksChannel(_time);
        Host = new TurnHost(new InMemoryStore(), _time, served: _channel);
    }

    public TurnHost Host { get; }

    public IReadOnlyList<ThreeWeeksPerson> People { get; private set; } = [];

    /// <summary>What was said and done, in the order of time.</summary>
    public List<ThreeWeeksEntry> Entries { get; } = [];

    /// <summary>The lines that were dealt with from a digest.</summary>
    public List<ThreeWeeksDealt> Dealt { get; } = [];

    /// <summary>The digest each person has before them, as it looks now.</summary>
    public Dictionary<int, Card> Cards { get; } = [];

    public DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>Walks all of it.</summary>
    public async Task RunAsync()
    {
        People = await ThreeWeeksFirm.StoreAsync(Host.Store, _time);
        var script = ThreeWeeksScript.Of(People).ToLookup(each => each.At);
        var grid = Enumerable.Range(0, (int)(Length / Step) + 1).Select(step => ThreeWeeksFirm.Start + (step * Step));
        foreach (var at in grid.Concat(script.Select(each => each.Key)).Distinct().Order())
        {
            _time.SetUtcNow(at);
            await Host.Get<ReminderRound>().RunAsync(default);
            await Host.WorkAsync();
            foreach (var (to, reply) in _channel.Take().OrderBy(said => said.Conversation, StringComparer.Ordinal).ThenBy(said => Said.In(said.Reply), StringComparer.Ordinal))
            {
                Heard(People.Single(person => person.Conversation.ConversationId == to), reply);
            }

            foreach (var (_, person, act) in script[at])
            {
                await act(new ThreeWeeksHands(person, this));
            }
        }
    }

    /// <summary>The digest of a person and day as it is stored; null when there is none.</summary>
    public async Task<Digest?> DigestAsync(ThreeWeeksPerson person, DateOnly on) =>
        (await Host.Store.GetAsync(Schema.Digests, [Digest.KeyOf(person.Number, on)], default)).SingleOrDefault()?.Document;

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private void Heard(ThreeWeeksPerson person, Reply reply)
    {
        Entries.Add(new ThreeWeeksEntry(Now, person, "", [.. Said.In(reply).Split('\n').Select(line => $"bot< {line}")]) { Reply = reply });
        if (reply.Cards.FirstOrDefault(card => ThreeWeeksHands.DayOf(card) is not null) is { } digest)
        {
            Cards[person.Number] = digest;
        }
    }
}

/// <summary>One thing that was said or done.</summary>
/// <param name="Did">What the person did; empty when the bot spoke unasked.</param>
/// <param name="Lines">What the bot said.</param>
internal sealed record ThreeWeeksEntry(DateTimeOffset At, ThreeWeeksPerson Person, string Did, IReadOnlyList<string> Lines)
{
    /// <summary>What was said unasked; null for an answer.</summary>
    public Reply? Reply { get; init; }
}

/// <summary>A line of a digest that somebody dealt with.</summary>
/// <param name="On">The day it was dealt with.</param>
/// <param name="Until">The first day on which it may be there again; null for never.</param>
internal sealed record ThreeWeeksDealt(ThreeWeeksPerson Person, DigestLine Line, DateOnly On, DateOnly? Until);

/// <summary>A channel that keeps what it was given until somebody looks.</summary>
internal sealed class ThreeWeeksChannel(TimeProvider time) : IChannel
{
    private readonly List<(string Conversation, Reply Reply)> _said = [];

    public bool Serves(string channel) => channel == "msteams";

    public Task<SentMessage> SendAsync(ConversationReference conversation, Reply reply, CancellationToken cancellationToken)
    {
        lock (_said)
        {
            _said.Add((conversation.ConversationId, reply));
        }

        return Task.FromResult(new SentMessage($"sent-{time.GetUtcNow().ToUnixTimeSeconds()}"));
    }

    /// <summary>What was said since the last look.</summary>
    public IReadOnlyList<(string Conversation, Reply Reply)> Take()
    {
        lock (_said)
        {
            (string, Reply)[] taken = [.. _said];
            _said.Clear();
            return taken;
        }
    }

    public Task UpdateAsync(ConversationReference conversation, string messageId, Reply reply, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task TypingAsync(ConversationReference conversation, string? doing, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<ConversationReference> OpenPersonalAsync(ConversationReference known, CancellationToken cancellationToken) => Task.FromResult(known);

    public Task<ChannelProfile?> ProfileAsync(ConversationReference conversation, CancellationToken cancellationToken) => Task.FromResult<ChannelProfile?>(null);
}
