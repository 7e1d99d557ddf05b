using RetentionBot.Skills.History;

namespace RetentionBot.Skills.Offers.Guards;

/// <summary>Whoever asked not to be contacted is written to only to answer them: an apology answers a complaint.</summary>
public sealed class DoNotContactIsRespected : IGuard
{
    public ValueTask<IReadOnlyList<GuardFinding>> CheckAsync(Outgoing outgoing, Wording say, CancellationToken cancellationToken) => new(
        outgoing.Customer.DoNotContact && outgoing.Kind is not (ContactPurpose.Apology or ContactPurpose.General)
            ? [new GuardFinding(nameof(DoNotContactIsRespected), GuardVerdict.Blocked, $"{outgoing.Customer.Name} asked not to be contacted, except to answer them.")]
            : []);
}
