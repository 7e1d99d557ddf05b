using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.History;

/// <summary>What a customer complained about: what is open first, with owner and date.</summary>
public sealed class Tickets(HistoryBook history, ManagerNames names, Freshness freshness)
{
    private const int TextLength = 120;

    [SkillFunction("customer.tickets", Deed.ReadCustomer, "Lists a customer's complaints and issues, the open ones first, with their owner and due date.")]
    [Phrase("(are|were) there [any] [open] (complaints|complaint|tickets|issues|problems) (from|of|by|with|for) {customer}")]
    [Phrase("(does|do|has|have|did) {customer} (have|had|has|got|raise|raised|report|reported|file|filed) [any|a|an] [open] (complaints|complaint|tickets|ticket|issues|issue|problems|problem)")]
    [Phrase("[show|show me|list|give me] [all] [the] [open] [support] (complaints|tickets|issues|problems) (from|of|by|with|for) {customer}")]
    [Phrase("[show|show me|list|give me] [all] {customer} [open] [support] (complaints|tickets|issues|problems)")]
    [Phrase("[show|show me|list] [the] (issues|complaints|tickets|problems) {customer} (raised|reported|filed|had|has)")]
    [Phrase("any [open] (complaints|complaint|tickets|issues|problems) (from|of|by|with|for) {customer}")]
    [Phrase("(which|what) (issues|complaints|tickets|problems) (has|have|did|does|do) {customer} (raise|raised|report|reported|have|had)")]
    [Phrase("(has|have) {customer} [any|a|an] [open] (complaints|complaint|tickets|ticket|issues|issue|problems|problem)")]
    [Phrase("(has|have|did) {customer} [ever] (complained|complain)")]
    [Phrase("(is|are) {customer} (unhappy|upset|angry) about anything")]
    [Phrase("what (has|have|did) {customer} (complained|complain) about")]
    [Example("Does {customer} have open complaints?")]
    [Example("tickets of {customer}")]
    [Example("has {customer} ever complained")]
    [Example("which issues did they raise since May")]
    [Example("list the complaints from {customer}")]
    public async Task<Reply> AnswerAsync(Customer customer, Period? period, RecordId? before, SkillTurn turn, CancellationToken cancellationToken)
    {
        var who = CustomerLabel.Full(customer);
        var when = period is { } span ? $" {turn.Say.During(span)}" : "";

        // All of them, because an open one comes first however old it is; a customer has few.
        var all = (await history.AllAsync(Schema.Complaints, customer, period ?? Period.Always, cancellationToken)).OrderBy(complaint => complaint.IsOpen ? 0 : 1).ToList();
        if (all.Count == 0)
        {
            return new Answer($"Complaints of {who}{when}: {await freshness.NoneAsync(RecordKind.Complaint, turn, cancellationToken)}.")
                .Say(await freshness.BeforeItBeginsAsync(RecordKind.Complaint, period, turn, cancellationToken))
                .Button("Summary", Answer.About(customer, "customer.summary"))
                .Button("Satisfaction", Answer.About(customer, "customer.satisfaction"))
                .Reply(turn);
        }

        var skipped = before is { } last ? all.FindIndex(complaint => complaint.Id == last) + 1 : 0;
        var page = Page<Complaint>.Of(all[skipped..], Answer.PageSize);
        var answer = new Answer(skipped == 0 ? FirstLine(who, when, all, turn) : $"More complaints of {who}.");
        var rows = new List<(string, string, string)>();
        foreach (var complaint in page.Shown)
        {
            rows.Add((turn.Say.Day(complaint.On), Row(complaint, await names.OfAsync(complaint.Owner, turn, cancellationToken), turn), complaint.Id.ToString()));
        }

        answer.Records(rows);
        if (page.HasMore)
        {
            answer.More(turn, Answer.Within(Answer.About(customer, "customer.tickets"), period).With("before", page.Shown[^1].Id.ToString()), page.Remaining);
        }

        return answer
            .Button("Last contact", Answer.About(customer, "customer.lastContact"))
            .Button("Satisfaction", Answer.About(customer, "customer.satisfaction"))
            .Note(await freshness.NoteAsync(RecordKind.Complaint, turn, cancellationToken))
            .Reply(turn);
    }

    private static string FirstLine(string who, string when, List<Complaint> all, SkillTurn turn)
    {
        var open = all.Count(complaint => complaint.IsOpen);
        var overdue = all.Count(complaint => IsOverdue(complaint, turn));
        var late = overdue == 0 ? "" : $" ({overdue} overdue)";
        return open == 0
            ? $"{who} has no open complaint; {turn.Say.Count(all.Count, "closed one")}{when}, the last of {turn.Say.DayAgo(all[0].On)}."
            : $"{who} has {turn.Say.Count(open, "open complaint")}{late}{when}, and {turn.Say.Count(all.Count - open, "closed one")}.";
    }

    private static string Row(Complaint complaint, string? owner, SkillTurn turn)
    {
        var severity = complaint.Severity == Severity.Normal ? "" : $", {complaint.Severity.ToString().ToLowerInvariant()}";
        var text = ShortText.Of(complaint.Text, TextLength);
        if (complaint.ClosedOn is { } closed)
        {
            var resolution = string.IsNullOrWhiteSpace(complaint.Resolution) ? "" : $": {ShortText.Of(complaint.Resolution, TextLength)}";
            return $"Closed on {turn.Say.Day(closed)}{severity}: {text} (solved{resolution})";
        }

        var due = complaint.DueOn is { } day ? $"{(IsOverdue(complaint, turn) ? "overdue since" : "due")} {turn.Say.Day(day)}" : "no due date";
        return $"Open{severity}: {text} (owner: {owner ?? "nobody"}; {due})";
    }

    private static bool IsOverdue(Complaint complaint, SkillTurn turn) => complaint is { IsOpen: true, DueOn: { } due } && due < turn.Today;
}
