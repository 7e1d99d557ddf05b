using RetentionBot.Conversation;

namespace RetentionBot.Bot.Tests.Slack.Blocks;

/// <summary>Cards that Slack draws in ways of its own, beside those every channel draws.</summary>
internal static class SlackCards
{
    private static readonly Input[] _outcome =
    [
        new("outcome", "What came of it", InputKind.Choice) { IsRequired = true, Value = "Reached", Choices = [new("Reached", "Reached"), new("No answer", "NoAnswer")] },
        new("note", "In a line (optional)", InputKind.Text) { MaxLength = 500 },
    ];

    public static Dictionary<string, Card> All => new(SampleCards.All)
    {
        ["form"] = new(
            new Heading("Log with a customer"), new Paragraph("Written by Ada on 5 Aug 2026."),
            new Inputs(
            [
                new Input("customer", "Customer: name, number or e-mail address", InputKind.Customer) { IsRequired = true, MaxLength = 200, Value = "#1042" },
                new Input("note", "What happened", InputKind.LongText) { IsRequired = true, MaxLength = 2000, Value = "They *liked* it.\nAll & everything <3" },
                new Input("day", "When", InputKind.Date) { IsRequired = true, Value = "2026-08-05" },
                new Input("amount", "How much", InputKind.Number) { Value = "12.5" },
                new Input("how", "How", InputKind.Choice) { Value = "Call", Choices = [new Choice("By phone", "Call"), new Choice("In person", "Meeting")] },
                new Input("isPrivate", "Only I may read it", InputKind.Toggle) { Value = "true" },
            ]),
            new Actions(new CallAction("Log", new SkillCall("log.message").With("sender", "Ada")) { Style = ActionStyle.Primary, InPlace = true }, new CallAction("Back", new SkillCall("help")))),
        ["form-too-large"] = new(
            new Heading("Edit the thank-you D5 for Leonie Köhler (Stuttgart, #2)"),
            new Inputs([new Input("text", "Text", InputKind.LongText) { IsRequired = true, Value = Noise(2_500) }, new Input("count", "Count", InputKind.Number)]),
            new Actions(new CallAction("Save", new SkillCall("draft.edit").With("id", "D5")) { Style = ActionStyle.Primary, InPlace = true })),
        ["digest"] = new(
            new Heading("Good morning, Ada. Today: 2 to see to; 2 shown."),
            new Paragraph("Leonie Köhler · tier A · 3 days overdue"), new Inputs(_outcome),
            new Actions(new CallAction("Save", new SkillCall("followup.complete").With("customer", "#2").With("save", "true")) { Style = ActionStyle.Primary, InPlace = true }, new CallAction("Back", new SkillCall("digest")) { InPlace = true }),
            new Paragraph("Bjørn Hansen · tier B · due today"),
            new Actions(
                new CallAction("Done", new SkillCall("followup.complete").With("customer", "#4")) { InPlace = true, OpensForm = true }, new CallAction("Open", new SkillCall("customer.summary").With("customer", "#4"))),
            new Footnote("+ 12 more: press Next or type \"more\".")),
        ["draft-to-send"] = new(
            new Heading("Thank-you for Leonie Köhler · D5"), new DraftText("e-mail", "Leonie Köhler", "Your *first* order", "Dear Leonie,\n\nthank you for :tada: & <all>.\n  - Ada"),
            new Actions(
                new OpenUrlAction("Open in mail", new Uri("mailto:leonie@example.com?subject=Your%20first%20order&body=Dear%20Leonie|")),
                new CallAction("I sent it", new SkillCall("draft.sent").With("id", "D5")) { Style = ActionStyle.Primary, InPlace = true }, new CallAction("Second", new SkillCall("help")) { Style = ActionStyle.Primary })),
        ["tables"] = new(
            new Table([new Column("Day"), new Column("")], [["12 May 2025", ""]]), new Table([new Column("What"), new Column("Id")], [["1 * 2", "P7"], ["two\nlines"]])),
        ["call-large"] = new(new Actions(new CallAction("Log", new SkillCall("log.several").With("said", string.Concat(Enumerable.Repeat("I called Leonie, Bjørn and Frank. ", 200)))))),
        ["call-too-large"] = new(new Actions(new CallAction("Log", new SkillCall("log.several").With("said", Noise(4_000))))),
    };

    /// <summary>Text that cannot be made shorter; the same every time.</summary>
    public static string Noise(int length)
    {
        var random = new Random(7);
        return string.Create(length, random, static (characters, chance) =>
        {
            for (var i = 0; i < characters.Length; i++)
                characters[i] = (char)('!' + chance.Next(94));
        });
    }
}
