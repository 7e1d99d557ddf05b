using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Outreach.Evidence;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Outreach.Kinds;

/// <summary>Drafts the question how satisfied somebody is with what they bought.</summary>
public sealed class SatisfactionQuestion(Drafting drafting, LedgerEvidence evidence, OutreachOptions options) : IMessageSource
{
    internal const string Function = "draft.satisfaction";

    /// <inheritdoc/>
    public ContactPurpose Kind => ContactPurpose.Satisfaction;

    /// <param name="channel">How it is sent; by the channel they prefer when left out.</param>
    /// <param name="tone">How it sounds.</param>
    [SkillFunction(Function, Deed.Record, "Drafts the question how satisfied a customer is with their last order.")]
    [Phrase("(draft|write|prepare) [a|the] satisfaction (question|message) (to|for) {customer}")]
    [Phrase("ask {customer} (how satisfied they are|about their last order|how they like their order)")]
    [Example("ask {customer} how satisfied they are")]
    [Example("draft a satisfaction question for {customer}")]
    [Example("ask {customer} about their last order")]
    [Example("prepare the satisfaction message for {customer}")]
    public async Task<Reply> AnswerAsync(Customer customer, ContactChannel? channel, Tone? tone, SkillTurn turn, CancellationToken cancellationToken) =>
        await drafting.BeginAsync(Kind, customer, new DraftBrief(), new DraftWish(channel, tone), turn, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<FactSheet> SheetAsync(Customer customer, DraftBrief brief, AccountManager sender, DateOnly today, CancellationToken cancellationToken)
    {
        var orders = await evidence.OrdersAsync(customer, cancellationToken);
        return orders.Count == 0
            ? throw new SkillException($"No order of {CustomerLabel.Full(customer)} that stands is recorded here, so there is nothing to ask about. Draft a check-in instead.")
            : new FactSheet("order").With(orders.LastOrDefault(order => order.HadSince <= today.AddDays(-options.SatisfactionAfterDays)) ?? orders[^1]); // of whoever orders every week, one they have had for a while
    }
}
