using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Outreach.Evidence;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Outreach.Kinds;

/// <summary>Drafts the first message of a new account manager.</summary>
public sealed class Introduction(Drafting drafting) : IMessageSource
{
    internal const string Function = "draft.introduction";

    /// <inheritdoc/>
    public ContactPurpose Kind => ContactPurpose.Introduction;

    /// <param name="manager">Who looked after them before.</param>
    /// <param name="channel">How it is sent; by the channel they prefer when left out.</param>
    [SkillFunction(Function, Deed.Record, "Drafts your introduction to a customer you have taken over.")]
    [Phrase("introduce (me|myself) to {customer}")]
    [Phrase("(draft|write|prepare) [an|my] introduction (to|for) {customer}")]
    [Example("introduce me to {customer}")]
    [Example("draft my introduction to {customer}")]
    [Example("write an introduction for {customer}")]
    [Example("introduce myself to {customer}")]
    public async Task<Reply> AnswerAsync(Customer customer, AccountManager? manager, ContactChannel? channel, SkillTurn turn, CancellationToken cancellationToken)
    {
        string[] notes = customer.Manager == turn.Caller.Number ? [] : ["They are not assigned to you yet."];
        return await drafting.BeginAsync(Kind, customer, new DraftBrief { About = manager is null || manager.Number == turn.Caller.Number ? null : manager.Name }, new DraftWish(channel, Tone: null), turn, cancellationToken, notes);
    }

    /// <inheritdoc/>
    public ValueTask<FactSheet> SheetAsync(Customer customer, DraftBrief brief, AccountManager sender, DateOnly today, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new FactSheet("general").With("predecessor", brief.About is { } name ? new FactValue.Words(name) : null));
}
