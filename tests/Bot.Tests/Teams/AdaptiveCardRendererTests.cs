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
    private const string Hostile = "<b>bold</b> *_[x](https://evil.example)_* {{DATE(2026-01-01T00:00:00Z,SHORT)}} `code` ~~no~~ &lt; C:\\*.txt snake_case@x.example";

    private static readonly Golden _golden = new("tests/Bot.Tests/Teams/Golden");

    private static readonly AdaptiveCardRenderer _renderer = new();

    private static readonly AdaptiveClient _inTeams = new(IsTeams: true, ReaderId: "29:1AbC");

    private static readonly SkillCall _more = new SkillCall("more").With("cursor", "c1");

    public static TheoryData<string> Names => [.. Cards.Keys];

    private static Dictionary<string, Card> Cards => new()
    {
        ["heading"] = new(new Heading("Last contact with Leonie Köhler: none recorded here.")),
        ["paragraph"] = new(new Paragraph("First line.\nSecond line.\n\nNext paragraph.\r\n    indented")),
        ["facts"] = new(new Facts([new Fact("E-mail", "leonie_k@example.com"), new Fact("City", "Köln")])),
        ["table"] = new(new Table([new Column("Day"), new Column("What", Weight: 3), new Column("Amount", IsNumber: true)], [["12 May 2025", "3 tracks", "€1.98"], ["2 Jan 2024", "*Rock*"]])),
        ["draft"] = new(new DraftText("e-mail", "Leonie Köhler", "Thank you", "Dear Leonie,\n\nthank you.\n- Ada")),
        ["draft-without-subject"] = new(new DraftText("phone", "Leonie Köhler", null, "Hello")),
        ["inputs"] = new(new Inputs(
        [
            new Input("note", "Note", InputKind.Text) { IsRequired = true, MaxLength = 200 },
            new Input("text", "Text", InputKind.LongText) { Value = "Dear {{DATE(x)}} *you*" },
            new Input("day", "Day", InputKind.Date) { Value = "2026-08-05" },
            new Input("wrongDay", "Day", InputKind.Date) { Value = "tomorrow" },
            new Input("count", "Count", InputKind.Number) { Value = "2.5" },
            new Input("channel", "Channel", InputKind.Choice) { Value = "phone", Choices = [new Choice("Phone", "phone"), new Choice("E-mail", "email")] },
            new Input("sure", "I am sure", InputKind.Toggle) { IsRequired = true },
        ])),
        ["actions"] = new(new Actions(
            new CallAction("More", _more) { Style = ActionStyle.Primary }, new CallAction("Erase", new SkillCall("erase")) { Style = ActionStyle.Destructive },
            new OpenUrlAction("Mail", new Uri("mailto:leonie@example.com?subject=Thank%20you")), new OpenUrlAction("Site", new Uri("https://example.com/ä")), new OpenUrlAction("Here", new Uri("http://127.0.0.1:3978/exports/x")),
            new OpenUrlAction("No", new Uri("http://example.com")), new OpenUrlAction("No", new Uri("javascript:alert(1)")), new OpenUrlAction("No", new Uri("/x", UriKind.Relative)))),
        ["actions-many"] = new(new Actions([.. Enumerable.Range(1, 23).Select(i => new CallAction($"Choice {i}", _more.With("n", $"{i}")))])),
        ["divider"] = new(new Divider(), new Paragraph("Above"), new Divider(), new Divider(), new Footnote("Below"), new Divider()),
        ["footnote"] = new(new Footnote("chinook-1, chinook-2\nlast import 5 Aug 2026")),
        ["hostile"] = new(
            new Heading(Hostile), new Paragraph(Hostile + "\n# heading\n- item\n1. one\n> quote\n---\n===\n![x](https://x.example/y.png)"), new Facts([new Fact(Hostile, Hostile + "\nnext")]),
            new Table([new Column(Hostile)], [[Hostile]]), new DraftText(Hostile, Hostile, Hostile, Hostile), new Footnote(Hostile),
            new Actions(new CallAction(Hostile, new SkillCall("x").With("text", Hostile + "\"}]\u2028\0")))),
        ["answer"] = new(
            new Heading("Bjørn Hansen bought 3 times since 2023."),
            new Table([new Column("Day"), new Column("What"), new Column("Amount", IsNumber: true)], [["4 May 2025", "14 tracks", "$13.86"], ["1 Jan 2024", "2 tracks", "$1.98"]]),
            new Actions(new CallAction("More", _more)), new Divider(), new Footnote("Invoices 19, 23 · last import 5 Aug 2026")),
        ["in-place"] = new Card(
            new Heading("Call Bjørn Hansen, due today"),
            new Actions(
                new CallAction("Done", new SkillCall("followup.complete").With("id", "F7")) { Style = ActionStyle.Primary, InPlace = true },
                new CallAction("Drop it", new SkillCall("followup.drop").With("id", "F7")) { Style = ActionStyle.Destructive, InPlace = true },
                new CallAction("History", new SkillCall("customer.summary").With("customer", "#7")),
                new OpenUrlAction("Mail", new Uri("mailto:bjorn@example.com"))))
        {
            Refresh = new SkillCall("followup.list").With("day", "2026-08-05"),
        },
        ["choice"] = new(
            new Heading("Which Jack?"), new Paragraph("1. Jack Smith, Seattle\n2. Jack Smyth, Oslo"),
            new Actions([.. Enumerable.Range(1, 2).Select(i => new CallAction($"{i}", new SkillCall("customer.summary").With("customer", $"#{i}")))])),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Card_WhenDrawn_IsAsInItsGoldenFile(string name) => _golden.Verify(name, _renderer.Render(Cards[name]));

    [Theory]
    [MemberData(nameof(Names))]
    public void Card_WhenDrawnForItsReaderInTeams_IsAsInItsGoldenFile(string name)
    {
        var drawn = _renderer.Render(Cards[name], _inTeams);
        // Most cards are the same for everybody, and have one golden file.
        _golden.Verify(JsonElement.DeepEquals(drawn, _renderer.Render(Cards[name])) ? name : name + ".teams", drawn);
    }

    [Fact]
    public void Refresh_WhenItsReaderIsNotKnown_IsLeftOut() =>
        Assert.False(_renderer.Render(Cards["in-place"], new AdaptiveClient(IsTeams: true, ReaderId: null)).TryGetProperty("refresh", out _));

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
        foreach (var input in _renderer.Render(Cards["inputs"]).GetProperty("body").EnumerateArray())
            Assert.True(input.GetProperty(input.GetProperty("type").GetString() == "Input.Toggle" ? "title" : "label").GetString()?.Length > 0);
    }
}
