using System.Diagnostics;
using RetentionBot.Conversation;
using RetentionBot.Skills.Conversations;
using RetentionBot.Skills.Customers;
using RetentionBot.Understanding;

namespace RetentionBot.Bot.Tests.Understanding;

public sealed class RequestUnderstandingTests
{
    private readonly Talk _talk = new();

    [Theory]
    [InlineData("when did we last talk to Leonie Köhler", "customer.lastContact(customer=Leonie Köhler)")]
    [InlineData("what has Bjørn Hansen bought since 2023", "customer.purchases(customer=Bjørn Hansen, period=2023-01-01..2026-11-23)")]
    [InlineData("how much has Helena Holý spent", "customer.spend(customer=Helena Holý)")]
    [InlineData("who looks after Luís Gonçalves", "customer.owner(customer=Luís Gonçalves)")]
    [InlineData("tell me about gonzales", "customer.summary(customer=gonzales)")]
    [InlineData("is Jack Smith a customer", "customer.status(customer=Jack Smith)")]
    [InlineData("IS JACK SMITH AN EXISTING CUSTOMER???", "customer.status(customer=JACK SMITH)")]
    [InlineData("Is Jack Smith already our existing client?", "customer.status(customer=Jack Smith)")]
    public Task Request_WhenAPhraseFits_CallsItsFunctionWithTheNameAsTyped(string text, string? call) => IsAsync(text, call);

    [Theory]
    [InlineData("What has Bjørn Hansen bought?", "customer.purchases(customer=Bjørn Hansen)")]
    [InlineData("  WHAT   has\tBjørn\n Hansen  bought ?!  ", "customer.purchases(customer=Bjørn\n Hansen)")]
    [InlineData("“what has Bjørn Hansen bought” 🙏", "customer.purchases(customer=Bjørn Hansen)")]
    [InlineData("hey bot, please tell me about Bjørn Hansen, thanks!", "customer.summary(customer=Bjørn Hansen)")]
    [InlineData("Can you tell me what Bjørn Hansen has bought?", "customer.purchases(customer=Bjørn Hansen)")]
    [InlineData("could you please tell me how much Bjørn Hansen spent", "customer.spend(customer=Bjørn Hansen)")]
    [InlineData("I want to know who looks after him please", "customer.owner()")]
    [InlineData("can you tell me when we last talked to Bjørn Hansen", "customer.lastContact(customer=Bjørn Hansen)")]
    [InlineData("do you know if Bjørn Hansen is a customer", "customer.status(customer=Bjørn Hansen)")]
    [InlineData("Hello, who’s Bjørn Hansen", "customer.summary(customer=Bjørn Hansen)")]
    public Task Request_WhenWrappedInCourtesyOrPunctuation_IsReadWithoutIt(string text, string call) => IsAsync(text, call);

    [Theory]
    [InlineData("Leonie Köhler's orders", "customer.purchases(customer=Leonie Köhler)")]
    [InlineData("leonie köhler’s latest orders", "customer.purchases(customer=leonie köhler)")]
    [InlineData("show Luís Gonçalves' orders", "customer.purchases(customer=Luís Gonçalves)")]
    [InlineData("orders of the McDonald's", "customer.purchases(customer=McDonald's)")]
    [InlineData("who owns Leonie Köhler's account", "customer.owner(customer=Leonie Köhler)")]
    [InlineData("tell me about our customer Dr. Emma Jones", "customer.summary(customer=Dr. Emma Jones)")]
    [InlineData("tell me about #12", "customer.summary(customer=#12)")]
    [InlineData("tell me about info@example.com.", "customer.summary(customer=info@example.com)")]
    public Task Name_WhenItOwnsSomethingOrHasWordsAroundIt_IsPassedWithoutThem(string text, string call) => IsAsync(text, call);

    [Theory]
    [InlineData("what have they bought", "customer.purchases()")]
    [InlineData("show their orders in 2024", "customer.purchases(period=2024-01-01..2024-12-31)")]
    [InlineData("her latest order", "customer.purchases()")]
    [InlineData("tell me about this customer", "customer.summary()")]
    [InlineData("show that client's orders", "customer.purchases()")]
    [InlineData("is she a customer", "customer.status()")]
    [InlineData("who owns this account?", "customer.owner()")]
    public Task Pronoun_WhereACustomerIsNamed_LeavesItToTheConversation(string text, string call) => IsAsync(text, call);

