using RetentionBot.Skills;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Names;
using RetentionBot.Store;

namespace RetentionBot.Import.Writing;

/// <summary>The account managers by id, e-mail and name. A firm has few enough to hold them all.</summary>
internal sealed class ManagerDirectory(IStore store)
{
    private const int Page = 1_000;
    private readonly SortedDictionary<int, Stored<AccountManager>> _managers = [];
    private readonly Dictionary<string, int> _byWhat = new(StringComparer.Ordinal);
    private bool _loaded;

    /// <summary>The highest number in use; 0 when there is none.</summary>
    public int Highest => _managers.Count == 0 ? 0 : _managers.Keys.Max();

    public async ValueTask LoadAsync(bool again, CancellationToken cancellationToken)
    {
        if (_loaded && !again)
        {
            return;
        }

        IReadOnlyList<Stored<AccountManager>> page = [];
        do
        {
            var from = page.Count == 0 ? 1 : page[^1].Document.Number + 1;
            page = await store.RangeAsync(Schema.Managers, new KeyRange(from, long.MaxValue), Page, descending: false, cancellationToken);
            foreach (var manager in page)
            {
                Add(manager);
            }
        }
        while (page.Count == Page);
        _loaded = true;
    }

    public void Add(Stored<AccountManager> stored)
    {
        var manager = stored.Document;
        _managers[manager.Number] = stored;
        foreach (var id in manager.SourceIds)
        {
            _byWhat["i" + id.Key] = manager.Number;
        }

        if (manager.Email is { } email && ContactKeys.OfEmail(email) is { } key)
        {
            _byWhat["e" + key.Text] = manager.Number;
        }

        var name = "n" + NameFolding.Fold(manager.Name);
        _byWhat[name] = _byWhat.TryGetValue(name, out var other) && other != manager.Number ? 0 : manager.Number;
    }

    public Stored<AccountManager> this[int number] => _managers[number];

    /// <summary>The one with that number; null when there is none.</summary>
    public AccountManager? ByNumber(int number) => _managers.GetValueOrDefault(number)?.Document;

    /// <summary>The one a source calls so, or with that e-mail, or the only one with that name; null when there is none.</summary>
    public int? Find(string source, string what) =>
        (_byWhat.TryGetValue("i" + new SourceId(source, what).Key, out var number)
            || (what.Contains('@', StringComparison.Ordinal) ? _byWhat.TryGetValue("e" + what.Trim().ToLowerInvariant(), out number) : _byWhat.TryGetValue("n" + NameFolding.Fold(what), out number)))
        && number > 0 ? number : null;

    /// <summary>The one with that source id; null when there is none.</summary>
    public int? BySourceId(SourceId id) => _byWhat.TryGetValue("i" + id.Key, out var number) ? number : null;

    /// <summary>The one with that e-mail address; null when there is none.</summary>
    public int? ByEmail(string? email) => email is not null && ContactKeys.OfEmail(email) is { } key && _byWhat.TryGetValue("e" + key.Text, out var number) ? number : null;
}
