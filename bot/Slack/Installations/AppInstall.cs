using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RetentionBot.Conversation;

namespace RetentionBot.Slack.Installations;

/// <summary>Installs the app in a workspace or organisation that is allowed: what Slack sent somebody back with becomes an installation.</summary>
internal sealed class AppInstall(
    OAuthCalls slack, ISlackInstallations installations, TokenProtection protection, InstalledBots bots, InstallAddresses addresses, IOptions<SlackOptions> options, TimeProvider time, ILogger<AppInstall> logger)
{
    /// <summary>Tries to write it while somebody else does.</summary>
    private const int MostTries = 5;

    /// <summary>Exchanges the code, keeps the installation, and tells how it went. Whoever calls has checked that it was begun here.</summary>
    public async Task<InstallPage> FinishAsync(string code, CancellationToken cancellationToken)
    {
        try
        {
            var access = await slack.ExchangeAsync(code, addresses.End, cancellationToken);
            if (!access.Ok)
                return Refused(OAuthCalls.WordOf(access));
            if (access is not { TokenType: "bot", AccessToken: { Length: > 0 } token, Tenant: { Length: > 0 } tenant, AppId: { Length: > 0 } app, BotUserId: { Length: > 0 } }
                || (options.Value.AppId.Length > 0 && app != options.Value.AppId))
                return Refused("its answer is not for this app's bot");
            if (!options.Value.AllowedWorkspaces.Contains(tenant, StringComparer.Ordinal))
                return NotAllowed(access, tenant);

            var test = await slack.TestAsync(token, cancellationToken);
            if (!test.Ok || test.Tenant != tenant)
                return Refused(test.Ok ? "its token is of another workspace" : OAuthCalls.WordOf(test));

            return await KeepAsync(Installation(access, test, tenant, app, token), cancellationToken) ? Done(access, tenant, app) : Busy();
        }
        catch (IOException exception) // Slack or the store, for now
        {
            logger.NotInstalled(exception is ChannelException ? exception.Message : exception.GetType().Name);
            return exception is ChannelException { Fault: not ChannelFault.Retry } ? Refused("it cannot be kept by these settings; the log says more") : Busy();
        }
    }

    private SlackInstallation Installation(AccessAnswer access, TestAnswer test, string tenant, string app, string token) => new(tenant, app)
    {
        EnterpriseId = access.Enterprise?.Id,
        TeamId = access.IsEnterpriseInstall == true ? null : access.Team?.Id,
        Name = access.IsEnterpriseInstall == true ? access.Enterprise?.Name : access.Team?.Name,
        BotUserId = access.BotUserId!, // checked
        BotId = test.BotId,
        Scopes = access.Scope ?? "",
        InstalledBy = access.AuthedUser?.Id,
        InstalledAt = time.GetUtcNow(),
        ProtectedToken = protection.ProtectToken(tenant, token),
        ProtectedRefreshToken = access.RefreshToken is { Length: > 0 } next ? protection.ProtectRefreshToken(tenant, next) : null,
        ExpiresAt = access.ExpiresIn is { } seconds ? time.GetUtcNow().AddSeconds(seconds) : null,
    };

    /// <summary>A second installation takes the place of the first: its tokens are the newer ones.</summary>
    private async Task<bool> KeepAsync(SlackInstallation installation, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var before = await installations.FindAsync(installation.Tenant, cancellationToken);
            if (await installations.TrySaveAsync(installation, before?.Version ?? 0, cancellationToken))
            {
                bots.Forget(installation.Tenant);
                logger.Installed(installation.Tenant);
                return true;
            }
        }

        return false;
    }

    private InstallPage Done(AccessAnswer access, string tenant, string app) => new(
        StatusCodes.Status200OK,
        "RetentionBot is installed",
        $"It now answers in {NameOf(access, tenant)}. Whoever is an account manager by their e-mail address is known there at once; everybody else is politely refused.")
    {
        Link = (addresses.App(app, access.IsEnterpriseInstall == true ? null : tenant), "Open it in Slack"),
    };

    private InstallPage NotAllowed(AccessAnswer access, string tenant)
    {
        logger.NotAllowed(tenant);
        return new InstallPage(
            StatusCodes.Status403Forbidden,
            "Not installed",
            $"RetentionBot does not work for {NameOf(access, tenant)} yet, and nothing was kept.",
            $"Whoever runs it adds {tenant} to the setting Slack:AllowedWorkspaces and starts it again; then install it once more.");
    }

    private InstallPage Refused(string reason)
    {
        logger.NotInstalled(reason);
        return new InstallPage(StatusCodes.Status502BadGateway, "Not installed", $"Slack did not complete the installation: {reason}. Nothing was kept.") { Link = Again };
    }

    private InstallPage Busy() => new(StatusCodes.Status503ServiceUnavailable, "Not installed", "The installation could not be completed just now, and nothing was kept. Try it again in a minute.") { Link = Again };

    private (Uri, string) Again => (addresses.Begin, "Begin again");

    private static string NameOf(AccessAnswer access, string tenant) =>
        (access.IsEnterpriseInstall == true ? access.Enterprise?.Name : access.Team?.Name) is { Length: > 0 } name ? $"{name} ({tenant})" : tenant;
}
