using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps;
using RetentionBot.Skills.FollowUps.Schedule;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Ledger;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Recording;

/// <summary>Writes down what a customer is unhappy about. A complaint always has an owner and a date.</summary>
public sealed class LogComplaint(LedgerBook ledger, SaidDetails details, AccountManagerBook managers, ManagerNames names, WorkCalendars calendars, FollowUpOptions options)
{
    internal const string Function = "log.complaint";

    /// <param name="text">What it is.</param>
    /// <param name="severity">How bad; read from the sentence when left out.</param>
    /// <param name="owner">Who sees to it; the customer's account manager when left out, else the caller.</param>
    /// <param name="due">By when; in three working days when left out.</param>
    /// <param name="date">When it came in; today when left out.</param>
    /// <param name="unclearDay">A time that was said and is not one past day.</param>
    /// <param name="said">The whole sentence.</param>
    [SkillFunction(Function, Deed.Record, "Records what a customer is unhappy about, with an owner and a date.")]
    [Phrase("(log|record|file|note|add|register|open) [a|an] (complaint|issue|ticket|problem) (from|for|of|by|with) {customer}")]
    [Example("file a complaint for {customer}")]
    [Example("log a complaint from {customer}")]
    [Example("record an issue for {customer}")]
    [Example("register a complaint from {customer}")]
    public async Task<Reply> AnswerAsync(
        Customer customer, string? text, Severity? severity, AccountManager? owner, DateOnly? due, DateOnly? date, string? said, string? unclearDay, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (FreeText.Of(details.Whole(text, said), "complaint") is not { } what)
        {
            return Form(customer, turn, calendars.Company.After(turn.Today, options.ComplaintDays));
        }

        var day = RecordedDay.Of(date, turn, unclearDay);
        var solveBy = due ?? calendars.Company.After(turn.Today, options.ComplaintDays);
        var by = owner ?? (customer.Manager is { } manager ? await managers.FindAsync(manager, cancellationToken) : null) ?? turn.Caller;
        var complaint = await ledger.AddAsync(Schema.Complaints, new Complaint
        {
            Key = new HistoryKey(customer.Number, RecordedDay.Minute(day), 0).Value,
            Text = what,
            Severity = severity ?? details.SeverityOf(said),
            Owner = by.Number,
            DueOn = solveBy,
        }, turn, cancellationToken);
        return new Answer($"Logged: complaint of {CustomerLabel.Full(customer)} on {turn.Say.DayAgo(day)}, to be solved by {turn.Say.Day(solveBy)}.")
            .Facts(("What", ShortText.Of(what, 240)), ("Severity", complaint.Severity.ToString().ToLowerInvariant()), ("Seen to by", await names.OfAsync(by.Number, turn, cancellationToken)), ("Id", complaint.Id.ToString()))
            .Undo(turn, $"the complaint of {CustomerLabel.Full(customer)}")
            .Form("Solved", new SkillCall(ResolveComplaint.Function).With("id", complaint.Id.ToString()))
            .Form("Correct", new SkillCall(CorrectRecord.Function).With("id", complaint.Id.ToString()))
            .Button("Complaints", Answer.About(customer, "customer.tickets"))
            .Reply(turn);
    }

    /// <summary>The fields of a complaint, as they are.</summary>
    internal static IReadOnlyList<Input> Fields(string text, Severity severity, string owner, DateOnly due, DateOnly day) =>
    [
        new Input("text", "What they are unhappy about", InputKind.LongText) { IsRequired = true, MaxLength = FreeText.Longest, Value = text },
        new Input("severity", "How bad", InputKind.Choice)
        {
            IsRequired = true, Value = severity.ToString(), Choices = [.. Enum.GetValues<Severity>().Select(each => new Choice(each.ToString(), each.ToString()))],
        },
        new Input("owner", "Who sees to it: name or e-mail address", InputKind.Text) { MaxLength = 200, Value = owner },
        new Input("due", "To be solved by", InputKind.Date) { IsRequired = true, Value = IsoDay.Of(due) },
        new Input("date", "When it came in", InputKind.Date) { IsRequired = true, Value = IsoDay.Of(day) },
    ];

    private static Reply Form(Customer customer, SkillTurn turn, DateOnly due) => new(new Card(
        new Heading($"A complaint of {CustomerLabel.Full(customer)}"),
        new Inputs(Fields("", Severity.Normal, "", due, turn.Today)),
        new Actions(new CallAction("Log", Answer.About(customer, Function)) { Style = ActionStyle.Primary, InPlace = true }),
        new Footnote("Left empty, their account manager sees to it.")));
}
