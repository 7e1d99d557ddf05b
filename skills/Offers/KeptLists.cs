using System.Buffers.Text;
using System.Security.Cryptography;
using RetentionBot.Skills.Administration.Export;

namespace RetentionBot.Skills.Offers;

/// <summary>
/// Lists that were attached and what was decided of them, for as long as a ticket lasts: until it is said what to check for, and until the file is fetched. In memory only: whoever
/// is on such a list need not be a customer and must not end up in the records by it. After a restart the list is attached again. Safe for several threads.
/// </summary>
public sealed class KeptLists
{
    /// <summary>All lists together, in lines: about 100 MB. The oldest go first.</summary>
    private const int MostLines = 200_000;

    private const int KeyBytes = 16;

    private readonly Lock _gate = new();
    private readonly List<(string Key, DateTimeOffset Until, KeptList List)> _lists = [];

    /// <summary>Keeps a list, and returns what it is found by.</summary>
    public string Keep(KeptList list, DateTimeOffset now)
    {
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes));
        lock (_gate)
        {
            Forget(now);
            _lists.Add((key, now + ExportTicket.Lasts, list));
            var lines = _lists.Sum(kept => kept.List.Lines);
            for (; _lists.Count > 1 && lines > MostLines; _lists.RemoveAt(0))
            {
                lines -= _lists[0].List.Lines;
            }
        }

        return key;
    }

    /// <summary>The list of that key; null when it is over, of another kind, or not theirs.</summary>
    /// <param name="manager">The number of whoever attached it.</param>
    public T? Find<T>(string key, int manager, DateTimeOffset now)
        where T : KeptList
    {
        lock (_gate)
        {
            Forget(now);
            return _lists.Find(kept => kept.Key == key).List is T list && list.Manager == manager ? list : null;
        }
    }

    /// <summary>The key of the list that somebody attached last; null when none is kept.</summary>
    public string? Newest(int manager, DateTimeOffset now)
    {
        lock (_gate)
        {
            Forget(now);
            return _lists.FindLast(kept => kept.List is AttachedList && kept.List.Manager == manager).Key;
        }
    }

    /// <summary>Removes those that are over.</summary>
    public void Forget(DateTimeOffset now)
    {
        lock (_gate)
        {
            _lists.RemoveAll(kept => kept.Until <= now);
        }
    }
}

/// <summary>A list that is kept for a while.</summary>
/// <param name="Manager">The number of whoever attached it; nobody else is given it.</param>
/// <param name="Name">What they call it.</param>
public abstract record KeptList(int Manager, string Name)
{
    /// <summary>How long it is.</summary>
    internal abstract int Lines { get; }
}

/// <summary>A list as it was attached.</summary>
public sealed record AttachedList(int Manager, string Name, IReadOnlyList<ListedRecipient> Recipients) : KeptList(Manager, Name)
{
    internal override int Lines => Recipients.Count;
}

/// <summary>A list with what was decided of each recipient.</summary>
public sealed record CheckedList(int Manager, string Name, IReadOnlyList<CheckedRecipient> Recipients) : KeptList(Manager, Name)
{
    internal override int Lines => Recipients.Count;
}

/// <summary>What was decided of a recipient, without the customer's record, of which a long list would hold too many.</summary>
/// <param name="Named">The numbers of all customers that are named in it.</param>
/// <param name="Cells">The line of <see cref="RecipientCsv"/>.</param>
public sealed record CheckedRecipient(IReadOnlyList<int> Named, IReadOnlyList<string?> Cells);
