using RetentionBot.Skills;
using RetentionBot.Skills.History;
using RetentionBot.Store;

namespace RetentionBot.Import.Writing;

/// <summary>Which kinds of history there are any records of: the others need not be read for every customer.</summary>
internal sealed class KindsInUse
{
    private readonly HashSet<RecordKind> _kinds;

    private KindsInUse(IEnumerable<RecordKind> kinds) => _kinds = [.. kinds];

    public static KindsInUse All { get; } = new(Enum.GetValues<RecordKind>());

    public static async ValueTask<KindsInUse> OfAsync(IStore store, CancellationToken cancellationToken)
    {
        var kinds = new List<RecordKind>();
        async ValueTask AskAsync<T>(RecordKind kind, Collection<T> collection)
            where T : class
        {
            if ((await store.RangeAsync(collection, KeyRange.AllNumbers, 1, descending: false, cancellationToken)).Count > 0)
            {
                kinds.Add(kind);
            }
        }

        await AskAsync(RecordKind.Interaction, Schema.Interactions);
        await AskAsync(RecordKind.Purchase, Schema.Purchases);
        await AskAsync(RecordKind.OfferSent, Schema.OffersSent);
        await AskAsync(RecordKind.Complaint, Schema.Complaints);
        await AskAsync(RecordKind.SurveyScore, Schema.Surveys);
        await AskAsync(RecordKind.Referral, Schema.Referrals);
        return new KindsInUse(kinds);
    }

    public bool Has(RecordKind kind) => _kinds.Contains(kind);
}
