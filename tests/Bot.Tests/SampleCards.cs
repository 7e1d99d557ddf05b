using RetentionBot.Conversation;

namespace RetentionBot.Bot.Tests;

/// <summary>Each element of a card, and a few whole cards: every channel has golden files of how it draws them.</summary>
internal static class SampleCards
{
    private const string Hostile = "<b>bold</b> *_[x](https://evil.example)_* {{DATE(2026-01-01T00:00:00Z,SHORT)}} `code` ~~no~~ &lt; C:\\*.txt snake_case@x.example";

    private static readonly SkillCall _more = new SkillCall("more").With("cursor", "c1");

    public static Dictionary<string, Card> All => new()
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
        ["worded-by-a-model"] = new Card(
            new Heading("Bjørn Hansen is due a call."), new Paragraph("He bought 14 tracks [1] and has not been called since [2]."),
            new Table([new Column("No."), new Column("Record")], [["1", "I-19"], ["2", "C7-20250504"]]), new Actions(new CallAction("More", _more)))
        {
            Ai = new AiLabel([new Citation(1, "I-19", "Invoice of 4 May 2025, $13.86"), new Citation(2, "C7-20250504", "Call on 4 May 2025")]),
        },
        ["choice"] = new(
            new Heading("Which Jack?"), new Paragraph("1. Jack Smith, Seattle\n2. Jack Smyth, Oslo"),
            new Actions([.. Enumerable.Range(1, 2).Select(i => new CallAction($"{i}", new SkillCall("customer.summary").With("customer", $"#{i}")))])),
    };
}
