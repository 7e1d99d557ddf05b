using System.Globalization;
using System.Text;
using System.Text.Json;
using RetentionBot.Conversation;
using RetentionBot.Slack.Blocks;
using RetentionBot.Testing;
using RetentionBot.Testing.Cards;
using RetentionBot.Testing.Slack;

namespace RetentionBot.Bot.Tests.Slack.Blocks;

/// <summary>Each element and a few whole cards against golden files; see <see cref="Golden"/> for how to write them anew.</summary>
public sealed class BlockKitRendererTests
{
    private static readonly Golden _golden = new("tests/Bot.Tests/Slack/Golden");

    private static readonly BlockKitRenderer _renderer = new();

    public static TheoryData<string> Names => [.. SlackCards.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Card_WhenDrawn_IsAsInItsGoldenFile(string name)
    {
        var message = Sound(SlackCards.All[name]);
        _golden.Verify(name, JsonSerializer.SerializeToElement(new { text = message.Text, blocks = message.Blocks }));
    }

    [LongProperty(100, 5_000, Arbitrary = [typeof(RandomCards)])]
    public void C54_AnyCard_KeepsEveryLimit(Card card) => Sound(card);

    [LongProperty(100, 5_000, Arbitrary = [typeof(RandomCards)])]
    public void AnyCard_IsLabelledAtItsEnd_IfAndOnlyIfAModelPutItIntoWords(Card card)
    {
        foreach (var labelled in new[] { card with { Ai = null }, card with { Ai = new AiLabel([]) } })
        {
            var message = Sound(labelled);
            var last = message.Blocks[message.Blocks.GetArrayLength() - 1].GetRawText();
            Assert.Equal(labelled.Ai is not null, last.Contains(AiLabel.Words, StringComparison.Ordinal) && last.Contains("\"context\"", StringComparison.Ordinal));
            Assert.Equal(labelled.Ai is not null, message.Text.EndsWith(AiLabel.Words, StringComparison.Ordinal));
        }
    }

    /// <summary>Drawn in a message of Slack's; fails on whatever Slack would refuse.</summary>
    private static SlackMessage Sound(Card card)
    {
        var message = _renderer.Render(card);
        Assert.Empty(BlockKitRules.FaultsOfMessage(message.Text, message.Blocks));
        JsonElement.Parse(Encoding.UTF8.GetBytes(message.Blocks.GetRawText()), new JsonDocumentOptions { AllowDuplicateProperties = false });
        return message;
    }

    [Fact]
    public void C53_ACustomersName_IsTextAndNoBroadcast()
    {
        const string name = "A<b>&*<!channel>";
        var message = Sound(new Card(new Paragraph(name), new Facts([new Fact(name, name)]), new Footnote(name), new Table([], []), new DraftText(name, name, name, name), new Actions(new CallAction(name, new SkillCall("x")))));
        var marked = message.Blocks[0].GetProperty("text").GetProperty("text").GetString();

        Assert.StartsWith("A&lt;b&gt;&amp;", marked, StringComparison.Ordinal);
        Assert.DoesNotContain("<!channel>", marked, StringComparison.Ordinal);
        Assert.StartsWith("A&lt;b&gt;&amp;", message.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\u200B")]
    public void C55_ACardOfNothing_StillHasTextAndABlock(string text)
    {
        Assert.False(string.IsNullOrWhiteSpace(Sound(new Card()).Text));
        Sound(new Card(new Heading(text), new Paragraph(text), new Facts([new Fact(text, text)]), new Footnote(text), new DraftText(text, text, text, text), new Actions(new CallAction(text, new SkillCall("x")))));
    }

    /// <summary>A day is a text: no client shifts it into its own zone.</summary>
    [Fact]
    public void C57_ADay_IsTheSameDayForEverybody()
    {
        var drawn = Raw(new Card(new Heading("Call Ada, due 5 Aug 2026"), new Paragraph("5 Aug 2026"), new Table([new Column("Day")], [["5 Aug 2026"]])));

        Assert.Equal(3, drawn.Split("5 Aug 2026").Length - 1);
        Assert.DoesNotContain("<!date", drawn, StringComparison.Ordinal);
    }

    /// <summary>Every word that stands on a card stands in its blocks, whichever element it is in.</summary>
    [Fact]
    public void C77_EveryElement_IsDrawnWithAllItsWords()
    {
        Card card = new(
            new Heading("w1"), new Paragraph("w2"), new Facts([new Fact("w3", "w4")]), new Table([new Column("w5")], [["w6"]]), new Table([new Column("w7")], [["w8"]]), new DraftText("w9", "w10", "w11", "w12"),
            new Divider(), new Footnote("w13"), new Inputs([new Input("a", "w14", InputKind.Text)]), new Actions(new CallAction("w15", new SkillCall("x")), new OpenUrlAction("w16", new Uri("mailto:a@example.com")), new OpenUrlAction("w17", new Uri("https://example.com/"))));
        var modal = new ViewRenderer().Modal(card, new FormOrigin(null, null, false, null, null)).GetRawText();
        var message = Raw(card with { Elements = [.. card.Elements.Where(element => element is not Inputs)] });

        Assert.All(Enumerable.Range(1, 17).Except([14]), word => Assert.Matches($@"w{word}(?!\d)", message));
        Assert.All(Enumerable.Range(1, 17), word => Assert.Matches($@"w{word}(?!\d)", modal));
    }

    [Theory]
    [InlineData("plain text, 5-2 = 3: yes", "plain text, 5-2 = 3: yes")]
    [InlineData("AT&T <b> &lt;", "AT&amp;T &lt;b&gt; &amp;lt;")]
    [InlineData("*bold*", "\u200B*\u200Bbold\u200B*\u200B")]
    [InlineData("ada_byron@x.example", "ada_byron@x.example")]
    [InlineData("_x_", "\u200B_\u200Bx\u200B_\u200B")]
    [InlineData("a`b`", "a\u200B`\u200Bb\u200B`\u200B")]
    [InlineData("> no quote", "\u200B&gt; no quote")]
    [InlineData("a > b", "a &gt; b")]
    [InlineData("due: :tada:", "due: :\u200Btada:")]
    [InlineData("<@U1> <!here>", "&lt;@U1&gt; &lt;!here&gt;")]
    [InlineData("a\tb\0c\u2028d\r\ne", "a bc\nd\ne")]
    [InlineData("😀", "😀")]
    [InlineData("", "")]
    public void Text_WhenDrawn_ShowsAsItIs(string text, string expected) => Assert.Equal(expected, MrkdwnText.Of(text, 3_000));

    [Fact]
    public void Text_WhenItHoldsHalfACharacter_ShowsThatItIsUnreadable() => Assert.Equal("x\uFFFDy", MrkdwnText.Of("x" + '\ud83d' + "y", 3_000));

    [Theory]
    [InlineData("12345", 5, "12345")]
    [InlineData("123456", 5, "1234…")]
    [InlineData("123&", 5, "123…")]
    [InlineData("12&", 7, "12&amp;")]
    [InlineData("1&2&3", 8, "1&amp;2…")]
    [InlineData("123😀", 4, "123…")]
    [InlineData("123😀", 5, "123😀")]
    [InlineData("12345*", 7, "12345…")]
    public void Text_WhenCut_IsMeasuredAsItIsSentAndCutBetweenCharacters(string text, int limit, string expected) => Assert.Equal(expected, MrkdwnText.Of(text, limit));

    /// <summary>What is copied out of a draft is what was written, to the character.</summary>
    [Theory]
    [InlineData("Dear Leonie,\n\nthank you for *all* & <everything> :tada:.\n  - Ada_")]
    [InlineData("> quoted\n`code` ~x~ <!channel> &lt;")]
    public void Draft_WhenDrawn_KeepsItsLinesAndCharacters(string text) =>
        Assert.Equal(text, Sound(new Card(new DraftText("e-mail", "Leonie", null, text))).Blocks[1].GetProperty("elements")[0].GetProperty("elements")[0].GetProperty("text").GetString());

    [Fact]
    public void Table_WhenItIsTooLong_SaysHowManyMore()
    {
        var rows = Enumerable.Range(1, 5000).Select(i => new[] { $"row {i}", "a purchase of something" }).ToArray<IReadOnlyList<string>>();
        var drawn = Raw(new Card(new Heading("All"), new Table([new Column("A"), new Column("B")], rows), new Footnote("end")));
        var shown = drawn.Split("a purchase of something").Length - 1;

        Assert.InRange(shown, 50, 99);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"… and {5000 - shown:N0} more"), drawn, StringComparison.Ordinal);
        Assert.Contains("\"end\"", drawn, StringComparison.Ordinal);
    }

    [Fact]
    public void Buttons_WhenTheyAreTooMany_SayHowManyMore() =>
        Assert.Contains("… and 5 more", Raw(new Card(new Actions([.. Enumerable.Range(1, 30).Select(i => new CallAction($"{i}", new SkillCall("x")))]))), StringComparison.Ordinal);

    [Fact]
    public void Card_WhenItHasTooManyParts_SaysHowManyMore() =>
        Assert.Matches("… and [0-9]+ more", Raw(new Card([.. Enumerable.Range(1, 300).Select(i => new Paragraph($"Part {i}"))])));

    private static string Raw(Card card) => Sound(card).Blocks.GetRawText();
}
