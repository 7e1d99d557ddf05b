using RetentionBot.Store;

namespace RetentionBot.Skills.FollowUps.Attention;

/// <summary>Reads how often the firm contacts its customers: the settings, and what was changed of them by chat.</summary>
public sealed class CadenceBook(IStore store, FollowUpOptions options)
{
    /// <summary>The rules as they are now.</summary>
    public async ValueTask<CadenceRules> RulesAsync(CancellationToken cancellationToken)
    {
        var chosen = (await FindAsync(cancellationToken))?.Document ?? new FirmCadences();
        return new CadenceRules(
            Cadence.Parse(chosen.A ?? options.CadenceA), Cadence.Parse(chosen.B ?? options.CadenceB), Cadence.Parse(chosen.C ?? options.CadenceC), Cadence.Parse(chosen.Pool ?? options.CadencePool),
            options.TierAFrom, options.TierBFrom);
    }

    /// <summary>What was changed by chat, to be changed again; null when nothing was.</summary>
    public async ValueTask<Stored<FirmCadences>?> FindAsync(CancellationToken cancellationToken)
    {
        var found = await store.GetAsync(Schema.Cadences, [FirmCadences.Number], cancellationToken);
        return found.Count == 0 ? null : found[0];
    }
}
