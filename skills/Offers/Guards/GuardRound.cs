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
}
