using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using RetentionBot.Conversation;

namespace RetentionBot.Slack.Installations;

/// <summary>Makes tokens unreadable before they are kept, each for its own installation: what is copied from one into another does not open.</summary>
internal sealed class TokenProtection(IDataProtectionProvider protection)
{
    private const string Purpose = "RetentionBot.Slack.Installations";

    public string ProtectToken(string tenant, string token) => Of(tenant, "Token").Protect(token);

    public string ProtectRefreshToken(string tenant, string token) => Of(tenant, "RefreshToken").Protect(token);

    /// <exception cref="ChannelException">The keys are not those it was protected with.</exception>
    public string TokenOf(SlackInstallation installation) => Open(installation, "Token", installation.ProtectedToken);

    /// <summary>Null without token rotation.</summary>
    /// <inheritdoc cref="TokenOf"/>
    public string? RefreshTokenOf(SlackInstallation installation) =>
        installation.ProtectedRefreshToken is { } kept ? Open(installation, "RefreshToken", kept) : null;

    private string Open(SlackInstallation installation, string kind, string kept)
    {
        try
        {
            return Of(installation.Tenant, kind).Unprotect(kept);
        }
        catch (CryptographicException exception)
        {
            // Not gone: with the right keys it opens again.
            throw new ChannelException(
                ChannelFault.Rejected,
                $"The tokens of {installation.Tenant} cannot be read with the keys in DataProtection:Path; put back the keys they were protected with, or install the app there again.",
                exception);
        }
    }

    private IDataProtector Of(string tenant, string kind) => protection.CreateProtector(Purpose, kind, tenant);
}
