using RetentionBot.Skills.History;
using RetentionBot.Store;

namespace RetentionBot.Skills.FollowUps;

/// <summary>Finds follow-ups by number, by whoever does them, and by day.</summary>
public sealed class FollowUpBook(IStore store)
{
    /// <summary>More than this are not read at once.</summary>
    private const int MostRead = 2_000;

    /// <summary>The one with that number, to be changed; null when there is none.</summary>
    public async ValueTask<Stored<FollowUp>?> FindAsync(int number, CancellationToken cancellationToken)
    {
        var found = await store.GetAsync(Schema.FollowUps, [(long)number], cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>Those of an account manager that wait and are due within a span, soonest first.</summary>
    /// <param name="owner">Null for those nobody has taken.</param>
    public async ValueTask<IReadOnlyList<FollowUp>> OpenOfAsync(int? owner, Period due, CancellationToken cancellationToken) =>
        [.. (await OpenStoredOfAsync(owner, due, MostRead, cancellationToken)).Select(followUp => followUp.Document)];

    /// <inheritdoc cref="OpenOfAsync"/>
    /// <param name="limit">The most that are read.</param>
    public ValueTask<IReadOnlyList<Stored<FollowUp>>> OpenStoredOfAsync(int? owner, Period due, int limit, CancellationToken cancellationToken) =>
        store.ByIndexAsync(Schema.FollowUpsOpenByOwnerDay, new KeyRange(Schema.ManagerDayKey(owner, due.From), Schema.ManagerDayKey(owner, due.To)), limit, descending: false, cancellationToken);

    /// <summary>Everybody's that wait and are due within a span, soonest first.</summary>
    public async ValueTask<IReadOnlyList<FollowUp>> OpenOfAllAsync(Period due, CancellationToken cancellationToken)
    {
        var found = await store.ByIndexAsync(Schema.FollowUpsOpenByDay, new KeyRange(due.From.DayNumber, due.To.DayNumber), MostRead, descending: false, cancellationToken);
        return [.. found.Select(followUp => followUp.Document)];
    }

    /// <summary>Those with a time of day that wait and are due within a span, soonest first.</summary>
    public async ValueTask<IReadOnlyList<FollowUp>> TimedAsync(Period due, CancellationToken cancellationToken)
    {
        var found = await store.ByIndexAsync(Schema.FollowUpsTimedByDay, new KeyRange(due.From.DayNumber, due.To.DayNumber), MostRead, descending: false, cancellationToken);
        return [.. found.Select(followUp => followUp.Document)];
    }

    /// <summary>How many promises an account manager kept within a span.</summary>
    public ValueTask<int> CountPromisesKeptAsync(int owner, Period kept, CancellationToken cancellationToken) =>
        store.CountAsync(Schema.PromisesKeptByOwnerDay, new KeyRange(Schema.ManagerDayKey(owner, kept.From), Schema.ManagerDayKey(owner, kept.To)), MostRead, cancellationToken);

    /// <summary>The open complaints an account manager owns, oldest first.</summary>
    /// <param name="owner">Null for those nobody owns.</param>
    public ValueTask<IReadOnlyList<Complaint>> ComplaintsOfAsync(int? owner, CancellationToken cancellationToken) => ComplaintsOfAsync(owner, MostRead, cancellationToken);

    /// <inheritdoc cref="ComplaintsOfAsync(int?, CancellationToken)"/>
    /// <param name="limit">The most that are read.</param>
    public async ValueTask<IReadOnlyList<Complaint>> ComplaintsOfAsync(int? owner, int limit, CancellationToken cancellationToken)
    {
        var found = await store.ByIndexAsync(Schema.ComplaintsOpenByOwner, new KeyRange(Schema.ManagerDayKey(owner, DateOnly.MinValue), Schema.ManagerDayKey(owner, DateOnly.MaxValue)), limit, descending: false, cancellationToken);
        return [.. found.Select(complaint => complaint.Document)];
    }

    /// <summary>The contacts an account manager had within a span, oldest first; attempts are among them.</summary>
    public async ValueTask<IReadOnlyList<Interaction>> ContactsByAsync(int manager, Period span, CancellationToken cancellationToken)
    {
        var found = await store.ByIndexAsync(Schema.InteractionsByManagerDay, new KeyRange(Schema.ManagerDayKey(manager, span.From), Schema.ManagerDayKey(manager, span.To)), MostRead, descending: false, cancellationToken);
        return [.. found.Select(contact => contact.Document)];
    }
}
