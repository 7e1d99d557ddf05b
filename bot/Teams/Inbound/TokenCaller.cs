using Microsoft.Extensions.Logging;
using RetentionBot.Teams.Outbound;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Teams.Inbound;

/// <summary>The channel, proved by its token. It may bring what its key and its token vouch for, from the tenants the settings name.</summary>
/// <param name="key">The key that signed the token.</param>
/// <param name="serviceUrl">The address its token names; null when it names none.</param>
internal sealed class TokenCaller(SigningKey key, string? serviceUrl, TeamsOptions options, ServiceHosts hosts, ILogger logger) : IInboundCaller
{
    public bool MayBring(Activity activity)
    {
        if (FaultOf(activity) is not { } fault)
            return true;

        logger.MayNotBring(fault);
        return false;
    }

    private string? FaultOf(Activity activity)
    {
        // Names of channels are compared to the letter: the specification says so.
        if (!AllowedChannels.Contains(activity.ChannelId, StringComparer.Ordinal))
            return "its channel is not in Teams:AllowedChannels";
        if (!key.Endorsements.Contains(activity.ChannelId!)) // AllowedChannels holds it, so it is there
            return "the key that signed the token is not endorsed for its channel";
        // As texts: an address that was parsed and written again may read differently.
        if (serviceUrl is not { Length: > 0 } || !serviceUrl.Equals(activity.ServiceUrl, StringComparison.OrdinalIgnoreCase))
            return "its serviceUrl is not the one the token names";
        if (ActivityRules.ServiceUrlOf(activity) is not { } address || !hosts.Allows(address))
            return "the host of its serviceUrl is not in Teams:AllowedServiceHosts";
        return IsOfAllowedTenant(activity) ? null : "its tenant is missing, contradictory or not in Teams:AllowedTenants";
    }

    private IReadOnlyList<string> AllowedChannels => options.AllowedChannels is { Count: > 0 } own ? own : [ChannelIds.Teams];

    /// <summary>
    /// Whether every tenant the activity names is one and the same allowed one. Naming none refuses it, on other channels too: there is no list it could be held
    /// against. Tenants are GUIDs, the same in either case; in Slack they are workspaces.
    /// </summary>
    private bool IsOfAllowedTenant(Activity activity)
    {
        string[] named =
        [
            .. new[] { activity.ChannelId == ChannelIds.Slack ? AzureSlack.WorkspaceOf(activity) : null, activity.Conversation?.TenantId, OpenJson.Text(OpenJson.Member(activity.ChannelData, "tenant"), "id") }
                .OfType<string>().Where(tenant => tenant.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase),
        ];
        return named is [var tenant] && options.AllowedTenants.Contains(tenant, StringComparer.OrdinalIgnoreCase);
    }
}
