using System.Collections.Concurrent;
using RetentionBot.Conversation;

namespace RetentionBot.Bot.Tests.LocalPage;

/// <summary>Remembers every message and answers with a card of every element, or as its first word says: <c>fail</c>, <c>wait</c>, <c>long</c>.</summary>
public sealed class SampleTurn : ITurn
{
    /// <summary>Text that would do harm if anything drew it as markup.</summary>
    public const string Hostile = "<img src=x onerror=alert(1)>\"'&</p><script>alert(2)</script>";

    private readonly ConcurrentQueue<IncomingMessage> _messages = new();
    private TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyCollection<IncomingMessage> Messages => _messages;

    /// <summary>Lets every waiting answer go.</summary>
    public void Release() => Interlocked.Exchange(ref _held, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();

    public async Task RunAsync(IncomingMessage message, IAnswer answer, CancellationToken cancellationToken)
    {
        _messages.Enqueue(message);
        var word = message.Call?.Function ?? message.Text.Split(' ')[0];
        if (word == "fail") throw new InvalidDataException("Asked to fail.");
        if (word == "wait") await _held.Task.WaitAsync(cancellationToken);

        await answer.SendAsync(word == "long" ? Reply.Of(string.Concat(Enumerable.Repeat("A line of a long answer.\n", 80))) : Everything(message), cancellationToken);
    }

    private static Reply Everything(IncomingMessage message) => new(new Card(
        new Heading("Riverside Bakery was last reached on 3 March 2025, by phone."),
        new Paragraph(message.Call is { } call
            ? $"Pressed {call.Function}: {string.Join(", ", call.Arguments.OrderBy(argument => argument.Key, StringComparer.Ordinal).Select(argument => $"{argument.Key}={argument.Value}"))}"
            : $"You asked: {message.Text}\nOpen since then: one promise, two offers."),
        new Facts([new Fact("Customer", "Riverside Bakery, Tromsø (#1042)"), new Fact("Account manager", "Ada Nyström"), new Fact("Prefers", "phone, mornings"), new Fact("Note", Hostile)]),
        new Table(
            [new Column("Day"), new Column("Product", Weight: 2), new Column("Quantity", IsNumber: true), new Column("Amount", IsNumber: true)],
            [["2025-03-03", "Rye flour, stone ground, 25 kg", "12", "EUR 318.00"], ["2025-01-14", "Proofing baskets", "40", "EUR 1,240.50"], ["2024-11-28", Hostile, "1", "NOK 99.00"]]),
        new DraftText("e-mail", "Maria Okafor, owner", "Your March flour", "Dear Maria,\n\nthank you for the order of 3 March. The rye leaves the mill on Thursday.\n\nAda Nyström"),
        new Divider(),
        new Inputs(
        [
            new Input("note", "What was said", InputKind.LongText) { IsRequired = true, MaxLength = 400 },
            new Input("day", "Next contact", InputKind.Date) { Value = "2025-06-02" },
            new Input("outcome", "Outcome", InputKind.Choice) { Choices = [new Choice("Reached", "reached"), new Choice("Left a message", "left-message")] },
            new Input("score", "Score", InputKind.Number),
            new Input("by", "Spoken with", InputKind.Text) { Value = "Maria" },
            new Input("private", "Private note", InputKind.Toggle) { Value = "true" },
        ]),
        new Actions(
            new CallAction("Save", new SkillCall("interaction.log").With("customer", "#1042")) { Style = ActionStyle.Primary },
            new CallAction("Show more", new SkillCall("more")),
            new CallAction("Erase", new SkillCall("customer.erase").With("customer", "#1042")) { Style = ActionStyle.Destructive },
            new OpenUrlAction("Open in mail", new Uri("mailto:maria@example.com")),
            new OpenUrlAction("Website", new Uri("https://example.com/bakery"))),
        new Footnote("Contacts are recorded since 12 May 2019; last import yesterday 06:00. Records I-2207, P-8841.")));
}
