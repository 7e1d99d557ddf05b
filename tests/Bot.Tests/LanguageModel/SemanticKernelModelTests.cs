using Microsoft.Extensions.DependencyInjection;
using RetentionBot.LanguageModel;
using RetentionBot.Skills.LanguageModel;
using RetentionBot.Testing;
using RetentionBot.Testing.LanguageModel;

namespace RetentionBot.Bot.Tests.LanguageModel;

public sealed class SemanticKernelModelTests
{
    private static readonly ModelFunction LastContact = new("customer.lastContact", "Says when a customer was last contacted.", [new ModelParameter("customer", "Who.", IsRequired: true)]);

    private static readonly ModelTask Question = new("Our instructions.", """{"message":"Anything new?"}""");

    /// <summary>Whoever waits longer waits for nothing.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly ModelTask Choice = Question with { Choices = [LastContact, new ModelFunction("help", "Says what the bot can do.", [])] };

    private readonly List<IReadOnlyDictionary<string, string>> _read = [];

    private ModelTask Looking => Question with
    {
        Tools = [new ModelTool(new ModelFunction("records.read", "Reads records.", [new ModelParameter("kind", "Which.")]), (arguments, _) =>
        {
            _read.Add(arguments);
            return ValueTask.FromResult("""[{"id":"C1-20260101"}]""");
        })],
    };

    [Fact]
    public async Task Words_AreAnswered_AndInstructionsAndDataAreApart()
    {
        await using var talk = await TalkingModel.StartAsync();
        talk.Service.Answer(ModelResponse.Words(" Nothing. "));

        Assert.Equal(new ModelAnswer.Words("Nothing."), await talk.Model.AskAsync(Question, CancellationToken.None));

        var asked = Assert.Single(talk.Service.Requests);
        Assert.Equal(("/v1/chat/completions", "Bearer secret"), (asked.Path, asked.Authorization));
        Assert.Equal([("system", "Our instructions."), ("user", """{"message":"Anything new?"}""")], asked.Messages);
        Assert.Empty(asked.Functions);
        Assert.Equal("\"fake\"", asked.Member("model"));
        Assert.Null(asked.Member("temperature"));
        Assert.Null(asked.Member("stream"));
        Assert.Equal("800", asked.Member("max_tokens") ?? asked.Member("max_completion_tokens"));
    }

    [Fact]
    public async Task Choice_IsTheFunctionWithItsArguments_AndRunsNothing()
    {
        await using var talk = await TalkingModel.StartAsync();
        talk.Service.Answer(ModelResponse.Call("customer-lastContact", """{"customer":"Ada","count":3}"""));

        var answer = Assert.IsType<ModelAnswer.Choice>(await talk.Model.AskAsync(Choice, CancellationToken.None));

        Assert.Equal("customer.lastContact", answer.Function);
        Assert.Equal([KeyValuePair.Create("customer", "Ada"), KeyValuePair.Create("count", "3")], answer.Arguments);
        var asked = Assert.Single(talk.Service.Requests);
        Assert.Equal(["customer-lastContact", "bot-help"], asked.Functions);
        Assert.Equal("\"auto\"", asked.Member("tool_choice"));
    }

    [Fact]
    public async Task Choice_OfAFunctionThatWasNotOffered_IsToldAsItWasMade()
    {
        await using var talk = await TalkingModel.StartAsync();
        talk.Service.Answer(ModelResponse.Call("data-forget", "{}"));

        Assert.Equal("data.forget", Assert.IsType<ModelAnswer.Choice>(await talk.Model.AskAsync(Choice, CancellationToken.None)).Function);
    }

    [Fact]
    public async Task Tools_AreReadAndTheAnswerFollows()
    {
        await using var talk = await TalkingModel.StartAsync();
        talk.Service.Answer(ModelResponse.Call("records-read", """{"kind":"complaints"}"""), ModelResponse.Words("Late delivery [C1-20260101]."));

        Assert.Equal(new ModelAnswer.Words("Late delivery [C1-20260101]."), await talk.Model.AskAsync(Looking, CancellationToken.None));

        Assert.Equal("complaints", Assert.Single(_read)["kind"]);
        Assert.Equal("""[{"id":"C1-20260101"}]""", talk.Service.Requests[1].Said("tool"));
    }

