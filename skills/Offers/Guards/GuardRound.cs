namespace RetentionBot.Skills.Offers.Guards;

/// <summary>Asks every guard about a message.</summary>
/// <param name="guards">In the order in which their findings are shown.</param>
public sealed class GuardRound(IEnumerable<IGuard> guards)
{
    private readonly IReadOnlyList<IGuard> _guards = [.. guards];

    /// <summary>What speaks against the message, what weighs most first; empty where nothing does.</summary>
    /// <inheritdoc cref="IGuard.CheckAsync"/>
    public async ValueTask<IReadOnlyList<GuardFinding>> FindAsync(Outgoing outgoing, Wording say, CancellationToken cancellationToken)
    {
        var findings = new List<GuardFinding>();
        foreach (var guard in _guards)
        {
            findings.AddRange(await guard.CheckAsync(outgoing, say, cancellationToken));
        }

        return [.. findings.OrderByDescending(finding => finding.Verdict)];
    }

    /// <summary>What speaks against the message with each of some offers, in their order, as <see cref="FindAsync"/> says it of one.</summary>
    /// <param name="outgoing">Without an offer.</param>
    public async ValueTask<IReadOnlyList<IReadOnlyList<GuardFinding>>> FindEachAsync(Outgoing outgoing, IReadOnlyList<Offer> offers, Wording say, CancellationToken cancellationToken)
    {
        var findings = offers.Select(_ => new List<GuardFinding>()).ToList();
        foreach (var guard in _guards)
        {
            var always = guard is IOfferGuard || offers.Count == 0 ? null : await guard.CheckAsync(outgoing, say, cancellationToken);
            for (var i = 0; i < offers.Count; i++)
            {
                findings[i].AddRange(always ?? await guard.CheckAsync(outgoing with { Offer = offers[i] }, say, cancellationToken));
            }
        }

        return [.. findings.Select(found => (IReadOnlyList<GuardFinding>)[.. found.OrderByDescending(finding => finding.Verdict)])];
    }
}
