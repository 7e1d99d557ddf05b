using System.Globalization;
using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Ledger;
using RetentionBot.Skills.Names;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Recording;

/// <summary>Records a message of the chat as a contact with a customer, after a form where it can be shortened.</summary>
public sealed class LogMessage(LedgerBook ledger, NextFollowUp next)
{
    internal const string Function = "log.message";

    private const int LongestCustomer = 200;

    /// <param name="text">The message's own words; left out when it is asked for in words.</param>
    /// <param name="sender">Who wrote it, as the channel shows them; left out when not known.</param>
    /// <param name="sent">When it was written, ISO 8601; left out when not known.</param>
    /// <param name="customer">With whom, from the form; before that, whom the conversation is about.</param>
    /// <param name="note">What happened, from the form.</param>
    /// <param name="day">When it happened, from the form.</param>
    /// <param name="isPrivate">Whether only the caller may read it, from the form.</param>
    [SkillFunction(Function, Deed.Record, "Records a message of the chat as a contact with a customer.")]
    [Phrase("log [a|the|this] message")]
    [Phrase("(log|note|record) [a|the|this] message (with|for) [a|the] customer")]
    [Phrase("(log|note|record) [a|the|this] message (with|for) {customer}")]
    [Phrase("log [a|the|this] message with customer")]
    [Example("log a message")]
    [Example("log this message")]
    [Example("log this message with {customer}")]
    [Example("note a message for a customer")]
    public async Task<Reply> AnswerAsync(string? text, string? sender, string? sent, Customer? customer, string? note, DateOnly? day, bool? isPrivate, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (note is null)
        {
            return Form(text, sender, DayOf(sent, turn), customer, turn);
        }

        if (customer is null)
        {
            throw new SkillException("The form needs a customer. Fill it in and press Log again.");
        }

        var on = RecordedDay.Of(day, turn);
        var contact = await ledger.AddAsync(Schema.Interactions, new Interaction
        {
            Key = new HistoryKey(customer.Number, RecordedDay.Minute(on), 0).Value,
            By = turn.Caller.Number,
            Channel = ContactChannel.Chat,
            IsPrivate = isPrivate == true,
            IsInbound = sender is not null && Names(customer).Any(name => NameFolding.Fold(name) == NameFolding.Fold(sender)),
            Summary = FreeText.Of(note, "note") ?? "",
        }, turn, cancellationToken);
        return new Answer($"Logged: message {(contact.IsInbound ? "from" : "about")} {CustomerLabel.Full(customer)} on {turn.Say.DayAgo(on)}.")
            .Records([(turn.Say.Day(on), ContactWording.Row(contact, "you"), contact.Id.ToString())])
            .Undo(turn, $"the message of {CustomerLabel.Full(customer)}")
            .Form("Correct", new SkillCall(CorrectRecord.Function).With("id", contact.Id.ToString()))
            .Note(await next.NoteAsync(customer, turn, cancellationToken))
            .Reply(turn);
    }

    private static Reply Form(string? text, string? sender, DateOnly day, Customer? customer, SkillTurn turn)
    {
        var elements = new List<CardElement> { new Heading("Log with a customer") };
        var log = new SkillCall(Function);
        if (sender is not null)
        {
            elements.Add(new Paragraph($"Written by {ShortText.Of(sender, LongestCustomer)} on {turn.Say.Day(day)}."));
            log = log.With("sender", ShortText.Of(sender, LongestCustomer));
        }

        elements.Add(new Inputs(
        [
            new Input("customer", "Customer: name, number or e-mail address", InputKind.Customer) { IsRequired = true, MaxLength = LongestCustomer, Value = customer?.Name ?? "" },
            new Input("note", "What happened", InputKind.LongText) { IsRequired = true, MaxLength = FreeText.Longest, Value = Bounded(text ?? "") },
            new Input("day", "When", InputKind.Date) { IsRequired = true, Value = IsoDay.Of(day) },
            new Input("isPrivate", "Only I may read it", InputKind.Toggle) { Value = "false" },
        ]));
        elements.Add(new Actions(new CallAction("Log", log) { Style = ActionStyle.Primary, InPlace = true }));
        return new Reply(new Card(elements));
    }

    /// <summary>The day a message was written, in the caller's zone; today when that is not known or lies ahead.</summary>
    private static DateOnly DayOf(string? sent, SkillTurn turn) =>
        DateTimeOffset.TryParse(sent, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, turn.Zone).DateTime) is var day && day <= turn.Today
            ? day
            : turn.Today;

    private static IEnumerable<string> Names(Customer customer) => customer.Contacts.Select(contact => contact.Name).Prepend(customer.Name);

    // Line breaks stay: it is a message. Never half a character.
    private static string Bounded(string text) =>
        text.Length <= FreeText.Longest ? text : text[..(char.IsHighSurrogate(text[FreeText.Longest - 1]) ? FreeText.Longest - 1 : FreeText.Longest)];
}
