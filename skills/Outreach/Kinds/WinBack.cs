using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Outreach.Evidence;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Outreach.Kinds;

/// <summary>Drafts a message to a customer who has not bought for long: what they had, and what would bring them back. No reproach, no offer.</summary>
public sealed class WinBack(Drafting drafting, LedgerEvidence evidence, HistoryOptions history) : IMessageSource
{
    internal const string Function = "draft.winBack";

    /// <inheritdoc/>
    public ContactPurpose Kind => ContactPurpose.WinBack;

    /// <param name="channel">How it is sent; by the channel they prefer when left out.</param>
    /// <param name="tone">How it sounds.</param>
    [SkillFunction(Function, Deed.Record, "Drafts a message to win a customer back who has not bought for long.")]
    [Phrase("(draft|write|prepare) [a] (win-back|win back|winback) (to|for) {customer}")]
    [Phrase("win {customer} back")]
    [Phrase("win back {customer}")]
    [Example("win back {customer}")]
    [Example("draft a win-back for {customer}")]
    [Example("write a winback to {customer}")]
    [Example("prepare a win-back for {customer}")]
    public async Task<Reply> AnswerAsync(Customer customer, ContactChannel? channel, Tone? tone, SkillTurn turn, CancellationToken cancellationToken) =>
        await drafting.BeginAsync(Kind, customer, new DraftBrief(), new DraftWish(channel, tone), turn, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<FactSheet> SheetAsync(Customer customer, DraftBrief brief, AccountManager sender, DateOnly today, CancellationToken cancellationToken)
    {
        var orders = await evidence.OrdersAsync(customer, cancellationToken);
        var isLapsed = orders.Count > 0 && today.DayNumber - orders[^1].On.DayNumber > history.LapsedAfterDays;
        string[] notes = isLapsed ? [] : [orders.Count == 0 ? "No order of theirs that stands is recorded here." : $"They have not lapsed: their last order was within {history.LapsedAfterDays} days. A check-in may fit better."];
        return orders.Count == 0 ? new FactSheet("general") { Notes = notes } : new FactSheet("order") { Notes = notes }.With(orders[^1]);
    }
}
