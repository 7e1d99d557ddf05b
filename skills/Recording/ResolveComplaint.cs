using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Ledger;
using RetentionBot.Skills.Rights;
using RetentionBot.Store;

namespace RetentionBot.Skills.Recording;

/// <summary>Closes a complaint with what was done about it.</summary>
public sealed class ResolveComplaint(LedgerBook ledger, HistoryBook history, RecordedCustomer recorded, FollowUpOptions options)
{
    internal const string Function = "complaint.resolve";

    /// <summary>More open complaints than this are not offered at once.</summary>
    private const int MostOffered = 5;

    private const int LookedAt = 100;

    /// <param name="customer">Whose; left out where the id says.</param>
    /// <param name="id">Which one; left out where only one is open.</param>
    /// <param name="resolution">What was done.</param>
    [SkillFunction(Function, Deed.Record, "Closes a customer's complaint with what was done about it.")]
    [Phrase("(resolve|close|solve) complaint {id}")]
    [Phrase("(resolve|close|solve) [the|a] [open] (complaint|ticket|issue) (of|from|by|for) {customer}")]
    [Phrase("[the] (complaint|ticket|issue) (of|from|by) {customer} (is|was) (resolved|closed|solved)")]
    [Example("close the complaint of {customer}")]
    [Example("resolve the complaint from {customer}")]
    [Example("solve the issue of {customer}")]
    [Example("the complaint of {customer} is solved")]
    public async Task<Reply> AnswerAsync(Customer? customer, RecordId? id, string? resolution, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (id is null)
        {
            if (customer is null)
            {
                throw new SkillException("Whose complaint is solved? Say it with the customer's name, or with the complaint's id.");
            }

            var open = (await history.NewestAsync(Schema.Complaints, customer, Period.Always, LookedAt, before: null, cancellationToken)).Where(complaint => complaint.IsOpen).ToList();
            return open.Count switch
            {
                0 => Reply.Of($"{CustomerLabel.Full(customer)} has no open complaint here."),
                1 => Form(customer, open[0], turn),
                _ => Choose(customer, open, turn),
            };
        }

        var whose = await recorded.OfAsync(id.Value, turn, cancellationToken);
        var found = id.Value.Kind == RecordKind.Complaint ? await ledger.FindAsync(Schema.Complaints, id.Value.Key, cancellationToken) : null;
        if (found is null)
        {
            throw new SkillException($"I know no complaint {id}. Ask for the customer's complaints to see their ids.");
        }

        return found.Document.ClosedOn is { } closed ? Reply.Of($"The complaint {id} of {CustomerLabel.Full(whose)} was closed on {turn.Say.DayAgo(closed)} already.")
            : FreeText.Of(resolution, "solution") is { } done ? await CloseAsync(whose, found, done, turn, cancellationToken)
            : Form(whose, found.Document, turn);
    }

    /// <summary>Closes it and plans the question whether it is really solved, for whoever saw to it.</summary>
    private async ValueTask<Reply> CloseAsync(Customer customer, Stored<Complaint> found, string done, SkillTurn turn, CancellationToken cancellationToken)
    {
        var closed = found.Document with { ClosedOn = turn.Today, Resolution = done };
        turn.Changes.Put(Schema.Complaints, found, closed);
        turn.Showed(closed.Id.ToString());
        var again = await ledger.AddFollowUpAsync(number => new FollowUp
        {
            Number = number,
            Customer = customer.Number,
            Owner = closed.Owner ?? turn.Caller.Number,
            Reason = $"is the complaint {closed.Id} really solved? {ShortText.Of(closed.Text, 120)}",
            DueOn = turn.Today.AddDays(options.ComplaintRecheckDays),
        }, turn, cancellationToken);
        return new Answer($"Closed: the complaint {closed.Id} of {CustomerLabel.Full(customer)}.")
            .Facts(("Complaint", ShortText.Of(closed.Text, 240)), ("Done about it", ShortText.Of(done, 240)), ("Asked again", $"{turn.Say.DayAgo(again.DueOn)}: is it really solved? ({again.Id})"))
            .Undo(turn, $"closing the complaint of {CustomerLabel.Full(customer)}")
            .Button("Complaints", Answer.About(customer, "customer.tickets"))
            .Reply(turn);
    }

    private static Reply Form(Customer customer, Complaint complaint, SkillTurn turn)
    {
        turn.Showed(complaint.Id.ToString());
        return new Reply(new Card(
            new Heading($"The complaint of {CustomerLabel.Full(customer)} of {turn.Say.DayAgo(complaint.On)} ({complaint.Id})"),
            new Paragraph(ShortText.Of(complaint.Text, 240)),
            new Inputs([new Input("resolution", "What was done about it", InputKind.LongText) { IsRequired = true, MaxLength = FreeText.Longest }]),
            new Actions(new CallAction("Close it", new SkillCall(Function).With("id", complaint.Id.ToString())) { Style = ActionStyle.Primary, InPlace = true })));
    }

    private static Reply Choose(Customer customer, List<Complaint> open, SkillTurn turn)
    {
        var shown = open.Take(MostOffered).ToList();
        var calls = shown.Select(complaint => new SkillCall(Function).With("id", complaint.Id.ToString())).ToList();
        turn.Offer(calls);
        return new Answer($"{CustomerLabel.Full(customer)} has {turn.Say.Count(open.Count, "open complaint")}. Which one is solved?")
            .Records(shown.Select(complaint => (turn.Say.Day(complaint.On), ShortText.Of(complaint.Text, 120), complaint.Id.ToString())))
            .Forms(shown.Zip(calls, (complaint, call) => (complaint.Id.ToString(), call)))
            .Note("Press an id or reply with its number in the list.")
            .Reply(turn);
    }
}
