using Microsoft.Extensions.Logging;
using RetentionBot.Conversation;

namespace RetentionBot.Slack.Installations;

/// <summary>The bots of the installations. Each is read once and then kept in memory until something changes. Safe for several threads.</summary>
internal sealed class InstalledBots(ISlackInstallations installations, TokenProtection protection, TokenRotation rotation, TimeProvider time, ILogger<InstalledBots> logger)
{
    /// <summary>How long before its end a token is renewed, as Slack's own libraries do.</summary>
    private static readonly TimeSpan RenewBefore = TimeSpan.FromHours(2);

    /// <summary>How long after a failure a token that still serves is not tried to be renewed again.</summary>
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Held> _held = new(StringComparer.Ordinal);

    /// <summary>Grows with each change: what was read from the store before one is not kept.</summary>
    private long _changes;

    /// <summary>The bot as it is, however long its token still serves; null when there is none.</summary>
    public async ValueTask<SlackBot?> FindAsync(string tenant, CancellationToken cancellationToken) => (await HeldAsync(tenant, cancellationToken))?.Bot;

    /// <summary>The bot with a token that serves; null when there is none.</summary>
    /// <exception cref="ChannelException">Its token has ended and another is not to be had just now.</exception>
    public async ValueTask<SlackBot?> ServingAsync(string tenant, CancellationToken cancellationToken)
    {
        if (await HeldAsync(tenant, cancellationToken) is not { } held)
            return null;

        var now = time.GetUtcNow();
        return now < held.RenewAt || (now < held.RetryAt && now < held.ExpiresAt) ? held.Bot : await RenewedAsync(held, cancellationToken);
    }

    /// <summary>The bot with a token other than the one Slack said has expired; null when there is none.</summary>
    /// <exception cref="ChannelException">There is no other token.</exception>
    public async ValueTask<SlackBot?> RenewedAsync(SlackBot expired, CancellationToken cancellationToken)
    {
        if (await HeldAsync(expired.Tenant, cancellationToken) is not { } held)
            return null;

        return held.Bot.Token != expired.Token ? held.Bot : await RenewedAsync(held with { ExpiresAt = time.GetUtcNow() }, cancellationToken);
    }

    /// <summary>Slack takes the bot's token no more: the installation is over, unless it has another token by now.</summary>
    /// <returns>Whether it is over.</returns>
    public async ValueTask<bool> TryEndAsync(SlackBot refused, CancellationToken cancellationToken)
    {
        var kept = await installations.FindAsync(refused.Tenant, cancellationToken);
        if (kept is not null && protection.TokenOf(kept.Installation) != refused.Token)
        {
            Forget(refused.Tenant);
            return false;
        }

        await EndAsync(refused.Tenant, cancellationToken);
        return true;
    }

    /// <summary>Erases the installation and what waits to be said there.</summary>
    public async ValueTask EndAsync(string tenant, CancellationToken cancellationToken)
    {
        await installations.RemoveAsync(tenant, cancellationToken);
        Forget(tenant);
        logger.Ended(tenant);
    }

    /// <summary>The installation has changed: it is read anew.</summary>
    public void Forget(string tenant)
    {
        lock (_gate)
        {
            _changes++;
            _held.Remove(tenant);
        }
    }

    private async ValueTask<Held?> HeldAsync(string tenant, CancellationToken cancellationToken)
    {
        long changes;
        lock (_gate)
        {
            if (_held.TryGetValue(tenant, out var held))
                return held;
            changes = _changes;
        }

        return await installations.FindAsync(tenant, cancellationToken) is { } kept ? Keep(kept.Installation, changes) : null;
    }

    private async ValueTask<SlackBot?> RenewedAsync(Held held, CancellationToken cancellationToken)
    {
        var tenant = held.Bot.Tenant;
        long changes;
        lock (_gate)
        {
            changes = _changes;
        }

        try
        {
            if (await rotation.RenewAsync(tenant, held.Bot.Token, cancellationToken) is { } renewed)
                return Keep(renewed, changes).Bot;

            Forget(tenant);
            return null;
        }
        catch (ChannelException exception) when (time.GetUtcNow() < held.ExpiresAt)
        {
            logger.NotRenewed(tenant, held.ExpiresAt, exception.Message);
            Keep(held with { RetryAt = time.GetUtcNow() + RetryAfter }, changes);
            return held.Bot;
        }
        catch (ChannelException exception) when (exception.Fault == ChannelFault.Gone)
        {
            await TryEndAsync(held.Bot, cancellationToken);
            throw;
        }
    }

    private Held Keep(SlackInstallation installation, long changes)
    {
        var bot = new SlackBot(installation.Tenant, protection.TokenOf(installation), installation.BotUserId) { TeamId = installation.TeamId, EnterpriseId = installation.EnterpriseId };
        return Keep(new Held(bot, installation.ExpiresAt ?? DateTimeOffset.MaxValue), changes);
    }

    private Held Keep(Held held, long changes)
    {
        lock (_gate)
        {
            if (changes == _changes)
                _held[held.Bot.Tenant] = held;
        }

        return held;
    }

    /// <param name="ExpiresAt">When the token ends; <see cref="DateTimeOffset.MaxValue"/> when it does not.</param>
    private sealed record Held(SlackBot Bot, DateTimeOffset ExpiresAt)
    {
        public DateTimeOffset RetryAt { get; init; }

        public DateTimeOffset RenewAt { get; } = ExpiresAt == DateTimeOffset.MaxValue ? ExpiresAt : ExpiresAt - RenewBefore;
    }
}
