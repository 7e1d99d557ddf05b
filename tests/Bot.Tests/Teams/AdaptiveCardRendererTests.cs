using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using RetentionBot.Conversation;
using RetentionBot.Teams.Cards;
using RetentionBot.Testing;

namespace RetentionBot.Bot.Tests.Teams;

/// <summary>Each element and a few whole cards against golden files; see <see cref="Golden"/> for how to write them anew.</summary>
public sealed class AdaptiveCardRendererTests
{
    private static readonly Golden _golden = new("tests/Bot.Tests/Teams/Golden");

    private static readonly AdaptiveCardRenderer _renderer = new();

    private static readonly AdaptiveClient _inTeams = new(IsTeams: true, ReaderId: "29:1AbC");

    private static readonly SkillCall _more = new SkillCall("more").With("cursor", "c1");

    public static TheoryData<string> Names => [.. SampleCards.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Card_WhenDrawn_IsAsInItsGoldenFile(string name) => _golden.Verify(name, _renderer.Render(SampleCards.All[name]));

    [Theory]
    [MemberData(nameof(Names))]
    public void Card_WhenDrawnForItsReaderInTeams_IsAsInItsGoldenFile(string name)
    {
        var drawn = _renderer.Render(SampleCards.All[name], _inTeams);
        // Most cards are the same for everybody, and have one golden file.
        _golden.Verify(JsonElement.DeepEquals(drawn, _renderer.Render(SampleCards.All[name])) ? name : name + ".teams", drawn);
    }

    [Fact]
    public void Refresh_WhenItsReaderIsNotKnown_IsLeftOut() =>
        Assert.False(_renderer.Render(SampleCards.All["in-place"], new AdaptiveClient(IsTeams: true, ReaderId: null)).TryGetProperty("refresh", out _));

    [Fact]
    public void Refresh_WhenTheCardIsShortened_Stays()
    {
        var rows = Enumerable.Range(1, 5000).Select(i => new[] { $"row {i}" }).ToArray<IReadOnlyList<string>>();
        foreach (var element in new CardElement[] { new Table([new Column("A")], rows), new Paragraph(new string('x', 50_000)) })
            Assert.True(_renderer.Render(new Card(element) { Refresh = _more }, _inTeams).TryGetProperty("refresh", out _));
    }

    [Theory]
    [InlineData("plain text, 5 * 3 - 2", "plain text, 5 \\* 3 - 2")]
    [InlineData("<b>*_[x](y)", "\\<b>\\*\\_\\[x\\]\u200B(y)")]
    [InlineData("Late twice [1], [12]; torn [1][2].", "Late twice [1], [12]; torn [1][2].")]
    [InlineData("[1](x) [1]: x [123] [1a] [] [", "\\[1\\]\u200B(x) \\[1\\]: x \\[123\\] \\[1a\\] \\[\\] \\[")]
    [InlineData("ada_byron@x.example", "ada_byron@x.example")]
    [InlineData("_x_", "\\_x\\_")]
    [InlineData("{{DATE(2026-01-01T00:00:00Z)}}", "\\{\\{DATE(2026-01-01T00:00:00Z)}}")]
    [InlineData("{one}", "{one}")]
    [InlineData("AT&T & Co; &lt; &#60;", "AT&T & Co; \\&lt; \\&#60;")]
    [InlineData("- item", "\\- item")]
    [InlineData("2024-05-12 - done", "2024-05-12 - done")]
    [InlineData("1. one", "1\\. one")]
    [InlineData("1.5 kg", "1.5 kg")]
    [InlineData("# 7", "\\# 7")]
    [InlineData("#7", "\\#7")]
    [InlineData("    code", "\u00A0\u00A0\u00A0\u00A0code")]
    [InlineData("C:\\dir \\* \\", "C:\\dir \\\\\\* \\")]
    [InlineData("a\tb\nc\0d", "a b cd")]
    [InlineData("", "")]
    public void Text_WhenDrawn_ShowsAsItIs(string text, string expected) => Assert.Equal(expected, LiteralText.Of(text));

    private static string Raw(Card card)
    {
        var drawn = _renderer.Render(card).GetRawText();
        Assert.InRange(Encoding.UTF8.GetByteCount(drawn), 1, AdaptiveLimits.CardBytes);
        return drawn;
    }

    [Fact]
    public void Table_WhenItIsTooLong_IsShortenedAtARowAndSaysHowManyMore()
    {
        var rows = Enumerable.Range(1, 5000).Select(i => new[] { $"row {i}", "a purchase of something" }).ToArray<IReadOnlyList<string>>();
        var drawn = Raw(new Card(new Heading("All"), new Table([new Column("A"), new Column("B")], rows), new Footnote("end")));
        Assert.InRange(CellRows(drawn), 50, 400);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"… and {5000 - CellRows(drawn):N0} more"), drawn, StringComparison.Ordinal);
        Assert.Contains("\"end\"", drawn, StringComparison.Ordinal);
    }

    // The heading row is one of them.
    private static int CellRows(string drawn) => Regex.Count(drawn, "\"TableRow\"") - 1;

    [Fact]
    public void Facts_WhenTheyAreTooMany_SayHowManyMore() =>
        Assert.Matches("… and [0-9,]+ more", Raw(new Card(new Facts([.. Enumerable.Range(1, 3000).Select(i => new Fact($"Fact {i}", "value"))]))));

    [Fact]
    public void Paragraph_WhenItIsTooLong_IsCutWithoutHalvingACharacter()
    {
        var drawn = Raw(new Card(new Paragraph(string.Concat(Enumerable.Repeat("😀", 40_000)))));
        Assert.Contains("…", drawn, StringComparison.Ordinal);
        Assert.DoesNotContain("\uFFFD", drawn, StringComparison.Ordinal);
    }

    [Fact]
    public void Card_WhenItHasTooManyParts_SaysHowManyMore() =>
        Assert.Contains("more", Raw(new Card([.. Enumerable.Range(1, 3000).Select(i => new Paragraph($"Part {i}"))])), StringComparison.Ordinal);

    [Fact]
    public void Card_WhenAButtonAloneIsTooLarge_IsStillACard() => Raw(new Card(new Actions(new CallAction("x", new SkillCall("x").With("a", new string('a', 100_000))))));

    [Fact]
    public void Card_WhenACellAloneIsTooLarge_IsStillACard() => Raw(new Card(new Table([new Column(new string('t', 50_000))], [[new string('c', 50_000)]])));

    [Theory]
    [InlineData("\ud800")]
    [InlineData("a\udc00b")]
    public void Text_WhenItHoldsHalfACharacter_IsStillDrawn(string text) => Assert.Equal(JsonValueKind.Object, _renderer.Render(new Card(new Heading(text), new Facts([new Fact(text, text)]))).ValueKind);

    [Fact]
    public void Inputs_WhenDrawn_AllHaveALabel()
    {
        foreach (var input in _renderer.Render(SampleCards.All["inputs"]).GetProperty("body").EnumerateArray())
            Assert.True(input.GetProperty(input.GetProperty("type").GetString() == "Input.Toggle" ? "title" : "label").GetString()?.Length > 0);
    }

    [Fact]
    public void CustomerField_WhenDrawn_TakesWhatIsTyped()
    {
        var drawn = _renderer.Render(new Card(new Inputs([new Input("customer", "Customer", InputKind.Customer) { Value = "#7" }]))).GetProperty("body")[0];

        Assert.Equal(("Input.Text", "#7"), (drawn.GetProperty("type").GetString(), drawn.GetProperty("value").GetString()));
    }
}
