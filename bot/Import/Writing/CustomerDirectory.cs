using RetentionBot.Skills;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Names;
using RetentionBot.Store;

namespace RetentionBot.Import.Writing;

/// <summary>
/// Which customers there are, by what imports know them by: source ids, e-mail addresses and phone numbers. Read once by paging, then kept up with what is
/// written, because one question to the store for each row would cost more than writing it. About 200 bytes a customer.
/// </summary>
internal sealed class CustomerDirectory(IStore store)
{
    private const int Page = 5_000;

    private readonly Dictionary<string, int> _bySourceId = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, int> _byContact = [];
    private readonly Dictionary<int, int> _survivors = [];
    private bool _loaded;

    /// <summary>The highest number in use; 0 when there is none.</summary>
    public int Highest { get; private set; }

    /// <summary>Pairs that may be the same.</summary>
    public DuplicateFinder Duplicates { get; } = new();

    /// <summary>Reads every customer, unless that was done.</summary>
    public async ValueTask LoadAsync(CancellationToken cancellationToken)
    {
        if (!_loaded)
        {
            await ReloadAsync(cancellationToken);
        }
    }

    /// <summary>Reads every customer again: somebody else has added one.</summary>
    public async ValueTask ReloadAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Stored<Customer>> page = [];
        do
        {
            var from = page.Count == 0 ? 1 : page[^1].Document.Number + 1;
            page = await store.RangeAsync(Schema.Customers, new KeyRange(from, long.MaxValue), Page, descending: false, cancellationToken);
            foreach (var customer in page)
            {
                Add(customer.Document, seen: false);
            }
        }
        while (page.Count == Page);
        var used = await store.GetAsync(Schema.UsedNumbers, [Schema.Customers.Name], cancellationToken);
        Highest = Math.Max(Highest, used.Count == 0 ? 0 : used[0].Document.Highest);
        _loaded = true;
    }

    /// <summary>Takes a customer that was written or met.</summary>
    /// <param name="seen">Whether the import at hand brought them, so that their duplicates are worth reporting.</param>
    public void Add(Customer customer, bool seen)
    {
        Highest = Math.Max(Highest, customer.Number);
        foreach (var id in customer.SourceIds)
        {
            _bySourceId[id.Key] = customer.Number;
        }

        if (customer.MergedInto is { } survivor)
        {
            _survivors[customer.Number] = survivor;
            return;
        }

        if (customer.ErasedOn is not null)
        {
            return; // found by nothing any more
        }

        foreach (var key in ContactKeysOf(customer))
        {
            // Minus one: shared by several, and so nobody's.
            _byContact[key] = _byContact.TryGetValue(key, out var other) && other != customer.Number ? -1 : customer.Number;
        }

        Duplicates.Add(customer, seen);
    }

    /// <summary>The customer a source calls so; null when there is none.</summary>
    public int? BySourceId(SourceId id) => _bySourceId.TryGetValue(id.Key, out var number) ? number : null;

    /// <summary>The one customer with that e-mail address, telephone number or full name; null when there is none or several share it.</summary>
    public int? ByWhatIsTheirsAlone(string called) =>
        new[] { KeyOf(called), NameKeyOf(called) }.Select(Find).FirstOrDefault(found => found is not null);

    private int? Find(ulong? hash) =>
        hash is { } key && _byContact.TryGetValue(key, out var number) && number > 0 ? number : null;

    /// <summary>The customer whose record a number leads to: itself, or the one it was merged into.</summary>
    public int SurvivorOf(int number)
    {
        for (var step = 0; step < 10 && _survivors.TryGetValue(number, out var survivor); step++)
        {
            number = survivor;
        }

        return number;
    }

    private static IEnumerable<ulong> ContactKeysOf(Customer customer) => customer.Emails.Concat(customer.Phones).Select(KeyOf).Append(NameKeyOf(customer.Name)).OfType<ulong>();

    private static ulong? NameKeyOf(string name) => NameFolding.Fold(name) is { Length: > 0 } folded ? Hash.Of("n" + folded) : null;

    private static ulong? KeyOf(string text) =>
        (text.Contains('@', StringComparison.Ordinal) ? ContactKeys.OfEmail(text) : ContactKeys.OfPhone(text)) is { } key ? Hash.Of(key.Text) : null;
}
