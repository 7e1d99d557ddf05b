using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RetentionBot.Conversation;

namespace RetentionBot.Slack.Installations;

/// <summary>
/// Renews the tokens of installations: once at a time for each here, and of several processes on one store whoever writes first. A pair is used only after it was written.
/// See https://docs.slack.dev/authentication/using-token-rotation
/// </summary>
internal sealed class TokenRotation(
    ISlackInstallations installations, TokenProtection protection, OAuthCalls slack, IOptions<SlackOptions> options, TimeProvider time, ILogger<TokenRotation> logger)
{
    /// <summary>How long another process that used a refresh token is given to write what it got for it.</summary>
    private static readonly TimeSpan[] Waits = [TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)];

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Task<SlackInstallation?>> _running = new(StringComparer.Ordinal);

    /// <summary>Pairs that were fetched and could not be written yet, by installation, with the refresh token they were fetched for: it has been used up.</summary>
    private readonly Dictionary<string, (string For, AccessAnswer Pair)> _unwritten = new(StringComparer.Ordinal);

    /// <summary>The installation with another token than the old one, whoever fetched it; null when it is not there any more.</summary>
    /// <exception cref="ChannelException">There is no other: never again (<see cref="ChannelFault.Gone"/>), not by these settings, or not now.</exception>
    public Task<SlackInstallation?> RenewAsync(string tenant, string oldToken, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_running.TryGetValue(tenant, out var running))
            {
                // On a thread of its own, and for everybody: whoever asked first may stop waiting.
                _running[tenant] = running = Task.Run(() => RunAsync(tenant, oldToken), CancellationToken.None);
            }

            return running.WaitAsync(cancellationToken);
        }
    }

    private async Task<SlackInstallation?> RunAsync(string tenant, string oldToken)
    {
        try
        {
            return await RenewAsync(tenant, oldToken);
        }
        finally
        {
            lock (_gate)
            {
                _running.Remove(tenant);
            }
        }
    }

    private async Task<SlackInstallation?> RenewAsync(string tenant, string oldToken)
    {
        var waits = new Queue<TimeSpan>(Waits);
        string? refused = null;
        while (true)
        {
            if (await installations.FindAsync(tenant, CancellationToken.None) is not { } kept)
                return null;
            if (protection.TokenOf(kept.Installation) != oldToken)
                return kept.Installation;

            var refreshToken = protection.RefreshTokenOf(kept.Installation)
                ?? throw new ChannelException(ChannelFault.Gone, $"The token of {tenant} has expired, and none came with it to renew it by.") { Code = "token_expired" };
            if (refreshToken != refused && await FetchAsync(tenant, refreshToken) is { } pair)
            {
                var renewed = With(kept.Installation, pair);
                if (await installations.TrySaveAsync(renewed, kept.Version, CancellationToken.None))
                {
                    Forget(tenant);
                    logger.Renewed(tenant, renewed.ExpiresAt);
                    return renewed;
                }

                continue; // somebody wrote it meanwhile: perhaps another pair, which then counts
            }

            refused = refreshToken;
            if (!waits.TryDequeue(out var wait))
                throw new ChannelException(ChannelFault.Gone, $"Slack renews the token of {tenant} no more; the app must be installed there again.") { Code = "invalid_refresh_token" };
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, time);
        }
    }

    /// <summary>The next pair; null when the refresh token does not count, or no longer.</summary>
    private async Task<AccessAnswer?> FetchAsync(string tenant, string refreshToken)
    {
        lock (_gate)
        {
            if (_unwritten.TryGetValue(tenant, out var unwritten) && unwritten.For == refreshToken)
                return unwritten.Pair;
        }

        if (options.Value.ClientId.Length == 0 || options.Value.ClientSecret.Length == 0)
            throw new ChannelException(ChannelFault.Rejected, $"The token of {tenant} is to be renewed, but Slack:ClientId and Slack:ClientSecret are not both set.");

        var answer = await slack.RefreshAsync(refreshToken, CancellationToken.None);
        if (answer is { Ok: true, AccessToken: { Length: > 0 } })
        {
            lock (_gate)
            {
                _unwritten[tenant] = (refreshToken, answer);
            }

            return answer;
        }

        return !answer.Ok && answer.Error == "invalid_refresh_token"
            ? null
            : throw new ChannelException(
                ChannelFault.Rejected, $"Slack does not renew the token of {tenant}: {OAuthCalls.WordOf(answer)}. Compare Slack:ClientId and Slack:ClientSecret with the app's page \"Basic Information\".");
    }

    private SlackInstallation With(SlackInstallation installation, AccessAnswer pair) => installation with
    {
        ProtectedToken = protection.ProtectToken(installation.Tenant, pair.AccessToken!), // a pair without one is no pair, see FetchAsync
        ProtectedRefreshToken = pair.RefreshToken is { Length: > 0 } next ? protection.ProtectRefreshToken(installation.Tenant, next) : null,
        ExpiresAt = pair.ExpiresIn is { } seconds ? time.GetUtcNow().AddSeconds(seconds) : null,
        Scopes = pair.Scope ?? installation.Scopes,
    };

    private void Forget(string tenant)
    {
        lock (_gate)
        {
            _unwritten.Remove(tenant);
        }
    }
}
