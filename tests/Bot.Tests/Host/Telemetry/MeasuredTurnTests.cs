using System.Diagnostics;
using System.Diagnostics.Metrics;
using RetentionBot.Conversation;
using RetentionBot.Host.Telemetry;
using RetentionBot.Understanding;

namespace RetentionBot.Bot.Tests.Host.Telemetry;

[Collection(Listening.OneAtATime)]
public sealed class MeasuredTurnTests
{
    [Fact]
    public async Task Turn_WhenAnswered_TellsChannelFunctionAndOutcomeAndNothingElse()
    {
        await using var host = new TurnHost { IsAnonymous = true };
        await host.StoreAsync();
        using var listening = new Listening(host.Get<IMeterFactory>());
        host.Understanding.Next = new Understood.Call(TurnHost.Question);

        await host.AskAsync(TurnHost.Message("who looks after Runa Holm, secretly"));

        Assert.Equal(["retentionbot.turn.duration channel=msteams function=customer.owner outcome=answered"], listening.Durations);
    }

    [Fact]
    public async Task Turn_WhenItFails_IsApologisedAndTellsNoReason()
    {
        await using var host = new TurnHost { IsAnonymous = true };
        await host.StoreAsync();
        using var listening = new Listening(host.Get<IMeterFactory>());
        host.Understanding.Fails = new FormatException("'secret' was not in a correct format.");

        await host.AskAsync(TurnHost.Message("secret"));

        Assert.Equal(["retentionbot.turn.duration channel=msteams outcome=apologised"], listening.Durations);
    }

    [Fact]
    public async Task Turn_WhenTheChannelDoesNotTakeTheAnswer_HasFailed()
    {
        await using var host = new TurnHost { IsAnonymous = true };
        await host.StoreAsync();
        using var listening = new Listening(host.Get<IMeterFactory>());

        await Assert.ThrowsAsync<ChannelException>(() => host.RunAsync(TurnHost.Message("hello"), new Answers { Fails = new ChannelException(ChannelFault.Retry, "not now") }));

        Assert.Equal(["retentionbot.turn.duration channel=msteams function=none outcome=failed"], listening.Durations);
    }

    [Fact]
    public async Task Turn_WhenSpansAreListenedTo_IsATraceOfItsOwnWithNothingThatWasSaid()
    {
        await using var host = new TurnHost { IsAnonymous = true };
        await host.StoreAsync();
        using var listening = new Listening(host.Get<IMeterFactory>(), spans: true);
        host.Understanding.Fails = new FormatException("'unheard-of' was not in a correct format.");
        using var request = new Activity("the web server's").Start();

        await host.AskAsync(TurnHost.Message("unheard-of Runa Holm"));

        var span = Assert.Single(listening.Spans, span => span.TagObjects.Contains(new("outcome", "apologised")) && span.OperationName == "turn");
        Assert.Null(span.Parent);
        Assert.NotEqual(request.TraceId, span.TraceId);
        Assert.Equal("channel=msteams outcome=apologised", Listening.Written(span.TagObjects));
        Assert.Null(span.StatusDescription);
        Assert.Empty(span.Events);
        Assert.Same(request, Activity.Current);
    }

    [Fact]
    public async Task Instruments_WhenNobodyListens_MeasureNothing()
    {
        await using var host = new TurnHost { IsAnonymous = true };
        using var instruments = new Instruments(new OwnMeters(), TimeProvider.System);

        Assert.Null(instruments.Store("get"));
    }

    [Fact]
    public async Task Understanding_WhenMeasured_TellsTheFunctionAndNotTheText()
    {
        await using var host = new TurnHost { IsAnonymous = true };
        using var listening = new Listening(host.Get<IMeterFactory>(), spans: true);
        var measured = new MeasuredUnderstanding(host.Understanding, host.Get<Instruments>());
        host.Understanding.Next = new Understood.Call(new SkillCall("customer.owner"));

        await measured.UnderstandAsync("who looks after Runa Holm", new Understanding.Talk().Turn, default);
        host.Understanding.Next = new Understood.Nothing([]);
        await measured.UnderstandAsync("Runa Holm?", new Understanding.Talk().Turn, default);

        Assert.Null(Activity.Current);
        Assert.Equal(
            ["retentionbot.understanding.duration function=customer.owner outcome=understood", "retentionbot.understanding.duration outcome=not understood"],
            listening.Durations);
    }

    /// <summary>Meters nobody listens to.</summary>
    private sealed class OwnMeters : IMeterFactory
    {
        public Meter Create(MeterOptions options) => new(new MeterOptions(options.Name) { Scope = this });

        public void Dispose()
        {
        }
    }
}
