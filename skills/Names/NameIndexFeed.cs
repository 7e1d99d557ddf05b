using RetentionBot.Store;

namespace RetentionBot.Skills.Names;

/// <summary>
/// Keeps a <see cref="NameIndex"/> level with the store: loads it once, then follows the changes whenever it is asked to. One at a time does the work, the others wait for it.
/// </summary>
public sealed class NameIndexFeed(IStore store, NameIndex index) : IDisposable
{
    private const int PageSize = 2_000;
    private const long NotLoaded = -1;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private long _position = NotLoaded;

    /// <summary>The names, as of the last <see cref="CatchUpAsync"/>.</summary>
    public NameIndex Index => index;

    /// <summary>
    /// Takes in what has changed since the last time; loads everything the first time, or when the store no longer knows what has changed. Cheap when nothing has.
    /// Called at start, before a search, and once more before saying that somebody is not there.
    /// </summary>
    /// <returns>Whether any customer had changed.</returns>
    /// <exception cref="StoreUnavailableException">The store cannot serve just now; the index stays as it was and the next call goes on from there.</exception>
    public async ValueTask<bool> CatchUpAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return _position == NotLoaded ? await LoadAsync(cancellationToken) : await FollowAsync(cancellationToken);
        }
        catch (ChangesTrimmedException)
        {
            return await LoadAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async ValueTask<bool> LoadAsync(CancellationToken cancellationToken)
    {
        // The position comes first: what is written while the pages are read is then read once more, which does no harm.
        var position = (await store.ChangesAsync(Changes.Newest, 1, cancellationToken)).Position;
        var builder = new NameSegmentBuilder();
        var after = long.MinValue;
        while (true)
        {
            var page = await store.RangeAsync(Schema.Customers, new KeyRange(after, long.MaxValue), PageSize, descending: false, cancellationToken);
            foreach (var customer in page)
            {
                if (customer.Document.IsLive)
                {
                    builder.Add(customer.Document);
                }
            }

            if (page.Count < PageSize)
            {
                break;
            }

            after = page[^1].Document.Number + 1;
        }

        index.Replace(builder.Build());
        _position = position;
        return true;
    }

    private async ValueTask<bool> FollowAsync(CancellationToken cancellationToken)
    {
        var changed = false;
        while (true)
        {
            var page = await store.ChangesAsync(_position, PageSize, cancellationToken);
            var numbers = page.Items.Where(change => change.Collection == Schema.Customers.Name).Select(change => change.Key.Number).Distinct().ToList();
            if (numbers.Count > 0)
            {
                var found = await store.GetAsync(Schema.Customers, [.. numbers.Select(number => (Key)number)], cancellationToken);
                var customers = found.Select(customer => customer.Document).ToList();
                index.Apply(customers, [.. numbers.Select(number => (int)number).Except(customers.Select(customer => customer.Number))]);
                changed = true;
            }

            _position = page.Position;
            if (!page.HasMore)
            {
                return changed;
            }
        }
    }
}
