using RetentionBot.Conversation;
using RetentionBot.Host.Turns;
using RetentionBot.Skills;
using RetentionBot.Skills.Customers;
using RetentionBot.Store;
using RetentionBot.Understanding;

namespace RetentionBot.Bot.Tests.Host;

public sealed class TurnTests : IAsyncLifetime
{
    private readonly TurnHost _host = new() { IsAnonymous = true };

    public async Task InitializeAsync() => await _host.StoreAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_question_is_answered_and_its_reading_is_audited_in_the_same_batch()
    {
        _host.Understanding.Next = new Understood.Call(TurnHost.Question);

        var answers = await AskAsync("who looks after them");

        Assert.Contains("ines@firm.example", Assert.Single(answers), StringComparison.Ordinal);
        var audit = Assert.Single(await _host.Store.RangeAsync(Schema.Audit, KeyRange.AllTexts, 10, descending: false, default)).Document;
        Assert.Equal((1, "customer.owner", 7), (audit.Manager, audit.Function, Assert.Single(audit.Customers)));
    }

    [Fact]
    public async Task The_same_message_twice_is_answered_once()
    {
        _host.Understanding.Next = new Understood.Call(TurnHost.Question);
        var answer = new Answers();

        await _host.RunAsync(TurnHost.Message("hello", id: "m1"), answer);
        await _host.RunAsync(TurnHost.Message("hello", id: "m1"), answer);
        await _host.RunAsync(TurnHost.Message("hello", id: "m2"), answer);

        Assert.Equal(2, answer.Texts.Count);
    }

    [Fact]
    public async Task A_message_whose_answer_the_channel_did_not_take_may_be_delivered_again()
    {
        _host.Understanding.Next = new Understood.Call(TurnHost.Question);
        var answer = new Answers { Fails = new ChannelException(ChannelFault.Retry, "busy") };

        await Assert.ThrowsAsync<ChannelException>(() => _host.RunAsync(TurnHost.Message("hello", id: "m1"), answer));
        answer.Fails = null;
        await _host.RunAsync(TurnHost.Message("hello", id: "m1"), answer);

        Assert.Single(answer.Texts);
    }

    [Fact]
    public async Task A_stranger_hears_a_polite_refusal_and_nothing_is_read_for_them()
    {
        var answers = await AskAsync("who looks after Runa", from: new ChannelAccount("msteams", "t", "29:stranger") { Name = "Someone Else" });

        Assert.Contains("do not know you", Assert.Single(answers), StringComparison.Ordinal);
        Assert.Empty(await _host.Store.RangeAsync(Schema.Memories, KeyRange.AllTexts, 10, descending: false, default));
        Assert.Empty(await _host.Store.RangeAsync(Schema.Audit, KeyRange.AllTexts, 10, descending: false, default));
        Assert.Equal(0, _host.Understanding.Asked);
    }

