using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Offers;
using RetentionBot.Skills.Offers.Guards;
using RetentionBot.Store;

namespace RetentionBot.Skills.Outreach;

/// <summary>Asks every guard about a draft, and weighs what they found against what its owner and a lead have said.</summary>
public sealed class DraftGuards(IStore store, IEnumerable<IGuard> guards)
{
    /// <summary>How a draft stands.</summary>
    public async ValueTask<GuardedDraft> CheckAsync(Draft draft, Customer customer, Wording say, CancellationToken cancellationToken)
    {
        var outgoing = new Outgoing(draft.Kind, customer, draft.Owner)
        {
            Channel = draft.Current.Recipe.Channel,
            Offer = await OfferAsync(draft.Brief.Offer, cancellationToken),
            Subject = draft.Current.Subject,
            Text = draft.Current.Text,
            Language = draft.Current.Recipe.Language,
            Draft = draft.Number,
        };
        var findings = new List<GuardFinding>();
        foreach (var guard in guards)
        {
            findings.AddRange(await guard.CheckAsync(outgoing, say, cancellationToken));
        }

        return new GuardedDraft(draft, [.. findings.OrderByDescending(finding => finding.Verdict)]);
    }

    private async ValueTask<Offer?> OfferAsync(string? id, CancellationToken cancellationToken)
    {
        var found = id is null ? [] : await store.GetAsync(Schema.Offers, [id], cancellationToken);
        return found.Count == 0 ? null : found[0].Document;
    }
}

/// <summary>A draft and what guards found.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Findings">What speaks against it, the gravest first.</param>
public sealed record GuardedDraft(Draft Draft, IReadOnlyList<GuardFinding> Findings)
{
    /// <summary>What keeps it from going at all: what is blocked and was not let pass by a lead.</summary>
    public IEnumerable<GuardFinding> Blocks => Findings.Where(finding => finding.Verdict == GuardVerdict.Blocked && !(finding.MayBeOverridden && Draft.Override is not null));

    /// <summary>What its owner has to say something to before it goes.</summary>
    public IEnumerable<GuardFinding> Warnings => Findings.Where(finding => finding.Verdict == GuardVerdict.Warned && !(Draft.GoesOnBecause is not null && Draft.GoesOnPast.Contains(finding.Rule)));
}
