using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Outreach.Evidence;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Outreach.Kinds;

/// <summary>Drafts a check-in: one concrete reason from the ledger and one open question. Without a reason it is a call, not an e-mail.</summary>
public sealed class CheckIn(Drafting drafting, LedgerEvidence evidence) : IMessageSource
{
    internal const string Function = "draft.checkIn";

    /// <summary>What lies further back is no reason to write.</summary>
    private const int DaysOfReason = 400;

    /// <inheritdoc/>
    public ContactPurpose Kind => ContactPurpose.CheckIn;

    /// <param name="channel">How it is sent; by the channel they prefer when left out.</param>
    /// <param name="tone">How it sounds.</param>
    [SkillFunction(Function, Deed.Record, "Drafts a check-in with a customer: a reason from the ledger and one open question, no sales.")]
    [Phrase("(draft|write|prepare) [a] (check-in|check in|checkin) (to|for|with) {customer}")]
    [Phrase("check in (with|on) {customer} [please]")]
    [Example("draft a check-in for {customer}")]
    [Example("check in with {customer}")]
    [Example("write a check-in to {customer}")]
    [Example("prepare a check in with {customer}")]
    public async Task<Reply> AnswerAsync(Customer customer, ContactChannel? channel, Tone? tone, SkillTurn turn, CancellationToken cancellationToken) =>
        await drafting.BeginAsync(Kind, customer, new DraftBrief(), new DraftWish(channel, tone), turn, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<FactSheet> SheetAsync(Customer customer, DraftBrief brief, AccountManager sender, DateOnly today, CancellationToken cancellationToken)
    {
        var since = today.AddDays(-DaysOfReason);
        var orders = await evidence.OrdersAsync(customer, cancellationToken);
        var solved = (await evidence.ComplaintsAsync(customer, cancellationToken)).Where(complaint => complaint.ClosedOn is not null).MaxBy(complaint => complaint.ClosedOn);
        var talk = await evidence.LastTalkAsync(customer, sender.Number, cancellationToken);
        var newest = new (string Reason, DateOnly? On)[] { ("solved", solved?.ClosedOn), ("order", orders.Count == 0 ? null : orders[^1].On), ("talk", talk?.On) }
            .Where(reason => reason.On >= since && reason.On <= today).OrderByDescending(reason => reason.On).FirstOrDefault();
        var sheet = newest.Reason switch
        {
            "solved" => new FactSheet("solved").With("solved_day", new FactValue.Day(solved!.ClosedOn!.Value), solved.Id.ToString()), // the reason comes from it
            "order" => new FactSheet("order").With(orders[^1]),
            "talk" => new FactSheet("talk").With("talk", new FactValue.Talk(talk!.Channel, talk.On), talk.Id.ToString()), // the reason comes from it
            _ => new FactSheet("none") { Channel = ContactChannel.Call, Notes = ["Nothing is recorded here that would be a reason to write, so this is for a call."] },
        };
        return LedgerEvidence.WithYears(sheet, await evidence.RecognitionAsync(customer, cancellationToken), orders, today);
    }
}
