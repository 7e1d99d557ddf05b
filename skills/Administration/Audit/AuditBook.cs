using RetentionBot.Skills.Ledger;
using RetentionBot.Store;

namespace RetentionBot.Skills.Administration.Audit;

/// <summary>Reads the audit newest first, a page at a time.</summary>
public sealed class AuditBook(IStore store)
{
    /// <summary>So many entries are looked through for one page about one account manager: there is no index of them, because nearly every turn writes an entry.</summary>
    public const int MostLookedThrough = 5_000;

    private const int Portion = 500;

    /// <summary>A page.</summary>
    /// <param name="before">The key of the last entry of the page before; null for the first page.</param>
    /// <param name="limit">Entries at most.</param>
    public async ValueTask<AuditPage> ReadAsync(AuditScope scope, string? before, int limit, CancellationToken cancellationToken) => scope.Customer is { } customer
        ? await OfCustomerAsync(customer, scope, before, limit, cancellationToken)
        : await OfSpanAsync(scope, before, limit, cancellationToken);

    private async ValueTask<AuditPage> OfCustomerAsync(int customer, AuditScope scope, string? before, int limit, CancellationToken cancellationToken)
    {
        var to = before is null ? scope.To : TimeKeys.InstantOf(before);
        var range = new KeyRange(Schema.AuditKey(customer, scope.From), Schema.AuditKey(customer, to));

        // The index knows seconds; what is of the same second as the last page's end may have to be read again, however much that is.
        for (var read = limit + Portion; ; read *= 2)
        {
            var found = await store.ByIndexAsync(Schema.AuditByCustomer, range, read, descending: true, cancellationToken);
            var page = found.Select(entry => entry.Document).Where(entry => entry.At < scope.To && IsBefore(entry, before)).OrderByDescending(entry => entry.Key, StringComparer.Ordinal).ToList();
            if (page.Count > limit || found.Count < read)
            {
                return new AuditPage([.. page.Take(limit)], page.Count > limit ? page[limit - 1] : null);
            }
        }
    }

    private async ValueTask<AuditPage> OfSpanAsync(AuditScope scope, string? before, int limit, CancellationToken cancellationToken)
    {
        var range = TimeKeys.Between(scope.From, scope.To);
        var page = new List<AuditEntry>();
        AuditEntry? last = null;
        for (var looked = 0; looked < MostLookedThrough; looked += Portion)
        {
            range = (last?.Key ?? before) is { } end ? range with { To = end } : range;
            var found = await store.RangeAsync(Schema.Audit, range, Portion, descending: true, cancellationToken);
            foreach (var entry in found.Select(entry => entry.Document).Where(entry => IsBefore(entry, last?.Key ?? before)))
            {
                if (page.Count == limit && scope.Fits(entry))
                {
                    return new AuditPage(page, page[^1]);
                }

                if (scope.Fits(entry))
                {
                    page.Add(entry);
                }
            }

            if (found.Count < Portion)
            {
                return new AuditPage(page, GoesOnAfter: null);
            }

            last = found[^1].Document;
        }

        return new AuditPage(page, last) { LookedBackTo = last?.At };
    }

    private static bool IsBefore(AuditEntry entry, string? key) => key is null || string.CompareOrdinal(entry.Key, key) < 0;
}

/// <summary>What of the audit is asked for.</summary>
/// <param name="From">The first instant.</param>
/// <param name="To">The instant after the last.</param>
public sealed record AuditScope(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>The number of a customer; null for all.</summary>
    public int? Customer { get; init; }

    /// <summary>The number of whoever did it; null for everybody.</summary>
    public int? Manager { get; init; }

    /// <summary>Whether an entry of the time and the customer is asked for.</summary>
    public bool Fits(AuditEntry entry) => Manager is null || entry.Manager == Manager;
}

/// <summary>Some entries, newest first.</summary>
/// <param name="Entries">Perhaps fewer than were asked for, though there are more.</param>
/// <param name="GoesOnAfter">The entry after which the next page goes on; null when there is none.</param>
public sealed record AuditPage(IReadOnlyList<AuditEntry> Entries, AuditEntry? GoesOnAfter)
{
    /// <summary>How far was looked, when that was given up before the page was full; null else.</summary>
    public DateTimeOffset? LookedBackTo { get; init; }
}
