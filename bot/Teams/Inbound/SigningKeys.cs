using System.Collections.Frozen;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace RetentionBot.Teams.Inbound;

/// <summary>
/// The channel's signing keys, fetched when they are first needed and kept. Everybody shares one fetch and one pause after it, so that neither a crowd nor a forger
/// makes the bot call more often than <see cref="TeamsOptions.KeyRefreshSeconds"/>, and a host that fails is not waited for by every request.
/// </summary>
/// <remarks>
/// Not the library's ConfigurationManager: it reads the wall clock, asks again for every request while it has nothing, and answers a request with a new key from the
/// old keys while it fetches the new ones.
/// </remarks>
internal sealed class SigningKeys(SigningKeyDocuments documents, IOptions<TeamsOptions> options, TimeProvider time, ILogger<SigningKeys> logger)
{
    /// <summary>A fetch that takes longer has failed; the channel waits about 15 s for the whole turn.</summary>
    public static readonly TimeSpan FetchTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Keys of this age are fetched again while they are still used. A withdrawn key is forgotten by then.</summary>
    public static readonly TimeSpan RefreshAge = TimeSpan.FromHours(24);

    /// <summary>Keys that could not be fetched again for so long prove nothing any more. The platform's own SDK kept them as long.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromDays(5);

    /// <summary>The longest pause after a failed fetch while there are no keys: until then nobody can be let in.</summary>
    public static readonly TimeSpan PauseWithoutKeys = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private volatile Fetched? _fetched;
    private Task? _fetch;
    private Pause _pause;

    /// <summary>The key, after one fetch if it is not among those known; null when it is not the channel's or the channel's keys cannot be had. Thread-safe.</summary>
    public async ValueTask<SigningKey?> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        if (Known(keyId) is { } known)
        {
            if (AgeOf(_fetched) >= RefreshAge)
                _ = FetchAsync(keyId); // it logs its own failure and throws nothing
            return known;
        }

        // The fetch is everybody's: it goes on when the one who waits for it leaves.
        await FetchAsync(keyId).WaitAsync(cancellationToken);
        return Known(keyId);
    }

    private SigningKey? Known(string keyId) => _fetched is { } fetched && AgeOf(fetched) < MaxAge ? fetched.Keys.GetValueOrDefault(keyId) : null;

    private TimeSpan AgeOf(Fetched? fetched) => fetched is null ? TimeSpan.MaxValue : time.GetElapsedTime(fetched.At);

    /// <summary>The fetch under way, or a new one; nothing during the pause after the last.</summary>
    private Task FetchAsync(string wanted)
    {
        lock (_gate)
        {
            if (_fetch is not null)
                return _fetch;
            if (time.GetElapsedTime(_pause.Since) < _pause.Length)
                return Task.CompletedTask;

            return _fetch = Task.Run(() => RunAsync(wanted));
        }
    }

    private async Task RunAsync(string wanted)
    {
        var keys = await TryReadAsync();
        lock (_gate)
        {
            var hadKeys = AgeOf(_fetched) < MaxAge;
            if (keys is not null)
                _fetched = new Fetched(keys, time.GetTimestamp());
            _pause = new Pause(time.GetTimestamp(), PauseAfter(keys, wanted, hadKeys));
            _fetch = null;
        }
    }

    // The first fetch that brings what was asked for costs the next stranger nothing: the keys may be changed a moment after it.
    private TimeSpan PauseAfter(FrozenDictionary<string, SigningKey>? keys, string wanted, bool hadKeys)
    {
        var pause = TimeSpan.FromSeconds(options.Value.KeyRefreshSeconds);
        if (hadKeys)
            return pause;
        if (keys is null)
            return pause < PauseWithoutKeys ? pause : PauseWithoutKeys;
        return keys.ContainsKey(wanted) ? TimeSpan.Zero : pause;
    }

    private async Task<FrozenDictionary<string, SigningKey>?> TryReadAsync()
    {
        using var deadline = new CancellationTokenSource(FetchTimeout, time);
        try
        {
            var keys = await documents.ReadAsync(deadline.Token);
            logger.FetchedKeys(keys.Count);
            return keys;
        }
#pragma warning disable CA1031 // What the library throws on a document that is none is not laid down; whatever it is, there are no new keys.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.KeysNotFetched(ReasonOf(exception));
            return null;
        }
    }

    // Not the exception's own words: they may hold the document.
    private static string ReasonOf(Exception exception) => exception switch
    {
        HttpRequestException { StatusCode: { } status } => string.Create(CultureInfo.InvariantCulture, $"their host answered {(int)status}"),
        HttpRequestException failed => failed.HttpRequestError.ToString(),
        OperationCanceledException => string.Create(CultureInfo.InvariantCulture, $"no answer within {FetchTimeout.TotalSeconds:0} seconds"),
        InvalidDataException invalid => invalid.Message,
        _ => exception.GetType().Name,
    };

    private sealed record Fetched(FrozenDictionary<string, SigningKey> Keys, long At);

    private readonly record struct Pause(long Since, TimeSpan Length);
}
