using RetentionBot.Conversation;

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

/// <summary>As whom the bot speaks in each workspace: by <c>Slack:BotToken</c>, or by the installations.</summary>
internal sealed class SlackBots : WebApi.ISlackBots
{
    /// <summary>The bot of a tenant.</summary>
    /// <exception cref="ChannelException">There is none: nobody there installed the app, or it was taken out (<see cref="ChannelFault.Gone"/>); or Slack cannot be asked just now.</exception>
    public ValueTask<SlackBot> OfAsync(string tenant, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The bot with a token other than the one Slack said has expired: fetched once for all who ask at once.</summary>
    /// <exception cref="ChannelException">There is no other.</exception>
    public ValueTask<SlackBot> RenewedAsync(SlackBot expired, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The tenant of what came from a workspace, and whether it may speak to the bot; null when it may not.</summary>
    /// <param name="enterpriseId">The organisation; null for none.</param>
    /// <param name="teamId">The workspace; null for what belongs to a whole organisation.</param>
    /// <param name="isEnterpriseInstall">Whether Slack says that it came by an installation of the whole organisation.</param>
    public ValueTask<SlackBot?> FindAsync(string? enterpriseId, string? teamId, bool isEnterpriseInstall, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Slack said that the installation is over: its token is erased.</summary>
    public ValueTask EndAsync(string tenant, CancellationToken cancellationToken) => throw new NotImplementedException();
}
