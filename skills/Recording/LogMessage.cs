using System.Globalization;
using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Recording;

/// <summary>
/// Shows the form for noting a message as a contact with a customer. What comes back filled in is not recorded yet, and it says so: nobody should believe that something was
/// kept which was not.
/// </summary>
public sealed class LogMessage(CustomerBook customers)
{
    internal const string Function = "log.message";

    private const int LongestCustomer = 200;
    private const int LongestNote = 2000;

    /// <param name="text">The message's own words; left out when it is asked for in words.</param>
    /// <param name="sender">Who wrote it, as the channel shows them; left out when not known.</param>
    /// <param name="sent">When it was written, ISO 8601; left out when not known.</param>
    /// <param name="customer">With whom, from the form.</param>
    /// <param name="note">What happened, from the form.</param>
    /// <param name="day">When it happened, from the form, as yyyy-MM-dd.</param>
    [SkillFunction(Function, Deed.Record, "Shows the form for noting a message as a contact with a customer.")]
    [Phrase("log [a|the|this] message")]
    [Phrase("(log|note|record) [a|the|this] message (with|for) [a|the] customer")]
    [Phrase("log [a|the|this] message with customer")]
    [Example("log a message")]
    [Example("log this message")]
    [Example("log this message with a customer")]
    [Example("note a message for a customer")]
    public async Task<Reply> AnswerAsync(string? text, string? sender, string? sent, string? customer, string? note, string? day, SkillTurn turn, CancellationToken cancellationToken) =>
        customer is null && note is null ? Form(text, sender, DayOf(sent, turn), await SubjectAsync(turn, cancellationToken), turn) : NotRecorded(customer, note, day, turn);

    /// <summary>Whom the conversation is about: most likely the customer of the message.</summary>
    private async ValueTask<string> SubjectAsync(SkillTurn turn, CancellationToken cancellationToken)
    {
        if (turn.Subject is not { } number || await customers.FindAsync(number, cancellationToken) is not { Document: var subject })
        {
            return "";
        }

        turn.Saw(subject);
        return subject.Name;
    }

    private static Reply Form(string? text, string? sender, DateOnly day, string subject, SkillTurn turn)
    {
        var elements = new List<CardElement> { new Heading("Log with a customer") };
        if (sender is not null)
        {
            elements.Add(new Paragraph($"Written by {ShortText.Of(sender, LongestCustomer)} on {turn.Say.Day(day)}."));
        }

        elements.Add(new Inputs(
        [
            new Input("customer", "Customer: name, number or e-mail address", InputKind.Text) { IsRequired = true, MaxLength = LongestCustomer, Value = subject },
            new Input("note", "What happened", InputKind.LongText) { IsRequired = true, MaxLength = LongestNote, Value = Bounded(text ?? "") },
            new Input("day", "When", InputKind.Date) { IsRequired = true, Value = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) },
        ]));
        elements.Add(new Actions(new CallAction("Log", new SkillCall(Function)) { Style = ActionStyle.Primary }));
        return new Reply(new Card(elements));
    }

    private static Reply NotRecorded(string? customer, string? note, string? day, SkillTurn turn)
    {
        if (customer is null || note is null)
        {
            throw new SkillException($"The form needs {(customer is null ? "a customer" : "what happened")}. Fill it in and press Log again.");
        }

        if (customer.Length > LongestCustomer || note.Length > LongestNote)
        {
            throw new SkillException($"That is too long: I read up to {turn.Say.Count(LongestCustomer, "character")} of a customer and {turn.Say.Count(LongestNote, "character")} of what happened.");
        }

        if (day is not null && !TryDay(day, out _))
        {
            throw new SkillException($"I cannot read '{ShortText.Of(day, 40)}' as a day. Write it as 2026-11-23.");
        }

        return Reply.Of("I cannot record by chat yet, so nothing was saved. Keep the note where you keep your records, and I will know it after the next import.");
    }

    /// <summary>The day a message was written, in the caller's zone; today when that is not known.</summary>
    private static DateOnly DayOf(string? sent, SkillTurn turn) =>
        DateTimeOffset.TryParse(sent, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, turn.Zone).DateTime)
            : turn.Today;

    private static bool TryDay(string text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    // Line breaks stay: it is a message. Never half a character.
    private static string Bounded(string text) =>
        text.Length <= LongestNote ? text : text[..(char.IsHighSurrogate(text[LongestNote - 1]) ? LongestNote - 1 : LongestNote)];
}