    [Theory]
    [InlineData("show the last 3 orders of Bjørn Hansen", "customer.purchases(count=3, customer=Bjørn Hansen)")]
    [InlineData("show their three most recent orders", "customer.purchases(count=3)")]
    [InlineData("last two orders from Bjørn Hansen in 2024", "customer.purchases(count=2, customer=Bjørn Hansen, period=2024-01-01..2024-12-31)")]
    [InlineData("who are my top 10 customers", "insight.top(count=10)")]
    [InlineData("top five customers this quarter", "insight.top(count=5, period=2026-10-01..2026-12-31)")]
    [InlineData("list the orders of Bjørn Hansen in the last 3 months", "customer.purchases(customer=Bjørn Hansen, period=2026-08-23..2026-11-23)")]
    [InlineData("how much has Studio 54 spent", "customer.spend(customer=Studio 54)")]
    public Task Count_WhenAsked_IsPassedAndTimeIsNoCount(string text, string call) => IsAsync(text, call);

    [Fact]
    public Task Period_WhereTheFunctionHasNone_IsDropped() => IsAsync("who looks after Bjørn Hansen this year", "customer.owner(customer=Bjørn Hansen)");

    [Theory]
    [InlineData("has Bjørn Hansen ever bought any jazz records", "customer.purchases(customer=Bjørn Hansen, product=jazz records)")]
    [InlineData("has Bjørn Hansen bought jazz records lately", "customer.purchases(customer=Bjørn Hansen, product=jazz records)")]
    [InlineData("has Bjørn Hansen bought lately", "customer.purchases(customer=Bjørn Hansen)")]
    [InlineData("open record P58-20230115?", "record.open(id=P58-20230115)")]
    [InlineData("open record of the year", null)]
    public Task OtherSlots_BecomeArgumentsTheFunctionCanRead(string text, string? call) => IsAsync(text, call);

    [Theory]
    [InlineData("what has Bjørn Hansen bougth", "customer.purchases(customer=Bjørn Hansen)")]
    [InlineData("purchaes of Bjørn Hansen", "customer.purchases(customer=Bjørn Hansen)")]
    [InlineData("is Bjørn Hansen customer", "customer.status(customer=Bjørn Hansen)")]
    [InlineData("show me the odrers Bjørn Hansen", "customer.purchases(customer=Bjørn Hansen)")]
    [InlineData("what has Bjørn Hansen actually bought", "customer.purchases(customer=Bjørn Hansen)")]
    public Task Request_WhenAlmostAPhrase_IsReadWithItsSmallMistakes(string text, string call) => IsAsync(text, call);

    [Theory]
    [InlineData("Leonie Köhler", "customer.summary(customer=Leonie Köhler)")]
    [InlineData("April Smith?", "customer.summary(customer=April Smith)")]
    [InlineData("Somebody Unknown", null)]
    public Task Name_OnItsOwn_AsksWhoThatIs(string text, string? call) => IsAsync(text, call);

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n")]
    [InlineData("?")]
    [InlineData("hi")]
    [InlineData("Hello there!")]
    [InlineData("HELP")]
    [InlineData("help me please")]
    [InlineData("thanks")]
    [InlineData("ok, thank you!")]
    [InlineData("👍")]
    public Task GreetingOrThanks_IsAnsweredWithHelp(string text) => IsAsync(text, "help()");

    [Theory]
    [InlineData("2", "b()")]
    [InlineData("2.", "b()")]
    [InlineData("the second", "b()")]
    [InlineData("the second one please", "b()")]
    [InlineData("number three", "c()")]
    [InlineData("the last one", "c()")]
    [InlineData("#2", "customer.summary(customer=#2)")]
    public async Task Number_WhenChoicesAreOpen_Picks(string text, string? call)
    {
        _talk.Memory = _talk.Memory with { Choices = [.. "abc".Select(name => RememberedCall.Of(new SkillCall(name.ToString())))] };

        await IsAsync(text, call);
    }

    [Fact]
    public async Task Number_WhenNotAmongTheChoices_OffersThemAgain()
    {
        var offered = new SkillCall("customer.spend").With("customer", "#1");
        _talk.Memory = _talk.Memory with { Choices = [RememberedCall.Of(offered)] };

        var again = await _talk.SuggestionsAsync("7");

        Assert.Equal([new Suggestion("how much has Leonie Köhler spent", offered)], again);
    }

    [Theory]
    [InlineData("looks good", "draft.send(draft=7)")]
    [InlineData("Yes, please!", "draft.send(draft=7)")]
    [InlineData("never mind", "draft.discard(draft=7)")]
    [InlineData("what has Bjørn Hansen bought", "customer.purchases(customer=Bjørn Hansen)")]
    public async Task ShortAnswer_WhenItIsAwaited_MeansWhatWasAsked(string text, string call)
    {
        var turn = _talk.Turn;
        turn.Await(ShortReplyKind.Agreed, new SkillCall("draft.send").With("draft", "7"));
        turn.Await(ShortReplyKind.Declined, new SkillCall("draft.discard").With("draft", "7"));
        _talk.Memory = turn.Memory;

        await IsAsync(text, call);
    }

