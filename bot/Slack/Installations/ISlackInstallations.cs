namespace RetentionBot.Slack.Installations;

/// <summary>Keeps who installed the app. Its tokens are protected before they come here: whoever reads the data file reads none of them.</summary>
public interface ISlackInstallations
{
    /// <summary>The installation of a workspace or organisation, with the version it is changed by; null when there is none.</summary>
    ValueTask<KeptInstallation?> FindAsync(string tenant, CancellationToken cancellationToken);

    /// <summary>Every installation.</summary>
    ValueTask<IReadOnlyList<KeptInstallation>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Writes it in one step, if it is still at that version; 0 for one that is not there yet.</summary>
    /// <returns>False when somebody else wrote it meanwhile.</returns>
    ValueTask<bool> TrySaveAsync(SlackInstallation installation, long version, CancellationToken cancellationToken);

    /// <summary>Erases it and whatever waits to be said in its conversations, whose chats are closed. Erasing what is not there changes nothing.</summary>
    ValueTask RemoveAsync(string tenant, CancellationToken cancellationToken);
}

/// <summary>An installation and the version it is changed by.</summary>
public sealed record KeptInstallation(SlackInstallation Installation, long Version);

/// <summary>One workspace, or one organisation, that installed the app.</summary>
/// <param name="Tenant">Its key: the workspace's id, or the organisation's when it is installed for all of it.</param>
/// <param name="AppId">The app's id, <c>A…</c>.</param>
public sealed record SlackInstallation(string Tenant, string AppId)
{
    /// <summary>The organisation's id, <c>E…</c>; null outside Enterprise Grid.</summary>
    public string? EnterpriseId { get; init; }

    /// <summary>The workspace's id, <c>T…</c>; null when it is installed for a whole organisation.</summary>
    public string? TeamId { get; init; }

    /// <summary>The workspace's or organisation's name, for showing only.</summary>
    public string? Name { get; init; }

    /// <summary>The bot's user id, <c>U…</c>.</summary>
    public required string BotUserId { get; init; }

    /// <summary>The bot's own id, <c>B…</c>; null when Slack did not say.</summary>
    public string? BotId { get; init; }

    /// <summary>The scopes that were granted, with commas.</summary>
    public string Scopes { get; init; } = "";

    /// <summary>Who installed it; null when unknown.</summary>
    public string? InstalledBy { get; init; }

    /// <summary>When, in UTC.</summary>
    public DateTimeOffset InstalledAt { get; init; }

    /// <summary>The bot's token, protected.</summary>
    public required string ProtectedToken { get; init; }

    /// <summary>The token that fetches the next one, protected; null without token rotation.</summary>
    public string? ProtectedRefreshToken { get; init; }

    /// <summary>When the token ends, in UTC; null when it does not.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
