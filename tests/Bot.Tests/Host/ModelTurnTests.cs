using RetentionBot.Conversation;
using RetentionBot.Host.Inbox;
using RetentionBot.Host.Turns;
using RetentionBot.Skills;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Administration;
using RetentionBot.Skills.LanguageModel;
using RetentionBot.Store;
using RetentionBot.Testing;
using RetentionBot.Understanding;

namespace RetentionBot.Bot.Tests.Host;

/// <summary>What becomes of a turn in which a language model is asked.</summary>
public sealed class ModelTurnTests
{
    private static readonly Understood Question = new Understood.Call(new SkillCall("customer.ask").With("customer", "#7").With("said", "what is Runa unhappy about?"));

    private readonly InMemoryStore _store = new();
    private readonly SlowModel _model = new();

    [Fact]
    public async Task A_model_that_takes_long_holds_nobody_up_and_its_answer_follows_labelled()
    {
        await using var host = await HostAsync();
        var answer = new Answers();
        var run = host.RunAsync(TurnHost.Message("what is Runa unhappy about?", "m1"), answer);
        await _model.IsAsked.Task;
        host.Time.Advance(HandOver.After);
        await run;

        Assert.Empty(answer.Texts);
        Assert.Single(await RowsAsync(InboxQueue.Kind));

        _model.Answers.SetResult();
        await host.Get<BackgroundTurns>().StopAsync(default);
        await host.WorkAsync();

        var said = Assert.Single(host.Channel.Sent).Text;
        Assert.StartsWith("Runa Holm (#7): Late delivery upset them [1].", said, StringComparison.Ordinal);
        Assert.Empty(await RowsAsync(InboxQueue.Kind));
    }

    [Fact]
    public async Task A_process_that_ends_while_the_model_is_asked_asks_again_after_the_next_start_and_says_it_once()
    {
        await using (var host = await HostAsync())
        {
            var run = host.RunAsync(TurnHost.Message("what is Runa unhappy about?", "m1"), new Answers());
            await _model.IsAsked.Task;
            host.Time.Advance(HandOver.After);
            await run;
        }

        _model.Answers.SetResult();
        await using var next = new TurnHost(_store, model: _model);
        next.Understanding.Next = Question;
        next.Time.Advance(TurnSteps.Longest + TurnCommit.Grace);
        await next.WorkAsync();

        Assert.StartsWith("Runa Holm (#7): Late delivery upset them [1].", Assert.Single(next.Channel.Sent).Text, StringComparison.Ordinal);
        Assert.Empty(await RowsAsync(InboxQueue.Kind));
    }

    [Fact]
    public async Task The_audit_holds_which_records_went_out_and_no_text_of_them()
    {
        _model.Answers.SetResult();
        await using var host = await HostAsync();

        await host.AskAsync(TurnHost.Message("what is Runa unhappy about?"));

        var entry = Assert.Single(await AuditAsync());
        Assert.Equal(["#7", "C7-20260201"], entry.Sent);
        Assert.Equal(["C7-20260201"], entry.Records);
        Assert.False(entry.IsChange);
        Assert.DoesNotContain("delivery", System.Text.Json.JsonSerializer.Serialize(entry), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_a_model_took_for_a_change_is_done_once_and_only_when_whoever_asked_says_so()
    {
        await using var host = await HostAsync();
        host.Understanding.Next = new Understood.Confirm(NoteDown.Call, "Notes an interest of a customer.");
        var answer = new Answers();
        await host.RunAsync(TurnHost.Message("she sails, you know"), answer);

        var card = Assert.Single(Assert.Single(answer.Replies).Cards);
        var button = Assert.IsType<CallAction>(Assert.Single(card.Elements.OfType<Actions>()).Items[0]);
        Assert.Contains("Notes an interest of a customer.", answer.Texts[0], StringComparison.Ordinal);
        Assert.Contains("sailing", answer.Texts[0], StringComparison.Ordinal);
        Assert.Equal(0, await host.NotedAsync());
        Assert.False(Assert.Single(await AuditAsync()).IsChange);

        var press = TurnHost.Message("") with { Call = button.Call, CardId = "card" };
        await host.AskAsync(press);
        await host.AskAsync(press with { Id = "again" });
        await host.AskAsync(press with { Id = "on another card", CardId = "other" });
        Assert.Equal(1, await host.NotedAsync());
    }

    [Fact]
    public async Task A_question_about_a_change_tells_what_it_is_about_as_it_was_said()
    {
        await using var host = await HostAsync();
        host.Understanding.Next = new Understood.Confirm(NoteDown.Call.With("note", "#"), "Notes an interest of a customer.");

        var said = Assert.Single(await host.AskAsync(TurnHost.Message("#, you know")));

        Assert.Contains("#7", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_on_how_it_was_understood_stands_at_the_foot()
    {
        await using var host = await HostAsync();
        host.Understanding.Next = new Understood.Nothing([]) { Note = "The language model took too long, so this comes without it." };

        var said = Assert.Single(await host.AskAsync(TurnHost.Message("hm")));

        Assert.Contains("The language model took too long, so this comes without it.", said, StringComparison.Ordinal);
    }

    private async Task<TurnHost> HostAsync()
    {
        var host = new TurnHost(_store, model: _model);
        host.Channel.Profiles["29:i"] = new ChannelProfile(["ines@firm.example"], IsGuest: false);
        host.Understanding.Next = Question;
        await host.StoreAsync();
        await _store.CommitAsync(new Batch().Put(Schema.Complaints, new Complaint { Key = new HistoryKey(7, new DateTime(2026, 2, 1), 0).Value, Text = "Late delivery" }), default);
        return host;
    }

    private async Task<IReadOnlyList<Stored<WorkItem>>> RowsAsync(string kind) => [.. (await _store.ReadAllAsync(WorkItem.Collection, default).ToListAsync()).Where(row => row.Document.Kind == kind)];

    private async Task<IReadOnlyList<AuditEntry>> AuditAsync() => [.. (await _store.ReadAllAsync(Schema.Audit, default).ToListAsync()).Select(entry => entry.Document)];

    /// <summary>Reads the complaints at once, and answers when the test says so.</summary>
    private sealed class SlowModel : ILanguageModel
    {
        public TaskCompletionSource IsAsked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Answers { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsOn => true;

        public async Task<ModelAnswer> AskAsync(ModelTask task, CancellationToken cancellationToken)
        {
            await task.Tools[0].ReadAsync(new Dictionary<string, string> { ["kind"] = "complaints" }, cancellationToken);
            IsAsked.TrySetResult();
            await Answers.Task.WaitAsync(cancellationToken);
            return new ModelAnswer.Words("Late delivery upset them [C7-20260201].");
        }
    }
}
