using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RetentionBot.Conversation;
using RetentionBot.Slack.WebApi;

namespace RetentionBot.Slack.Installations;

/// <summary>The bot of one installation.</summary>
/// <param name="Tenant">Whose installation.</param>
/// <param name="Token">Its token; a secret, never logged.</param>
/// <param name="BotUserId">The bot's user id.</param>
internal sealed record SlackBot(string Tenant, string Token, string BotUserId)
{
    /// <summary>The workspace; null for an installation of a whole organisation.</summary>
    public string? TeamId { get; init; }

    /// <summary>The organisation; null outside Enterprise Grid.</summary>
    public string? EnterpriseId { get; init; }

    /// <summary>Says who it is and not its token.</summary>
    public override string ToString() => $"the bot of {Tenant}";
}

/// <summary>As whom the bot speaks in each workspace: by <c>Slack:BotToken</c> in the one it belongs to, else by the installation of a workspace or organisation that is allowed.</summary>
internal sealed class SlackBots(OwnWorkspace own, InstalledBots installed, ISlackInstallations installations, IOptions<SlackOptions> options, ILogger<SlackBots> logger) : ISlackBots
{
    /// <summary>The bot of a tenant.</summary>
    /// <exception cref="ChannelException">There is none: nobody there installed the app, or it was taken out (<see cref="ChannelFault.Gone"/>); or Slack cannot be asked just now.</exception>
    public async ValueTask<SlackBot> OfAsync(string tenant, CancellationToken cancellationToken) =>
        await OwnAsync(tenant, cancellationToken) ?? (IsAllowed(tenant) ? await installed.ServingAsync(tenant, cancellationToken) : null) ?? throw NoneIn(tenant);

    /// <summary>The bot with a token other than the one Slack said has expired: fetched once for all who ask at once.</summary>
    /// <exception cref="ChannelException">There is no other.</exception>
    public async ValueTask<SlackBot> RenewedAsync(SlackBot expired, CancellationToken cancellationToken)
    {
        if (expired.Token == options.Value.BotToken)
        {
            throw new ChannelException(ChannelFault.Rejected, "Slack:BotToken has expired. An app with token rotation is installed by OAuth: set Slack:ClientId, ClientSecret and PublicUrl, and leave Slack:BotToken empty.")
            {
                Code = "token_expired",
            };
        }

        return await installed.RenewedAsync(expired, cancellationToken) ?? throw NoneIn(expired.Tenant);
    }

    /// <summary>The tenant of what came from a workspace, and whether it may speak to the bot; null when it may not. Calls nobody, but for the first time with <c>Slack:BotToken</c>.</summary>
    /// <param name="enterpriseId">The organisation; null for none.</param>
    /// <param name="teamId">The workspace; null for what belongs to a whole organisation.</param>
    /// <param name="isEnterpriseInstall">Whether Slack says that it came by an installation of the whole organisation.</param>
    /// <exception cref="ChannelException">It cannot be told just now, or not by these settings.</exception>
    public async ValueTask<SlackBot?> FindAsync(string? enterpriseId, string? teamId, bool isEnterpriseInstall, CancellationToken cancellationToken)
    {
        if ((isEnterpriseInstall ? enterpriseId : teamId) is not { Length: > 0 } tenant)
            return null;

        return await OwnAsync(tenant, cancellationToken) ?? (IsAllowed(tenant) ? await installed.FindAsync(tenant, cancellationToken) : null);
    }

    /// <summary>Slack said that the installation is over: its token is erased, its chats are closed. A second time changes nothing, and an installation made after that stays: Slack may tell of it late.</summary>
    /// <param name="endedAt">When it happened, in whole seconds, as the <c>event_time</c> of an event.</param>
    public async ValueTask EndAsync(string tenant, DateTimeOffset endedAt, CancellationToken cancellationToken)
    {
        if (await installations.FindAsync(tenant, cancellationToken) is { } kept && kept.Installation.InstalledAt.ToUnixTimeSeconds() > endedAt.ToUnixTimeSeconds())
        {
            logger.StaysInstalled(tenant);
            return;
        }

        await installed.EndAsync(tenant, cancellationToken);
        own.TryEnd(tenant);
    }

    /// <inheritdoc/>
    public async ValueTask EndAsync(SlackBot refused, CancellationToken cancellationToken)
    {
        if (await installed.TryEndAsync(refused, cancellationToken))
            own.TryEnd(refused.Tenant);
    }

    private async ValueTask<SlackBot?> OwnAsync(string tenant, CancellationToken cancellationToken) =>
        await own.FindAsync(cancellationToken) is { } bot && bot.Tenant == tenant ? bot : null;

    /// <summary>Lists are of a few entries.</summary>
    private bool IsAllowed(string tenant) => options.Value.AllowedWorkspaces.Contains(tenant, StringComparer.Ordinal);

    private static ChannelException NoneIn(string tenant) => new(ChannelFault.Gone, $"The app is not installed in {tenant}, or {tenant} is not in Slack:AllowedWorkspaces.");
}
