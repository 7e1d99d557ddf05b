using Microsoft.Extensions.Options;
using RetentionBot.Host.Outbox;
using RetentionBot.Host.Settings;
using RetentionBot.Skills;
using RetentionBot.Skills.Ledger;
using RetentionBot.Store;

namespace RetentionBot.Host.Turns;

/// <summary>Removes what has had its time: audit entries, ways back, questions, tickets for exports, old drafts and what the outbox has said. By ranges of time, some hundred at once, so that turns get in between.</summary>
internal sealed class Expiry(IStore store, IOptions<AuditOptions> audit, IOptions<OutboxOptions> outbox)
{
    private const int RemovedAtOnce = 500;

    /// <summary>Ways back and questions are kept for a week beyond their use, so that a late press is told what became of it.</summary>
    private static readonly TimeSpan KeptAfterUse = TimeSpan.FromDays(7);

    /// <summary>For a year nothing is said to a customer twice, so for a year and a month it is known what was.</summary>
    private const int DraftDays = 396;

    /// <summary>Removes everything whose time is over; what fails leaves the rest for the next time.</summary>
    public async Task RunAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await RemoveAsync(Schema.Audit, now.AddDays(-audit.Value.KeepDays), _ => true, entry => entry.Key, cancellationToken);
        await RemoveAsync(Schema.Undo, now - KeptAfterUse, entry => entry.Until + KeptAfterUse <= now, entry => entry.Key, cancellationToken);
        await RemoveAsync(Schema.Questions, now - KeptAfterUse, _ => true, question => question.Key, cancellationToken);
        await RemoveAsync(Schema.DraftsByDay, new KeyRange(0, DateOnly.FromDateTime(now.UtcDateTime).DayNumber - DraftDays), cancellationToken);
        await RemoveAsync(Schema.ExportTicketsByExpiry, new KeyRange(0, now.ToUnixTimeSeconds()), cancellationToken);
        await RemoveAsync(WorkItem.ByEnd, OutboxQueue.Until(now.AddDays(-outbox.Value.KeepDays)), cancellationToken);
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

    private async Task RemoveAsync<T>(Index<T> index, KeyRange over, CancellationToken cancellationToken)
        where T : class
    {
        IReadOnlyList<Stored<T>> found;
        do
        {
            found = await store.ByIndexAsync(index, over, RemovedAtOnce, descending: false, cancellationToken);
            var batch = new Batch();
            foreach (var stored in found)
            {
                batch.Delete(index.Collection, index.Collection.KeyOf(stored.Document));
            }

            await store.CommitAsync(batch, cancellationToken);
        }
        while (found.Count == RemovedAtOnce);
    }
}