    [Theory]
    [InlineData("ines@firm.example", null, null)]
    [InlineData(null, "1", null)]
    [InlineData(null, "29:x", "ines falk")]
    public async Task In_development_somebody_is_known_by_email_id_or_name(string? email, string? id, string? name)
    {
        _host.Understanding.Next = new Understood.Call(TurnHost.Question);

        var answers = await AskAsync("q", from: new ChannelAccount("msteams", "", id ?? "29:x") { Email = email, Name = name });

        Assert.Contains("ines@firm.example", Assert.Single(answers), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_development_user_stands_in_for_those_who_match_nobody()
    {
        _host.Access = access => access.DevelopmentUser = "ines@firm.example";
        _host.Understanding.Next = new Understood.Call(TurnHost.Question);

        var answers = await AskAsync("q", from: new ChannelAccount("msteams", "", "29:x") { Name = "Ada" });

        Assert.Contains("ines@firm.example", Assert.Single(answers), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ConversationScope.Group)]
    [InlineData(ConversationScope.Channel)]
    public async Task Where_others_read_along_nothing_about_a_customer_is_said(ConversationScope scope)
    {
        _host.Understanding.Next = new Understood.Call(TurnHost.Question);

        var answers = await AskAsync("who looks after Runa", scope: scope);

        Assert.DoesNotContain("ines@", Assert.Single(answers), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ConversationScope.Group)]
    [InlineData(ConversationScope.Channel)]
    public async Task What_is_shared_is_said_where_it_was_asked_without_any_way_to_reach_the_customer(ConversationScope scope)
    {
        await _host.Store.CommitAsync(new Batch().Put(Schema.Customers, new Customer { Number = 7, Name = "Runa Holm", Manager = 1, Emails = ["runa@holm.example"], Phones = ["+47 555 01 02 03"] }), default);
        _host.Understanding.Next = new Understood.Call(new SkillCall("share").With("customer", "#7"));

        var said = Assert.Single(await AskAsync("share Runa", scope: scope));

        Assert.Contains("Runa Holm", said, StringComparison.Ordinal);
        Assert.DoesNotContain("holm.example", said, StringComparison.Ordinal);
        Assert.DoesNotContain("555", said, StringComparison.Ordinal);
        Assert.Empty(_host.Channel.Sent);
    }

    [Fact]
    public async Task What_is_shown_to_the_asker_alone_is_answered_there_even_where_others_share_the_conversation()
    {
        _host.Understanding.Next = new Understood.Call(TurnHost.Question);
        var message = TurnHost.Message("who looks after Runa", scope: ConversationScope.Group);

        var answers = await _host.AskAsync(message with { Conversation = message.Conversation with { IsTargeted = true } });

        Assert.Contains("ines@firm.example", Assert.Single(answers), StringComparison.Ordinal);
        Assert.Empty(_host.Channel.Sent);
    }

    [Theory]
    [InlineData("no.such.function", true)]
    [InlineData("customer.summary", false)]
    public async Task A_press_that_comes_to_nothing_leaves_its_card(string function, bool keepsCard)
    {
        var answer = new Answers { Deadline = TimeSpan.FromSeconds(2) };

        await _host.RunAsync(TurnHost.Message("") with { Call = new SkillCall(function).With("customer", "#7"), CardId = "card" }, answer);

        Assert.Equal(keepsCard, Assert.Single(answer.Replies).KeepsCard);
    }

    [Fact]
    public async Task A_button_works_once_and_again_when_its_change_was_taken_back()
    {
        var logs = TurnHost.Message("") with { Call = new SkillCall("log.interaction").With("customer", "#7").With("channel", "call").With("text", "She called"), CardId = "card" };
        var recorded = new List<int>();
        foreach (var (call, card) in new (SkillCall, string?)[] { (logs.Call, "card"), (logs.Call, "card"), (new SkillCall("undo"), null), (logs.Call, "card"), (logs.Call, "card") })
        {
            await _host.RunAsync(logs with { Id = $"m{recorded.Count}", Call = call, CardId = card }, new Answers());
            recorded.Add((await _host.Store.RangeAsync(Schema.Interactions, KeyRange.AllNumbers, 10, descending: false, default)).Count);
        }

        Assert.Equal([1, 1, 0, 1, 1], recorded);
    }

    [Fact]
    public async Task A_stranger_who_presses_leaves_the_card()
    {
        var answer = new Answers { Deadline = TimeSpan.FromSeconds(2) };

        await _host.RunAsync(TurnHost.Message("", from: new ChannelAccount("msteams", "t", "29:s")) with { Call = new SkillCall("customer.summary"), CardId = "card" }, answer);

        Assert.True(Assert.Single(answer.Replies).KeepsCard);
    }

    [Fact]
    public async Task A_long_text_is_told_where_a_note_goes_and_over_ten_thousand_characters_are_not_read()
    {
        _host.Understanding.Next = new Understood.Nothing([]);

        var asked = await AskAsync(new string('x', 500));
        var note = await AskAsync(new string('x', 10_000));
        var refused = await AskAsync(new string('x', 10_001));

        Assert.Contains("did not understand", Assert.Single(asked), StringComparison.Ordinal);
        Assert.Contains("log a contact with", Assert.Single(note), StringComparison.Ordinal);
        Assert.Contains("10,001 characters", Assert.Single(refused), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_apologised_for_with_a_reference_and_does_not_throw()
    {
        _host.Understanding.Fails = new InvalidOperationException("secret detail");

        var answer = Assert.Single(await AskAsync("anything"));

        Assert.Matches("reference [0-9a-f]{8}", answer);
        Assert.DoesNotContain("secret", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_of_another_version_gets_a_sentence_not_an_error()
    {
        _host.Understanding.Next = new Understood.Call(new SkillCall("no.such.function"));

        Assert.Contains("another version", Assert.Single(await AskAsync("x")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Suggestions_can_be_chosen_by_number_afterwards()
    {
        var suggested = TurnHost.Question;
        _host.Understanding.Next = new Understood.Nothing([new Suggestion("who looks after Runa Holm", suggested)]);

        await AskAsync("gibberish");

        var memory = Assert.Single(await _host.Store.RangeAsync(Schema.Memories, KeyRange.AllTexts, 10, descending: false, default)).Document;
        Assert.Equal(suggested, Assert.Single(memory.Choices).Call);
    }

    [Fact]
    public async Task What_a_question_back_offers_can_be_chosen_by_number_afterwards()
    {
        var choices = new[] { new SkillCall("customer.owner").With("customer", "#7"), new SkillCall("customer.owner").With("customer", "#8") };
        _host.Understanding.Next = new Understood.Ask("Whom do you mean?", [.. choices.Select((call, i) => new Suggestion($"choice {i + 1}", call))]);

        await AskAsync("Runa's or Ada's");

        var memory = Assert.Single(await _host.Store.RangeAsync(Schema.Memories, KeyRange.AllTexts, 10, descending: false, default)).Document;
        Assert.Equal(choices, memory.Choices.Select(choice => choice.Call));
    }

    [Fact]
    public async Task The_second_request_of_a_message_is_told_with_the_answer_of_the_turn()
    {
        _host.Understanding.Next = new Understood.Call(TurnHost.Question) { Then = "draft her a thank-you" };

        var said = await AskAsync("who looks after Runa, and draft her a thank-you");

        Assert.Contains(said, text => text.Contains("draft her a thank-you", StringComparison.Ordinal));
    }

    [Fact]
    public void The_second_request_of_a_message_is_offered_after_the_answer_to_the_first()
    {
        var reply = PlainAnswers.AndThen(Reply.Of("Done.") with { Suggestions = ["help"] }, "draft her a thank-you");

        Assert.Equal(["draft her a thank-you", "help"], reply.Suggestions);
        Assert.Contains("draft her a thank-you", Assert.IsType<Footnote>(Assert.Single(reply.Cards).Elements[^1]).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_subject_is_forgotten_after_ten_minutes()
    {
        _host.Understanding.Next = new Understood.Call(TurnHost.Question);
        await AskAsync("who looks after Runa");
        _host.Understanding.Next = new Understood.Call(new SkillCall("customer.owner"));

        _host.Time.Advance(TimeSpan.FromMinutes(10));
        var within = await AskAsync("who looks after them");
        _host.Time.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1));
        var after = await AskAsync("who looks after them");

        Assert.Contains("ines@firm.example", Assert.Single(within), StringComparison.Ordinal);
        Assert.Contains("Which customer", Assert.Single(after), StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<string>> AskAsync(string text, ChannelAccount? from = null, ConversationScope scope = ConversationScope.Personal) =>
        await _host.AskAsync(TurnHost.Message(text, from: from, scope: scope));
}
