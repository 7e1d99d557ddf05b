using Microsoft.Extensions.Options;
using RetentionBot.Host.Settings;
using RetentionBot.Skills;
using RetentionBot.Skills.Ledger;
using RetentionBot.Store;

namespace RetentionBot.Host.Turns;

/// <summary>Removes what has had its time: audit entries, ways back, questions and tickets for exports. By ranges of time, some hundred at once, so that turns get in between.</summary>
internal sealed class Expiry(IStore store, IOptions<AuditOptions> audit)
{
    private const int RemovedAtOnce = 500;

    /// <summary>Ways back and questions are kept for a week beyond their use, so that a late press is told what became of it.</summary>
    private static readonly TimeSpan KeptAfterUse = TimeSpan.FromDays(7);

    /// <summary>Removes everything whose time is over; what fails leaves the rest for the next time.</summary>
    public async Task RunAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await RemoveAsync(Schema.Audit, now.AddDays(-audit.Value.KeepDays), _ => true, entry => entry.Key, cancellationToken);
        await RemoveAsync(Schema.Undo, now - KeptAfterUse, entry => entry.Until + KeptAfterUse <= now, entry => entry.Key, cancellationToken);
        await RemoveAsync(Schema.Questions, now - KeptAfterUse, _ => true, question => question.Key, cancellationToken);
        await RemoveTicketsAsync(now, cancellationToken);
    }

    /// <param name="before">Only keys of instants before it.</param>
    /// <param name="isOver">Which of those.</param>
    private async Task RemoveAsync<T>(Collection<T> collection, DateTimeOffset before, Func<T, bool> isOver, Func<T, string> keyOf, CancellationToken cancellationToken)
        where T : class
    {
        var range = TimeKeys.Between(DateTimeOffset.UnixEpoch, before);
        IReadOnlyList<Stored<T>> found;
        do
        {
            found = await store.RangeAsync(collection, range, RemovedAtOnce, descending: false, cancellationToken);
            var batch = new Batch();
            foreach (var stored in found.Where(stored => isOver(stored.Document)))
            {
                batch.Delete(collection, keyOf(stored.Document));
            }

            await store.CommitAsync(batch, cancellationToken);
            range = found.Count == 0 ? range : range with { From = keyOf(found[^1].Document) + '\u0001' };
        }
        while (found.Count == RemovedAtOnce);
    }

    private async Task RemoveTicketsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        int found;
        do
        {
            var over = await store.ByIndexAsync(Schema.ExportTicketsByExpiry, new KeyRange(0, now.ToUnixTimeSeconds()), RemovedAtOnce, descending: false, cancellationToken);
            var batch = new Batch();
            foreach (var ticket in over)
            {
                batch.Delete(Schema.ExportTickets, ticket.Document.Key);
            }

            await store.CommitAsync(batch, cancellationToken);
            found = over.Count;
        }
        while (found == RemovedAtOnce);
    }
}
