using System.Collections.Concurrent;

namespace RetentionBot.Host.Turns;

/// <summary>Accounts that were just found to belong to nobody here, so that the platform is not asked about them with every message.</summary>
internal sealed class RecentStrangers(TimeProvider time)
{
    /// <summary>Whoever was added as an account manager meanwhile waits no longer than this.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);

    /// <summary>A flood of strangers costs no more memory than this many keys.</summary>
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, DateTimeOffset> _accounts = new(StringComparer.Ordinal);

    public bool Contains(string account) => _accounts.TryGetValue(account, out var until) && time.GetUtcNow() < until;

    public void Add(string account)
    {
        if (_accounts.Count >= Most)
        {
            _accounts.Clear();
        }

        _accounts[account] = time.GetUtcNow() + Remembered;
    }
}
