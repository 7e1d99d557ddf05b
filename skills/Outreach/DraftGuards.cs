using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Offers;
using RetentionBot.Skills.Offers.Guards;

namespace RetentionBot.Skills.Outreach;

/// <summary>Asks every guard about a draft, and weighs what they found against what its owner and a lead have said.</summary>
public sealed class DraftGuards(OfferCatalogue catalogue, GuardRound guards)
{
    /// <summary>How a draft stands.</summary>
    public async ValueTask<GuardedDraft> CheckAsync(Draft draft, Customer customer, Wording say, CancellationToken cancellationToken)
    {
        var outgoing = new Outgoing(draft.Kind, customer, draft.Owner)
        {
            Channel = draft.Current.Recipe.Channel,
            Offer = draft.Brief.Offer is { } id ? await catalogue.FindAsync(id, cancellationToken) : null,
            Subject = draft.Current.Subject,
            Text = draft.Current.Text,
            Language = draft.Current.Recipe.Language,
            Draft = draft.Number,
            IsFresh = draft.Current.IsFresh,
        };
        return new GuardedDraft(draft, await guards.FindAsync(outgoing, say, cancellationToken));
    }
}

/// <summary>A draft and what guards found.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Findings">What speaks against it, the gravest first.</param>
public sealed record GuardedDraft(Draft Draft, IReadOnlyList<GuardFinding> Findings)
{
    /// <summary>What keeps it from going at all: what is blocked and was not let pass by a lead.</summary>
    public IEnumerable<GuardFinding> Blocks => Findings.Where(finding => finding.Verdict == GuardVerdict.Blocked && !(finding.MayBeOverridden && Draft.Override?.Past.Contains(finding.Key) == true));

    /// <summary>What its owner has to say something to before it goes.</summary>
    public IEnumerable<GuardFinding> Warnings => Findings.Where(finding => finding.Verdict == GuardVerdict.Warned && !(Draft.GoesOnBecause is not null && Draft.GoesOnPast.Contains(finding.Key)));
}
