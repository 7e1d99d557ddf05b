using System.Security.Cryptography;
using System.Text;

namespace RetentionBot.Slack.Installations;

/// <summary>
/// Which installations have been begun here, each by one browser: whoever is sent to the end of one that somebody else began would otherwise give their workspace to it. Kept in memory: after a restart it is begun
/// again. See https://www.rfc-editor.org/rfc/rfc6749#section-10.12
/// </summary>
internal sealed class InstallStates(TimeProvider time)
{
    /// <summary>How long one may take.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    /// <summary>Beginning one costs nobody anything; of more at once, the oldest is forgotten.</summary>
    private const int MostPending = 1_000;

    private const int SecretBytes = 32;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Pending> _pending = new(StringComparer.Ordinal);

    /// <summary>Begins one.</summary>
    /// <returns>What goes to Slack and comes back, and what stays with the browser: 256 random bits each.</returns>
    public (string State, string Browser) Begin()
    {
        var (state, browser, now) = (NewSecret(), NewSecret(), time.GetUtcNow());
        lock (_gate)
        {
            foreach (var (over, _) in _pending.Where(other => other.Value.Until <= now).ToList())
            {
                _pending.Remove(over);
            }

            if (_pending.Count >= MostPending)
                _pending.Remove(_pending.MinBy(other => other.Value.Until).Key);
            _pending[KeyOf(state)] = new Pending(HashOf(browser), now + Life);
        }

        return (state, browser);
    }

    /// <summary>Whether it was begun here, by this browser, not long ago and is not over yet. Asking ends it.</summary>
    public bool TryUse(string? state, string? browser)
    {
        if (string.IsNullOrEmpty(state) || string.IsNullOrEmpty(browser))
            return false;

        Pending? pending;
        lock (_gate)
        {
            _pending.Remove(KeyOf(state), out pending);
        }

        return pending is not null && time.GetUtcNow() < pending.Until && CryptographicOperations.FixedTimeEquals(pending.Browser, HashOf(browser));
    }

    private static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>Looked up by its hash: how long that takes tells nothing of the states that are there.</summary>
    private static string KeyOf(string state) => Convert.ToHexString(HashOf(state));

    private static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    private sealed record Pending(byte[] Browser, DateTimeOffset Until);
}
