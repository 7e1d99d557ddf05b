using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;

namespace RetentionBot.Skills.Administration.Customers;

/// <summary>What an account manager has to know of a customer they were just given. Nothing private is in it.</summary>
internal static class HandoverBrief
{
    private const int MostListed = 5;

    /// <summary>The brief, told by the turn's caller.</summary>
    public static Reply Of(Customer customer, IReadOnlyList<FollowUp> followUps, IReadOnlyList<Complaint> complaints, SkillTurn turn) =>
        new(new Card(
        [
            new Heading($"{turn.Caller.Name} has given you {CustomerLabel.Full(customer)}."),
            new Facts([.. Known(customer, turn).Where(fact => fact.Value.Length > 0)]),
            .. Waiting(followUps, complaints, turn),
            .. customer.Activity.Recent.Count == 0 ? Array.Empty<CardElement>() : [Rows(customer.Activity.Recent.Select(fact => (turn.Say.Day(fact.On), fact.Line, fact.Id.ToString())))],
            new Actions(new CallAction("Summary", Answer.About(customer, "customer.summary")), new CallAction("Upcoming", Answer.About(customer, "customer.upcoming"))),
        ]));

    private static IEnumerable<Fact> Known(Customer customer, SkillTurn turn) =>
    [
        new("Tier", customer.Tier?.ToString() ?? ""),
        new("Orders", customer.Activity.Orders == 0 ? "none recorded" : $"{turn.Say.Count(customer.Activity.Orders, "order")}, {turn.Say.Amounts(customer.Activity.Totals)}"),
        new("Preferred channel", customer.PreferredChannel is { } channel ? ContactWording.InSentence(channel) : ""),
        new("Do not contact", customer.DoNotContact ? "they asked to be left alone, except for answers" : ""),
        new("Quiet until", customer.QuietUntil is { } quiet && quiet > turn.Today ? turn.Say.Day(quiet) : ""),
        new("Contact persons", string.Join("; ", customer.Contacts.Take(3).Select(contact => contact.Role is { } role ? $"{contact.Name} ({role})" : contact.Name))),
    ];

    private static IEnumerable<CardElement> Waiting(IReadOnlyList<FollowUp> followUps, IReadOnlyList<Complaint> complaints, SkillTurn turn)
    {
        var rows = complaints.Select(complaint => (complaint.DueOn is { } due ? turn.Say.Day(due) : "", $"Open complaint: {ShortText.Of(complaint.Text, 120)}", complaint.Id.ToString()))
            .Concat(followUps.Select(followUp => (turn.Say.Day(followUp.DueOn), $"Follow-up: {(followUp.Reason.Length == 0 ? "no reason noted" : ShortText.Of(followUp.Reason, 120))}", followUp.Id.ToString())))
            .ToList();
        return rows.Count == 0 ? [] : [new Paragraph($"What waits{(rows.Count > MostListed ? $", the first {MostListed} of {rows.Count}" : "")}:"), Rows(rows.Take(MostListed))];
    }

    private static Table Rows(IEnumerable<(string Day, string What, string Id)> rows) =>
        new([new Column("Date", Weight: 2), new Column("What", Weight: 6), new Column("Id", Weight: 3)], [.. rows.Select(row => (IReadOnlyList<string>)[row.Day, row.What, row.Id])]);
}
