namespace RetentionBot.Skills.Names;

/// <summary>
/// The names of many customers in a few arrays, ordered by customer number: no object per customer or word, about 80 bytes a customer. Immutable, so any number of threads may search it.
/// </summary>
internal sealed class NameSegment(
    NameVocabulary vocabulary, int[] numbers, int[] managers, int[] entryStarts, NameEntry[] entries, int[] holderStarts, int[] holders, ulong[] idHashes, int[] idHolders)
{
    /// <summary>The words.</summary>
    public NameVocabulary Vocabulary => vocabulary;

    /// <summary>How many customers.</summary>
    public int Count => numbers.Length;

    /// <summary>Bytes held.</summary>
    public long Bytes => vocabulary.Bytes
        + sizeof(int) * (numbers.LongLength + managers.LongLength + entryStarts.LongLength + entries.LongLength + holderStarts.LongLength + holders.LongLength + idHolders.LongLength)
        + sizeof(ulong) * idHashes.LongLength;

    /// <summary>The customer's number at a place.</summary>
    public int Number(int place) => numbers[place];

    /// <summary>The account manager of the customer at a place; 0 for the pool.</summary>
    public int Manager(int place) => managers[place];

    /// <summary>All names of the customer at a place.</summary>
    public ReadOnlySpan<NameEntry> Entries(int place) => entries.AsSpan(entryStarts[place], entryStarts[place + 1] - entryStarts[place]);

    /// <summary>The places of those in whose names a word is, ascending.</summary>
    public ReadOnlySpan<int> Holders(int word) => holders.AsSpan(holderStarts[word], holderStarts[word + 1] - holderStarts[word]);

    /// <summary>How many have a word in their names.</summary>
    public int HolderCount(int word) => holderStarts[word + 1] - holderStarts[word];

    /// <summary>The place of a customer; negative when it is not here.</summary>
    public int PlaceOf(int number) => Array.BinarySearch(numbers, number);

    /// <summary>Adds the numbers of those whom some source may call so; a rare stranger among them is possible, so compare.</summary>
    public void AddBySourceId(ulong hash, ICollection<int> found)
    {
        var at = Array.BinarySearch(idHashes, hash);
        while (at > 0 && idHashes[at - 1] == hash)
        {
            at--;
        }

        for (; at >= 0 && at < idHashes.Length && idHashes[at] == hash; at++)
        {
            found.Add(idHolders[at]);
        }
    }

    /// <summary>The source ids' hashes with the places they belong to, for merging.</summary>
    public IEnumerable<(ulong Hash, int Place)> SourceIds => idHashes.Zip(idHolders);
}
