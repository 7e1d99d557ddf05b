using Microsoft.Extensions.Time.Testing;
using RetentionBot.Conversation;
using RetentionBot.Host.Turns;
using RetentionBot.Testing;
using RetentionBot.Understanding;

namespace RetentionBot.Bot.Tests.Host;

/// <summary>
/// The process ends at every step of every kind of turn in turn, and starts again. A message whose acknowledgement never came is delivered again, as channels do. Whatever happened: a
/// change is made exactly once, the answer is given, and given twice only if the process ended between the channel's taking it and the note of that.
/// </summary>
public sealed class ProcessEndTests
{
    public static TheoryData<string> Kinds => [.. Turns.Keys];

    private static Dictionary<string, Kind> Turns { get; } = new()
    {
        ["a question"] = new(TurnHost.Question),
        ["a change"] = new(NoteDown.Call),
        ["a question in a group"] = new(TurnHost.Question) { Scope = ConversationScope.Group },
        ["a change in a group"] = new(NoteDown.Call) { Scope = ConversationScope.Group },
        ["a question that takes long"] = new(TurnHost.Question) { IsSlow = true },
        ["a change that takes long"] = new(NoteDown.Call) { IsSlow = true },
        ["a question whose channel takes long"] = new(TurnHost.Question) { IsChannelSlow = true },
        ["a change whose channel takes long"] = new(NoteDown.Call) { IsChannelSlow = true },
        ["a change whose channel is busy"] = new(NoteDown.Call) { IsChannelBusy = true },
        ["a press"] = new(NoteDown.Call) { IsPress = true },
        ["a press that takes long"] = new(NoteDown.Call) { IsPress = true, IsSlow = true },
        ["a question at a card that takes long"] = new(TurnHost.Question) { IsPress = true, IsSlow = true },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Wherever_the_process_ends_a_change_is_made_once_and_the_answer_is_given(string name)
    {
        var kind = Turns[name];
        var whole = await LiveAsync(kind, endsAt: null);
        Assert.Equal(1, whole.Said);
        Assert.True(whole.Steps.Count >= 3, string.Join(", ", whole.Steps));

        var saidTwice = new List<string>();
        for (var step = 0; step < whole.Steps.Count; step++)
        {
            var life = await LiveAsync(kind, step);
            var where = $"{name}, ended at step {step}: {whole.Steps[step]}";
            Assert.True(life.Noted == (kind.Call == NoteDown.Call ? 1 : 0), $"{where}: the change was made {life.Noted} times");
            Assert.True(life.Said is 1 or 2, $"{where}: the answer was given {life.Said} times");
            Assert.True(life.Said == 1 || life.SaidBeforeTheEnd == 1, $"{where}: given twice after the start");
            if (life.Said == 2)
            {
                saidTwice.Add($"{step}: {whole.Steps[step]}");
            }
        }

        // After the channel took it, and before or during the note of that.
        Assert.True(saidTwice.Count <= 2, $"{name} is said twice at {string.Join(" and ", saidTwice)}");
    }

    private static async Task<Life> LiveAsync(Kind kind, int? endsAt)
    {
        var (store, time) = (new InMemoryStore(), new FakeTimeProvider(TurnHost.Now));
        var fate = new Fate { EndsAt = endsAt };
        var channel = new FakeChannel();
        var message = kind.Message();
        await using var first = new TurnHost(new MortalStore(store, fate), time, channel) { IsAnonymous = true };
        await using var second = new TurnHost(store, time, channel) { IsAnonymous = true };
        await second.StoreAsync();
        channel.Fate = fate;

        var (before, after) = (kind.Answers(fate), kind.Answers(new Fate()));
        var isAcknowledged = await UntilTheEndAsync(first, kind, message, before);
        var saidBefore = Said(kind, before, channel);

        // The next process: the channel delivers again what was not acknowledged; leases of the first have ended.
        channel.Fate = new Fate();
        second.Understanding.Next = new Understood.Call(kind.Call);
        time.Advance(TimeSpan.FromMinutes(10));
        if (!isAcknowledged)
        {
            after.Waits = Task.CompletedTask;
            after.Fails = null;
            await second.RunAsync(message, after);
        }

        await second.WorkAsync();
        return new Life(await second.NotedAsync(), Said(kind, before, channel) + Said(kind, after), saidBefore, fate.Steps);
    }

    /// <summary>Whether the message was acknowledged before the process ended.</summary>
    private static async Task<bool> UntilTheEndAsync(TurnHost host, Kind kind, IncomingMessage message, Answers answer)
    {
        var isAcknowledged = false;
        var released = new TaskCompletionSource();
        host.Understanding.Next = new Understood.Call(kind.Call);
        host.Understanding.Waits = kind.IsSlow ? released.Task : Task.CompletedTask;
        answer.Waits = kind.IsChannelSlow ? released.Task : Task.CompletedTask;
        answer.Fails = kind.IsChannelBusy ? new ChannelException(ChannelFault.Retry, "busy") : null;
        try
        {
            var run = host.RunAsync(message, answer);
            if (kind.IsSlow || kind.IsChannelSlow)
            {
                await Task.WhenAny(run, host.Understanding.IsAsked.Task);
                await Task.WhenAny(run, kind.IsChannelSlow ? answer.IsAsked.Task : Task.CompletedTask);
                host.Time.Advance(HandOver.After);
            }

            await run;
            isAcknowledged = true;
        }
        catch (ProcessEndedException)
        {
        }

        released.SetResult();
        await host.Get<BackgroundTurns>().StopAsync(default);
        try
        {
            await host.WorkAsync();
        }
        catch (ProcessEndedException)
        {
        }

        return isAcknowledged;
    }

    private static int Said(Kind kind, Answers answers, FakeChannel? channel = null) =>
        answers.Texts.Concat(channel?.Sent.Select(sent => sent.Text) ?? []).Concat(channel?.Updated.Select(updated => updated.Text) ?? [])
            .Count(text => text.Contains(kind.Call == NoteDown.Call ? "Noted: sailing" : "ines@firm.example", StringComparison.Ordinal));

    private sealed record Life(int Noted, int Said, int SaidBeforeTheEnd, IReadOnlyList<string> Steps);

    private sealed record Kind(SkillCall Call)
    {
        public ConversationScope Scope { get; init; } = ConversationScope.Personal;

        public bool IsSlow { get; init; }

        public bool IsChannelSlow { get; init; }

        public bool IsChannelBusy { get; init; }

        public bool IsPress { get; init; }

        public IncomingMessage Message() => TurnHost.Message(IsPress ? "" : "a request", "m1", scope: Scope) with
        {
            // Words, so that the understanding can be slow; that it stands for a press is told by the card.
            CardId = IsPress ? "card-1" : null,
        };

        public Answers Answers(Fate fate) => new() { Fate = fate, Deadline = IsPress ? TimeSpan.FromSeconds(2) : null };
    }
}