    [Fact]
    public async Task Tools_ThatThereAreNot_AreToldSo()
    {
        await using var talk = await TalkingModel.StartAsync();
        talk.Service.Answer(ModelResponse.Call("mail-send", """{"to":"x@evil.example"}"""), ModelResponse.Words("Well."));

        Assert.IsType<ModelAnswer.Words>(await talk.Model.AskAsync(Looking, CancellationToken.None));

        Assert.Empty(_read);
        Assert.Contains("no such function", talk.Service.Requests[1].Said("tool"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tools_AfterSixCalls_AnAnswerIsDemanded()
    {
        await using var talk = await TalkingModel.StartAsync();
        talk.Service.Answer((_, count) => count <= ModelTool.MostCalls ? ModelResponse.Call("records-read", "{}") : ModelResponse.Words("Enough."));

        Assert.Equal(new ModelAnswer.Words("Enough."), await talk.Model.AskAsync(Looking, CancellationToken.None));

        Assert.Equal(ModelTool.MostCalls, _read.Count);
        Assert.Equal("\"none\"", talk.Service.Requests[^1].Member("tool_choice"));
    }

    [Theory]
    [InlineData(1, 7)]
    [InlineData(4, 2)]
    public async Task Tools_CalledWithoutEnd_IsGivenUp(int atOnce, int requests)
    {
        await using var talk = await TalkingModel.StartAsync();
        talk.Service.Answer(ModelResponse.Calls([.. Enumerable.Repeat(("records-read", "{}"), atOnce)]));

        Assert.Equal(new ModelAnswer.Failed(ModelFailure.Circling), await talk.Model.AskAsync(Looking, CancellationToken.None));

        Assert.Equal(requests, talk.Service.Requests.Count);
        Assert.True(_read.Count <= ModelTool.MostCalls);
    }

    public static TheoryData<string, ModelFailure> Misbehaviour => new()
    {
        { "429", ModelFailure.Busy }, { "500", ModelFailure.Unavailable }, { "503", ModelFailure.Unavailable }, { "401", ModelFailure.Refused }, { "400", ModelFailure.Refused }, { "404", ModelFailure.Refused }, { "redirect", ModelFailure.Refused },
        { "broken json", ModelFailure.Unreadable }, { "no json", ModelFailure.Unreadable }, { "empty body", ModelFailure.Unreadable }, { "no choices", ModelFailure.Unreadable }, { "other json", ModelFailure.Unreadable }, { "empty words", ModelFailure.Unreadable },
        { "blank words", ModelFailure.Unreadable }, { "endless", ModelFailure.Unreadable }, { "broken off", ModelFailure.Unavailable }, { "broken arguments", ModelFailure.Unreadable }, { "arguments no object", ModelFailure.Unreadable },
    };

    [Theory]
    [MemberData(nameof(Misbehaviour))]
    public async Task Misbehaviour_IsAFailureAfterOneRequest(string how, ModelFailure failure)
    {
        await using var talk = await TalkingModel.StartAsync();
        talk.Service.Answer(how switch
        {
            "redirect" => ModelResponse.Status(307, ("Location", talk.Service.Endpoint + "/elsewhere")),
            "broken json" => ModelResponse.Raw("""{"id":"x","choices":[{"index":0,"mess"""),
            "no json" => ModelResponse.Raw("<html>Gateway</html>", type: "text/html"),
            "empty body" => ModelResponse.Raw(""),
            "no choices" => ModelResponse.Raw("""{"id":"x","object":"chat.completion","created":1,"model":"m","choices":[]}"""),
            "other json" => ModelResponse.Raw("""[1,2,3]"""),
            "empty words" => ModelResponse.Words(""),
            "blank words" => ModelResponse.Words(" \n "),
            "endless" => ModelResponse.Endless(),
            "broken off" => ModelResponse.Broken(),
            "broken arguments" => ModelResponse.Call("customer-lastContact", """{"customer":"""),
            "arguments no object" => ModelResponse.Call("customer-lastContact", "[1]"),
            _ => ModelResponse.Status(int.Parse(how, System.Globalization.CultureInfo.InvariantCulture)),
        });

        Assert.Equal(new ModelAnswer.Failed(failure), await talk.Model.AskAsync(how.Contains("arguments", StringComparison.Ordinal) ? Choice : Question, CancellationToken.None));

        Assert.Single(talk.Service.Requests);
    }

    [Fact]
    public async Task Unreachable_IsAFailure()
    {
        var service = await FakeModel.StartAsync();
        var endpoint = service.Endpoint;
        await service.DisposeAsync();
        await using var services = TalkingModel.Services(endpoint, new InMemoryStore(), TimeProvider.System);

        Assert.Equal(new ModelAnswer.Failed(ModelFailure.Unavailable), await services.GetRequiredService<ILanguageModel>().AskAsync(Question, CancellationToken.None));
    }

    [Fact]
    public async Task Silence_EndsWithTheTimeLimit()
    {
        await using var talk = await TalkingModel.StartAsync();
        var asked = Silent(talk);

        var answer = talk.Model.AskAsync(Question, CancellationToken.None);
        await asked;
        talk.Time.Advance(TimeSpan.FromSeconds(8) - TimeSpan.FromTicks(1));
        Assert.False(answer.IsCompleted);
        talk.Time.Advance(TimeSpan.FromTicks(1));

        Assert.Equal(new ModelAnswer.Failed(ModelFailure.TooSlow), await answer.WaitAsync(Patience));
    }

    [Fact]
    public async Task TimeLimit_IsForTheWholeAnswer()
    {
        await using var talk = await TalkingModel.StartAsync();
        var second = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        talk.Service.Answer((_, count) =>
        {
            if (count == 1)
            {
                talk.Time.Advance(TimeSpan.FromSeconds(7));
                return ModelResponse.Call("records-read", "{}");
            }

            second.SetResult();
            return ModelResponse.Never();
        });

        var answer = talk.Model.AskAsync(Looking, CancellationToken.None);
        await second.Task;
        talk.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(new ModelAnswer.Failed(ModelFailure.TooSlow), await answer.WaitAsync(Patience));
    }

    [Fact]
    public async Task TurnGivenUp_IsNoFailureOfTheModel()
    {
        await using var talk = await TalkingModel.StartAsync();
        var asked = Silent(talk);
        using var turn = new CancellationTokenSource();

        var answer = talk.Model.AskAsync(Question, turn.Token);
        await asked;
        await turn.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
    }

    [Fact]
    public async Task Failures_InARow_LetItRestForAMinute()
    {
        await using var talk = await TalkingModel.StartAsync();
        talk.Service.Answer(ModelResponse.Status(500));
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(new ModelAnswer.Failed(ModelFailure.Unavailable), await talk.Model.AskAsync(Question, CancellationToken.None));
        }

        Assert.Equal(new ModelAnswer.Failed(ModelFailure.Resting), await talk.Model.AskAsync(Question, CancellationToken.None));
        Assert.Equal(4, talk.Service.Requests.Count);

        talk.Time.Advance(ModelCircuit.Rest);
        talk.Service.Answer(ModelResponse.Words("Back."));
        Assert.Equal(new ModelAnswer.Words("Back."), await talk.Model.AskAsync(Question, CancellationToken.None));
    }

    [Fact]
    public async Task RetryAfter_IsKept()
    {
        await using var talk = await TalkingModel.StartAsync();
        talk.Service.Answer(ModelResponse.Status(429, ("Retry-After", "30")));
        Assert.Equal(new ModelAnswer.Failed(ModelFailure.Busy), await talk.Model.AskAsync(Question, CancellationToken.None));

        talk.Service.Answer(ModelResponse.Words("Back."));
        talk.Time.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(new ModelAnswer.Failed(ModelFailure.Resting), await talk.Model.AskAsync(Question, CancellationToken.None));
        Assert.Empty(talk.Service.Requests);

        talk.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(new ModelAnswer.Words("Back."), await talk.Model.AskAsync(Question, CancellationToken.None));
    }

    [Fact]
    public async Task Budget_IsCountedOverARestart_AndBegunAnewEachDay()
    {
        var store = new InMemoryStore();
        await using (var talk = await TalkingModel.StartAsync(store, ("TokensPerDay", "150")))
        {
            talk.Service.Answer(ModelResponse.Words("Yes."));
            Assert.IsType<ModelAnswer.Words>(await talk.Model.AskAsync(Question, CancellationToken.None)); // 100 of 150
        }

        await using var again = await TalkingModel.StartAsync(store, ("TokensPerDay", "150"));
        again.Service.Answer(ModelResponse.Words("Yes."));
        Assert.IsType<ModelAnswer.Words>(await again.Model.AskAsync(Question, CancellationToken.None));
        Assert.Equal(new ModelAnswer.Failed(ModelFailure.BudgetSpent), await again.Model.AskAsync(Question, CancellationToken.None));
        Assert.Single(again.Service.Requests);

        again.Time.Advance(TimeSpan.FromHours(15));
        Assert.IsType<ModelAnswer.Words>(await again.Model.AskAsync(Question, CancellationToken.None));
    }

    [Fact]
    public async Task Budget_OfNothing_AsksNobody()
    {
        await using var talk = await TalkingModel.StartAsync(settings: ("TokensPerDay", "0"));

        Assert.Equal(new ModelAnswer.Failed(ModelFailure.BudgetSpent), await talk.Model.AskAsync(Question, CancellationToken.None));
        Assert.Empty(talk.Service.Requests);
    }

    private static Task Silent(TalkingModel talk)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        talk.Service.Answer((_, _) =>
        {
            asked.TrySetResult();
            return ModelResponse.Never();
        });
        return asked.Task;
    }
}
