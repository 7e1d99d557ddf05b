using System.Text.Json;
using RetentionBot.Conversation;
using RetentionBot.Slack.Blocks;
using RetentionBot.Testing;
using RetentionBot.Testing.Cards;
using RetentionBot.Testing.Slack;

namespace RetentionBot.Bot.Tests.Slack.Blocks;

/// <summary>Modals and the home.</summary>
public sealed class ViewRendererTests
{
    private static readonly Golden _golden = new("tests/Bot.Tests/Slack/Golden/Views");

    private static readonly FormOrigin _origin = new("D1", "1700.1", IsEphemeral: false, ResponseUrl: null, ThreadTs: "1699.9");

    private static readonly ViewRenderer _views = new();

    [Theory]
    [InlineData("form")]
    [InlineData("form-too-large")]
    [InlineData("digest")]
    [InlineData("inputs")]
    [InlineData("answer")]
    [InlineData("hostile")]
    public void Modal_WhenDrawn_IsAsInItsGoldenFile(string name) => _golden.Verify(name, Sound(_views.Modal(SlackCards.All[name], _origin)));

    [Fact]
    public void Waiting_IsAsInItsGoldenFile() => _golden.Verify("waiting", Sound(_views.Waiting(_origin)));

    [Fact]
    public void Home_IsAsInItsGoldenFile() => _golden.Verify("home", Sound(_views.Home([SlackCards.All["digest"], SlackCards.All["answer"]])));

    [LongProperty(100, 5_000, Arbitrary = [typeof(RandomCards)])]
    public void C54_AnyCard_KeepsEveryLimitOfAView(Card card)
    {
        Sound(_views.Modal(card, _origin));
        Sound(_views.Home([card, card]));
    }

    [LongProperty(100, 5_000, Arbitrary = [typeof(RandomCards)])]
    public void AnyCard_IsLabelledInAViewToo(Card card)
    {
        var labelled = card with { Ai = new AiLabel([]) };
        foreach (var view in new[] { _views.Modal(labelled, _origin), _views.Home([card, labelled]) })
        {
            var blocks = view.GetProperty("blocks");
            Assert.Contains(AiLabel.Words, blocks[blocks.GetArrayLength() - 1].GetRawText(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void AFormInAButton_StillSaysThatAModelPutItIntoWords()
    {
        var card = SlackCards.All["form"];
        var form = FormPart.Before(card.Elements, card.Elements.Count - 1)!; // there is a form
        Assert.Null(Carried.ReadForm(Carried.ValueOf(form)!)!.Ai); // it is small enough
        Assert.NotNull(Carried.ReadForm(Carried.ValueOf(form with { IsWordedByModel = true })!)!.Ai);
        Assert.Contains("ai\\\":true", new BlockKitRenderer().Render(card with { Ai = new AiLabel([]) }).Blocks.GetRawText(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Home_OfNothing_IsStillAView() => Sound(_views.Home([]));

    /// <summary>Slack keeps what was typed into an input of the same id: it must not go to the form of somebody else.</summary>
    [Fact]
    public void Field_WhenItsFormIsAboutSomebodyElse_HasAnotherId()
    {
        string Id(string customer, string value) => _views.Modal(new Card(new Inputs([new Input("note", "Note", InputKind.Text) { Value = value }]), new Actions(new CallAction("Log", new SkillCall("log").With("customer", customer)))), _origin)
            .GetProperty("blocks")[0].GetProperty("block_id").GetString()!; // an input of ours has one

        Assert.Equal(Id("#1", "a"), Id("#1", "a"));
        Assert.NotEqual(Id("#1", "a"), Id("#2", "a"));
        Assert.NotEqual(Id("#1", "a"), Id("#1", "b"));
    }

    [Fact]
    public void Choice_WhenItHasTooManyOptions_SaysHowManyMore()
    {
        var drawn = Sound(_views.Modal(new Card(
            new Inputs([new Input("a", "A", InputKind.Choice) { IsRequired = true, Choices = [.. Enumerable.Range(1, 112).Select(i => new Choice($"{i}", $"{i}"))] }]), new Actions(new CallAction("Go", new SkillCall("x")))), _origin));

        Assert.Equal("… and 12 more", drawn.GetProperty("blocks")[0].GetProperty("hint").GetProperty("text").GetString());
    }

    [Fact]
    public void Form_WhenItsCallIsTooLargeForAWindow_SaysSoInstead()
    {
        var drawn = Sound(_views.Modal(new Card(new Heading("Log"), new Inputs([new Input("a", "A", InputKind.Text)]), new Actions(new CallAction("Go", new SkillCall("x").With("a", SlackCards.Noise(9_000))))), _origin));

        Assert.False(drawn.TryGetProperty("submit", out _));
        Assert.Contains("Say it in words instead", drawn.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Origin_WhenThereIsNoRoomForItsAddress_StillSaysTheMessage()
    {
        var large = _origin with { IsEphemeral = true, ResponseUrl = "https://hooks.slack.com/" + SlackCards.Noise(400) };
        var form = new Card(new Inputs([new Input("b", "B", InputKind.Text)]), new Actions(new CallAction("Go", new SkillCall("x").With("a", SlackCards.Noise(2_500)))));
        var submitted = BlockValues.Submission(Sound(_views.Modal(form, large)));

        Assert.Equal(large with { ResponseUrl = null }, submitted?.Origin);
    }

    private static JsonElement Sound(JsonElement view)
    {
        Assert.Empty(BlockKitRules.FaultsOfView(view));
        return view;
    }
}
