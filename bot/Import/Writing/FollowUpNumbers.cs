using RetentionBot.Skills;
using RetentionBot.Store;

namespace RetentionBot.Import.Writing;

/// <summary>Gives follow-ups their numbers. A number is given once, also when what it was given to is not written after all.</summary>
internal sealed class FollowUpNumbers(IStore store)
{
    private int _next = 1;

    /// <summary>Looks what the store holds, again after somebody else wrote one.</summary>
    /// <returns>Whether there was no follow-up yet.</returns>
    public async ValueTask<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var highest = await store.RangeAsync(Schema.FollowUps, KeyRange.AllNumbers, 1, descending: true, cancellationToken);
        var used = await store.GetAsync(Schema.UsedNumbers, [Schema.FollowUps.Name], cancellationToken);
        _next = Math.Max(_next, Math.Max(highest.Count == 0 ? 0 : highest[0].Document.Number, used.Count == 0 ? 0 : used[0].Document.Highest) + 1);
        return highest.Count == 0;
    }

    /// <summary>The next free number.</summary>
    public int Next() => _next++;
}