    [Fact]
    public async Task ShortAnswer_ToAReminder_MarksItDoneOrPutsItOff()
    {
        var turn = _talk.Turn;
        turn.Await(ShortReplyKind.Done, new SkillCall("followup.complete"));
        turn.Await(ShortReplyKind.Later, new SkillCall("followup.snooze"));
        _talk.Memory = turn.Memory;

        await IsAsync("done!", "followup.complete()");
        await IsAsync("not now", "followup.snooze()");
    }

    [Fact]
    public async Task ShortAnswer_WhenAnotherCustomerCameUp_MeansNothingAnyMore()
    {
        var turn = _talk.Turn;
        turn.Await(ShortReplyKind.Done, new SkillCall("followup.complete"));
        turn.TalkAbout(new Customer { Number = 2, Name = "Bjørn Hansen" });
        _talk.Memory = turn.Memory;

        await IsAsync("done", null);
    }

    [Fact]
    public Task Number_WhenNothingIsOpen_IsNotUnderstood() => IsAsync("2", null);

    [Theory]
    [InlineData("more")]
    [InlineData("Show me more, please")]
    [InlineData("next")]
    [InlineData("next 5")]
    public async Task More_WhenThereIsMore_GoesOn(string text)
    {
        _talk.Memory = _talk.Memory with { More = RememberedCall.Of(new SkillCall("customer.purchases").With("before", "p9")) };

        await IsAsync(text, "customer.purchases(before=p9)");
    }

    [Fact]
    public Task More_WhenThereIsNone_IsNotUnderstood() => IsAsync("more", null);

    [Fact]
    public async Task Request_WhenItFitsNoPhrase_OffersWhatIsNearForTheCustomerNamed()
    {
        var suggestions = await _talk.SuggestionsAsync("purchases, Bjørn Hansen, since 2023, sum them up");

        Assert.Equal("What has Bjørn Hansen bought since 2023", suggestions[0].Title);
        Assert.Equal("customer.purchases(customer=#2, period=2023-01-01..2026-11-23)", Talk.Written(suggestions[0].Skill));
        Assert.InRange(suggestions.Count, 1, 3);
    }

    [Fact]
    public async Task Request_WhenOnlyTheNameIsClear_OffersWhoThatIs()
    {
        var suggestion = Assert.Single(await _talk.SuggestionsAsync("do zzz qqq with Bjørn Hansen"), suggestion => suggestion.Skill.Function == "customer.summary");

        Assert.Equal("tell me about Bjørn Hansen", suggestion.Title);
    }

    [Fact]
    public async Task Request_WhenItOnlyNamesATime_OffersWhatCanBeAskedOfIt()
    {
        _talk.Memory = _talk.Memory with { Subject = 1, SubjectAt = _talk.Turn.Now };

        var suggestions = await _talk.SuggestionsAsync("and this year?");

        var spend = new SkillCall("customer.spend").With("customer", "#1").With("period", "2026-01-01..2026-12-31");
        Assert.Contains(new Suggestion("how much has Leonie Köhler spent this year", spend), suggestions);
    }

    [Fact]
    public async Task Request_WhenNothingIsNear_OffersNothing() => Assert.Empty(await _talk.SuggestionsAsync("xyzzy plugh"));

    [Fact]
    public async Task Request_WhenItNeedsNoName_SearchesForNobody()
    {
        await _talk.CallAsync("what has Bjørn Hansen bought");

        Assert.Equal(0, _talk.Searches);
    }

    [Theory]
    [InlineData("show me the pareto analysis of the orders")]
    [InlineData("show the weather and tell me about something else")]
    public Task ShortPhrase_WhenWhatItTakesForANameIsNobody_IsNotUnderstood(string text) => IsAsync(text, null);

    [Fact]
    public async Task LongText_IsNotUnderstoodAndQuicklySo()
    {
        var watch = Stopwatch.StartNew();
        foreach (var unit in new[] { "a ", "show ", "what has ", "since 2023 ", "{[(|", "'s ", "🙏", "1/" })
        {
            foreach (var length in new[] { 490, 10_000 })
            {
                await _talk.HearAsync(string.Concat(Enumerable.Repeat(unit, length / unit.Length)));
            }
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"took {watch.Elapsed}");
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(501, false)]
    public async Task Text_OfMoreThan500Characters_IsNotUnderstood(int length, bool isUnderstood) =>
        Assert.Equal(isUnderstood, await _talk.CallAsync("tell me about ".PadRight(length, 'x')) is not null);

    private async Task IsAsync(string text, string? call) => Assert.Equal(call, await _talk.CallAsync(text));
}
