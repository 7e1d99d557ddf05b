using System.Runtime.CompilerServices;

namespace RetentionBot.Store;

/// <summary>Reads a whole collection, or a long range of it, a portion at a time, so that other readers get their turn. For work that is rare, never for an answer.</summary>
public static class WholeCollection
{
    private const int Portion = 500;

    /// <summary>Every document in the order of the keys. What is written meanwhile is met or not, as it happens.</summary>
    public static IAsyncEnumerable<Stored<T>> ReadAllAsync<T>(this IStore store, Collection<T> collection, CancellationToken cancellationToken)
        where T : class => store.ReadAllAsync(collection, collection.KeyKind == KeyKind.Text ? KeyRange.AllTexts : KeyRange.AllNumbers, cancellationToken);

    /// <summary>Every document of a range in the order of the keys.</summary>
    public static async IAsyncEnumerable<Stored<T>> ReadAllAsync<T>(
        this IStore store, Collection<T> collection, KeyRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        IReadOnlyList<Stored<T>> portion;
        do
        {
            portion = await store.RangeAsync(collection, range, Portion, descending: false, cancellationToken);
            foreach (var document in portion)
            {
                yield return document;
            }

            range = portion.Count == 0 ? range : range with { From = After(collection.KeyOf(portion[^1].Document)) };
        }
        while (portion.Count == Portion && range.From <= range.To);
    }

    /// <summary>The first key that can follow.</summary>
    private static Key After(Key key) => key.IsText ? key.Text + '\u0001' : key.Number == long.MaxValue ? key : key.Number + 1;
}
