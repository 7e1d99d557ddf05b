using System.Globalization;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Names;
using RetentionBot.Store;

namespace RetentionBot.Skills.AccountManagers;

/// <summary>Reads account managers by every key they are known by.</summary>
public sealed class AccountManagerBook(IStore store)
{
    /// <summary>More managers than this are not listed.</summary>
    private const int MostListed = 1_000;

    private const int LongestQuoted = 60;

    /// <summary>The one with that number; null when there is none.</summary>
    public async ValueTask<AccountManager?> FindAsync(int number, CancellationToken cancellationToken) =>
        (await FindStoredAsync(number, cancellationToken))?.Document;

    /// <summary>The one with that number, to be changed; null when there is none.</summary>
    public async ValueTask<Stored<AccountManager>?> FindStoredAsync(int number, CancellationToken cancellationToken)
    {
        var found = await store.GetAsync(Schema.Managers, [(long)number], cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>The one a channel account is linked to; null when there is none, or when several are.</summary>
    /// <param name="account">As <c>channel/tenant/user id</c>, compared ordinally.</param>
    public ValueTask<AccountManager?> ByAccountAsync(string account, CancellationToken cancellationToken) =>
        SingleAsync(Schema.ManagersByAccount, account, cancellationToken);

    /// <summary>The one with that e-mail address; null when there is none, or when several share it.</summary>
    public ValueTask<AccountManager?> ByEmailAsync(string address, CancellationToken cancellationToken) =>
        SingleAsync(Schema.ManagersByEmail, ContactKeys.OfEmail(address), cancellationToken);

    /// <summary>The one with that full name, accents and case aside; null when there is none, or when several share it.</summary>
    public ValueTask<AccountManager?> ByNameAsync(string name, CancellationToken cancellationToken) =>
        SingleAsync(Schema.ManagersByName, FoldedKey(name), cancellationToken);

    /// <summary>The one who is called so by first, last or full name, accents and case aside; null when there is none, or when several are.</summary>
    public ValueTask<AccountManager?> CalledAsync(string name, CancellationToken cancellationToken) =>
        SingleAsync(Schema.ManagersByCallName, FoldedKey(name), cancellationToken);

    /// <summary>The one somebody means: by e-mail address, number, or first, last or full name.</summary>
    /// <exception cref="SkillException">There is none, or several share it.</exception>
    public async ValueTask<AccountManager> NamedAsync(string asked, CancellationToken cancellationToken) =>
        await ByEmailAsync(asked, cancellationToken)
        ?? (int.TryParse(asked.AsSpan().TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? await FindAsync(number, cancellationToken) : null)
        ?? await ByNameAsync(asked, cancellationToken)
        ?? await CalledAsync(asked, cancellationToken)
        ?? throw new SkillException($"I know no account manager called \"{ShortText.Of(asked, LongestQuoted)}\", or several are. Give me the e-mail address, the full name or the number.");

    /// <summary>The one another system calls so; null when there is none.</summary>
    public ValueTask<AccountManager?> BySourceIdAsync(SourceId id, CancellationToken cancellationToken) =>
        SingleAsync(Schema.ManagersBySourceId, id.Key, cancellationToken);

    /// <summary>Those who are away on a day and for whom somebody stands in, in no particular order.</summary>
    /// <param name="standIn">The number of whoever stands in.</param>
    public async ValueTask<IReadOnlyList<AccountManager>> CoveredByAsync(int standIn, DateOnly on, CancellationToken cancellationToken)
    {
        var notOver = new KeyRange(Schema.ManagerDayKey(standIn, on), Schema.ManagerDayKey(standIn, DateOnly.MaxValue));
        return [.. (await store.ByIndexAsync(Schema.ManagersByStandIn, notOver, MostListed, descending: false, cancellationToken)).Select(manager => manager.Document)
            .Where(manager => manager.Number != standIn && manager.Leave.Any(away => away.StandIn == standIn && away.Covers(on)))];
    }

    /// <summary>Everybody by number, at most 1,000.</summary>
    public async ValueTask<IReadOnlyList<AccountManager>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await ListStoredAsync(cancellationToken)).Select(manager => manager.Document)];

    /// <summary>Everybody by number, to be changed; at most 1,000.</summary>
    public ValueTask<IReadOnlyList<Stored<AccountManager>>> ListStoredAsync(CancellationToken cancellationToken) =>
        store.RangeAsync(Schema.Managers, KeyRange.AllNumbers, MostListed, descending: false, cancellationToken);

    private static Key? FoldedKey(string name) => NameFolding.Fold(name) is { Length: > 0 } folded ? ContactKeys.Capped(folded) : default(Key?);

    private async ValueTask<AccountManager?> SingleAsync(Index<AccountManager> index, Key? key, CancellationToken cancellationToken)
    {
        if (key is not { } wanted)
        {
            return null;
        }

        var found = await store.ByIndexAsync(index, KeyRange.Only(wanted), 2, descending: false, cancellationToken);
        return found.Count == 1 ? found[0].Document : null;
    }
}
