using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using RetentionBot.Conversation;
using RetentionBot.Host.Settings;
using RetentionBot.Host.Turns;
using RetentionBot.Skills;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Conversations;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Store;
using RetentionBot.Testing;
using RetentionBot.Understanding;

namespace RetentionBot.Bot.Tests.Host;

public sealed class TurnTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly InMemoryStore _store = new();
    private readonly ScriptedUnderstanding _understanding = new();
    private readonly FakeTimeProvider _time = new(Now);
    private readonly AccessOptions _access = new();

    [Fact]
    public async Task A_question_is_answered_and_its_reading_is_audited_in_the_same_batch()
    {
        await StoreAsync();
        _understanding.Next = new Understood.Call(new SkillCall("customer.owner").With("customer", "#7"));

        var answers = await AskAsync("who looks after them");

        Assert.Contains("ines@firm.example", Assert.Single(answers), StringComparison.Ordinal);
        var audit = Assert.Single(await _store.RangeAsync(Schema.Audit, KeyRange.AllTexts, 10, descending: false, default)).Document;
        Assert.Equal((1, "customer.owner", 7), (audit.Manager, audit.Function, Assert.Single(audit.Customers)));
    }

    [Fact]
    public async Task The_same_message_twice_is_answered_once()
    {
        await StoreAsync();
        _understanding.Next = new Understood.Call(new SkillCall("customer.owner").With("customer", "#7"));
        var turn = Build();
        var answer = new Answers();

        await turn.RunAsync(Message("hello", id: "m1"), answer, default);
        await turn.RunAsync(Message("hello", id: "m1"), answer, default);
        await turn.RunAsync(Message("hello", id: "m2"), answer, default);

        Assert.Equal(2, answer.Texts.Count);
    }

    [Fact]
    public async Task A_message_whose_answer_the_channel_did_not_take_may_be_delivered_again()
    {
        await StoreAsync();
        _understanding.Next = new Understood.Call(new SkillCall("customer.owner").With("customer", "#7"));
        var turn = Build();
        var answer = new Answers { Fails = new ChannelException(ChannelFault.Retry, "busy") };

        await Assert.ThrowsAsync<ChannelException>(() => turn.RunAsync(Message("hello", id: "m1"), answer, default));
        answer.Fails = null;
        await turn.RunAsync(Message("hello", id: "m1"), answer, default);

        Assert.Single(answer.Texts);
    }

    [Fact]
    public async Task A_stranger_hears_a_polite_refusal_and_nothing_is_written()
    {
        await StoreAsync();
        var before = _store.Commits;

        var answers = await AskAsync("who looks after Runa", from: new ChannelAccount("msteams", "t", "29:stranger") { Name = "Someone Else" });

        Assert.Contains("do not know you", Assert.Single(answers), StringComparison.Ordinal);
        Assert.Equal(before, _store.Commits);
        Assert.Equal(0, _understanding.Asked);
    }

    [Theory]
    [InlineData("ines@firm.example", null, null)]
    [InlineData(null, "1", null)]
    [InlineData(null, "29:x", "ines falk")]
    public async Task In_development_somebody_is_known_by_email_id_or_name(string? email, string? id, string? name)
    {
        await StoreAsync();
        _understanding.Next = new Understood.Call(new SkillCall("customer.owner").With("customer", "#7"));

        var answers = await AskAsync("q", from: new ChannelAccount("msteams", "", id ?? "29:x") { Email = email, Name = name });

        Assert.Contains("ines@firm.example", Assert.Single(answers), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_development_user_stands_in_for_those_who_match_nobody()
    {
        await StoreAsync();
        _access.DevelopmentUser = "ines@firm.example";
        _understanding.Next = new Understood.Call(new SkillCall("customer.owner").With("customer", "#7"));

        var answers = await AskAsync("q", from: new ChannelAccount("msteams", "", "29:x") { Name = "Ada" });

        Assert.Contains("ines@firm.example", Assert.Single(answers), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ConversationScope.Group)]
    [InlineData(ConversationScope.Channel)]
    public async Task Where_others_read_along_nothing_about_a_customer_is_said(ConversationScope scope)
    {
        await StoreAsync();
        _understanding.Next = new Understood.Call(new SkillCall("customer.owner").With("customer", "#7"));

        var answers = await AskAsync("who looks after Runa", scope: scope);

        Assert.DoesNotContain("ines@", Assert.Single(answers), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_thousand_characters_are_read_and_one_more_is_not()
    {
        await StoreAsync();
        _understanding.Next = new Understood.Nothing([]);

        var read = await AskAsync(new string('x', 10_000));
        var refused = await AskAsync(new string('x', 10_001));

        Assert.Contains("did not understand", Assert.Single(read), StringComparison.Ordinal);
        Assert.Contains("10,001 characters", Assert.Single(refused), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_apologised_for_with_a_reference_and_does_not_throw()
    {
        await StoreAsync();
        _understanding.Fails = new InvalidOperationException("secret detail");

        var answer = Assert.Single(await AskAsync("anything"));

        Assert.Matches("reference [0-9a-f]{8}", answer);
        Assert.DoesNotContain("secret", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_of_another_version_gets_a_sentence_not_an_error()
    {
        await StoreAsync();
        _understanding.Next = new Understood.Call(new SkillCall("no.such.function"));

        Assert.Contains("another version", Assert.Single(await AskAsync("x")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Suggestions_can_be_chosen_by_number_afterwards()
    {
        await StoreAsync();
        var suggested = new SkillCall("customer.owner").With("customer", "#7");
        _understanding.Next = new Understood.Nothing([new Suggestion("who looks after Runa Holm", suggested)]);

        await AskAsync("gibberish");

        var memory = Assert.Single(await _store.RangeAsync(Schema.Memories, KeyRange.AllTexts, 10, descending: false, default)).Document;
        Assert.Equal(suggested, Assert.Single(memory.Choices).Call);
    }

    [Fact]
    public async Task The_subject_is_forgotten_after_ten_minutes()
    {
        await StoreAsync();
        _understanding.Next = new Understood.Call(new SkillCall("customer.owner").With("customer", "#7"));
        await AskAsync("who looks after Runa");
        _understanding.Next = new Understood.Call(new SkillCall("customer.owner"));

        _time.Advance(TimeSpan.FromMinutes(10));
        var within = await AskAsync("who looks after them");
        _time.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1));
        var after = await AskAsync("who looks after them");

        Assert.Contains("ines@firm.example", Assert.Single(within), StringComparison.Ordinal);
        Assert.Contains("Which customer", Assert.Single(after), StringComparison.Ordinal);
    }

    private async Task StoreAsync() => await _store.CommitAsync(
        new Batch()
            .Put(Schema.Managers, new AccountManager { Number = 1, Name = "Ines Falk", Email = "ines@firm.example" })
            .Put(Schema.Customers, new Customer { Number = 7, Name = "Runa Holm", FirstName = "Runa", LastName = "Holm", Manager = 1 }),
        default);

    private async Task<IReadOnlyList<string>> AskAsync(string text, ChannelAccount? from = null, ConversationScope scope = ConversationScope.Personal)
    {
        var answer = new Answers();
        await Build().RunAsync(Message(text, Guid.NewGuid().ToString("N"), from, scope), answer, default);
        return answer.Texts;
    }

    private Turn Build()
    {
        var skills = new ServiceCollection().AddSingleton<IStore>(_store).AddSkills().BuildServiceProvider();
        var options = Options.Create(_access);
        return new Turn(
            new SeenMessages(_time),
            new WhoIsAsking(skills.GetRequiredService<AccountManagerBook>(), options),
            skills.GetRequiredService<ConversationBook>(),
            _understanding,
            skills.GetRequiredService<SkillInvoker>(),
            _store,
            options,
            _time,
            NullLogger<Turn>.Instance);
    }

    private static IncomingMessage Message(string text, string id, ChannelAccount? from = null, ConversationScope scope = ConversationScope.Personal) => new()
    {
        Id = id,
        Text = text,
        From = from ?? new ChannelAccount("msteams", "t", "29:i") { Email = "ines@firm.example" },
        Conversation = new ConversationReference("msteams", "t", "c") { Scope = scope },
    };

    private sealed class ScriptedUnderstanding : IUnderstanding
    {
        public Understood Next { get; set; } = new Understood.Nothing([]);

        public Exception? Fails { get; set; }

        public int Asked { get; private set; }

        public ValueTask<Understood> UnderstandAsync(string text, SkillTurn turn, CancellationToken cancellationToken)
        {
            Asked++;
            return Fails is null ? new(Next) : throw Fails;
        }
    }

    private sealed class Answers : IAnswer
    {
        public List<string> Texts { get; } = [];

        public Exception? Fails { get; set; }

        public TimeSpan? Deadline => null;

        public Task SendAsync(Reply reply, CancellationToken cancellationToken)
        {
            if (Fails is not null)
            {
                throw Fails;
            }

            Texts.Add(string.Join('\n', reply.Cards.Select(new PlainTextRenderer().Render)));
            return Task.CompletedTask;
        }
    }
}
