using Azure.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RetentionBot.Conversation;

namespace RetentionBot.Teams.Outbound.Tokens;

/// <summary>
/// The bot's own token for the connector: one for everybody who sends, fetched once at a time and kept until shortly before it ends. Safe for several threads.
/// </summary>
/// <param name="newCredential">Makes the credential; a new one remembers no token.</param>
internal sealed class BotTokens(Func<TokenCredential> newCredential, IOptions<TeamsOptions> options, TimeProvider time, ILogger<BotTokens> logger)
{
    /// <summary>A token not fetched by then is not waited for.</summary>
    private static readonly TimeSpan _fetchTimeout = TimeSpan.FromSeconds(10);

    /// <summary>How long before its end a token is replaced; less for one that lives less than ten times as long.</summary>
    private static readonly TimeSpan _renewBefore = TimeSpan.FromMinutes(5);

    /// <summary>How long a refusal is believed. Somebody has to change something first.</summary>
    private static readonly TimeSpan _refusedFor = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private Held? _held;
    private Failed? _failed;
    private Task<string>? _fetching;

    /// <summary>The token; null in the anonymous development mode, which has none.</summary>
    /// <exception cref="ChannelException">There is none: <see cref="ChannelFault.Retry"/> with the time to wait when its host was busy or not reached, else what to set right.</exception>
    public async ValueTask<string?> GetAsync(CancellationToken cancellationToken) => options.Value.DangerouslyAllowUnauthenticated ? null : await TokenAsync(rejected: null).WaitAsync(cancellationToken);

    /// <summary>Another token than the one that the connector did not take; of all who ask for the same one, the first fetches it.</summary>
    /// <exception cref="ChannelException">As of <see cref="GetAsync"/>.</exception>
    public Task<string> RefreshAsync(string rejected, CancellationToken cancellationToken) => TokenAsync(rejected).WaitAsync(cancellationToken);

    private Task<string> TokenAsync(string? rejected)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (rejected is not null && _held?.Token == rejected)
                _held = null;
            if (_held is { } held && (now < held.RenewAt || (now < held.EndsAt && _failed is { } recent && now < recent.Until)))
                return Task.FromResult(held.Token);
            if (_failed is { } failed && now < failed.Until)
                return Task.FromException<string>(failed.Again(now));

            // On a thread of its own, and for everybody: whoever asked first may stop waiting.
            return _fetching ??= Task.Run(FetchAsync);
        }
    }

    private async Task<string> FetchAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(_fetchTimeout, time);
            var token = await newCredential().GetTokenAsync(new TokenRequestContext([options.Value.Scope]), limit.Token);
            return Keep(token);
        }
#pragma warning disable CA1031 // Whatever a credential throws, there is no token, and everybody who waits is told so.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Keep(TokenFaults.Of(exception));
        }
    }

    private string Keep(AccessToken token)
    {
        var now = time.GetUtcNow();
        var life = token.ExpiresOn - now;
        lock (_gate)
        {
            (_fetching, _failed) = (null, null);
            _held = new Held(token.Token, token.ExpiresOn - (life / 10 < _renewBefore ? life / 10 : _renewBefore), token.ExpiresOn);
        }

        logger.TokenFetched((long)life.TotalSeconds);
        return token.Token;
    }

    // A token that has not ended yet outlasts a busy host.
    private string Keep(ChannelException fault)
    {
        logger.NoToken(fault.Fault, fault.Message);
        var now = time.GetUtcNow();
        lock (_gate)
        {
            var wait = fault.Fault == ChannelFault.Retry ? fault.RetryAfter ?? TimeSpan.FromMilliseconds(options.Value.RetryBaseMilliseconds) : _refusedFor;
            _fetching = null;
            _failed = new Failed(fault, now + wait);
            return _held is { } held && now < held.EndsAt ? held.Token : throw _failed.Again(now);
        }
    }

    private sealed record Held(string Token, DateTimeOffset RenewAt, DateTimeOffset EndsAt);

    private sealed record Failed(ChannelException Fault, DateTimeOffset Until)
    {
        // An exception belongs to whoever it is thrown to.
        public ChannelException Again(DateTimeOffset now) => new(Fault.Fault, Fault.Message, Fault) { RetryAfter = Fault.Fault == ChannelFault.Retry ? Until - now : null };
    }
}
