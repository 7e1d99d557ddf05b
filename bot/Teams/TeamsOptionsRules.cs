using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace RetentionBot.Teams;

/// <summary>What the settings under <c>Teams</c> must be. Each fault names the setting, its value (never a secret) and the way out; all are found at once.</summary>
internal static class TeamsOptionsRules
{
    private const int LeastBodyBytes = 1024;
    private const int MostBodyBytes = 4 * 1024 * 1024;
    private const int LeastFileBytes = 1024;
    private const int MostFileBytes = 20 * 1024 * 1024;

    public static IEnumerable<ValidationResult> FaultsOf(TeamsOptions options) =>
        [.. OfNumbers(options), .. OfIdentity(options), .. OfCredential(options), .. OfAddresses(options), .. OfLists(options)];

    private static IEnumerable<ValidationResult> OfNumbers(TeamsOptions options)
    {
        if (options.MaxBodyBytes is < LeastBodyBytes or > MostBodyBytes)
            yield return OutOfRange(nameof(options.MaxBodyBytes), options.MaxBodyBytes, LeastBodyBytes, MostBodyBytes, "bytes", 262_144);
        if (options.MaxFileBytes is < LeastFileBytes or > MostFileBytes)
            yield return OutOfRange(nameof(options.MaxFileBytes), options.MaxFileBytes, LeastFileBytes, MostFileBytes, "bytes", 5_242_880);
        if (options.KeyRefreshSeconds is < 1 or > 86_400)
            yield return OutOfRange(nameof(options.KeyRefreshSeconds), options.KeyRefreshSeconds, 1, 86_400, "seconds", 60);
        if (options.RetryBaseMilliseconds is < 1 or > 60_000)
            yield return OutOfRange(nameof(options.RetryBaseMilliseconds), options.RetryBaseMilliseconds, 1, 60_000, "milliseconds", 1_000);
    }

    private static IEnumerable<ValidationResult> OfIdentity(TeamsOptions options)
    {
        if (options.DangerouslyAllowUnauthenticated && options.AppId.Length > 0)
            yield return Fault(
                $"Teams:DangerouslyAllowUnauthenticated is true while Teams:AppId is '{options.AppId}'; set Teams:DangerouslyAllowUnauthenticated to false to serve Teams, "
                + "or leave Teams:AppId empty to try the bot on this machine.",
                nameof(options.DangerouslyAllowUnauthenticated),
                nameof(options.AppId));

        // Tokens carry the id with hyphens and nothing around it.
        if (options.AppId.Length > 0 && (options.AppId.Length != 36 || !Guid.TryParseExact(options.AppId, "D", out _)))
            yield return Fault(
                $"Teams:AppId is '{options.AppId}'; use the application id of the bot's registration, for example 11111111-2222-3333-4444-555555555555.", nameof(options.AppId));
    }

    private static IEnumerable<ValidationResult> OfCredential(TeamsOptions options)
    {
        if (!Enum.IsDefined(options.Credential))
            yield return Fault($"Teams:Credential is '{options.Credential}'; use {string.Join(", ", Enum.GetNames<TeamsCredential>())}, for example Auto.", nameof(options.Credential));
        if (options.CertificatePath.Length > 0 && !File.Exists(options.CertificatePath))
            yield return Fault(
                $"Teams:CertificatePath is '{options.CertificatePath}', where no file can be read; use the path of a PEM or PKCS#12 file, for example /run/secrets/bot.pem.",
                nameof(options.CertificatePath));
        if (options.AppId.Length == 0)
            yield break;

        var (hasSecret, hasCertificate) = (options.AppSecret.Length > 0, options.CertificatePath.Length > 0);
        switch (options.Credential)
        {
            case TeamsCredential.Auto when !hasSecret && !hasCertificate:
                yield return Fault(
                    "Teams:AppSecret and Teams:CertificatePath are empty while Teams:AppId is set; set one of them, or Teams:Credential to ManagedIdentity or WorkloadIdentity.",
                    nameof(options.AppSecret),
                    nameof(options.CertificatePath));
                break;
            case TeamsCredential.Secret when !hasSecret:
                yield return Fault(
                    "Teams:AppSecret is empty while Teams:Credential is 'Secret'; set it, for example by the environment variable Teams__AppSecret.", nameof(options.AppSecret));
                break;
            case TeamsCredential.Certificate when !hasCertificate:
                yield return Fault(
                    "Teams:CertificatePath is empty while Teams:Credential is 'Certificate'; use the path of a PEM or PKCS#12 file, for example /run/secrets/bot.pem.",
                    nameof(options.CertificatePath));
                break;
            case TeamsCredential.Auto or TeamsCredential.Secret or TeamsCredential.Certificate when hasSecret && hasCertificate:
                yield return Fault("Teams:AppSecret and Teams:CertificatePath are both set; keep one of them.", nameof(options.AppSecret), nameof(options.CertificatePath));
                break;
            case TeamsCredential.ManagedIdentity or TeamsCredential.WorkloadIdentity:
                // A registration with such an identity belongs to one tenant and has no secret of its own.
                if (hasSecret || hasCertificate)
                    yield return Fault(
                        $"Teams:{(hasSecret ? nameof(options.AppSecret) : nameof(options.CertificatePath))} is set while Teams:Credential is '{options.Credential}', "
                        + "which needs neither secret nor certificate; leave it empty.",
                        nameof(options.Credential));
                if (string.IsNullOrWhiteSpace(options.TenantId))
                    yield return Fault(
                        $"Teams:TenantId is empty while Teams:Credential is '{options.Credential}'; use the id of the tenant the bot is registered in, "
                        + "for example 22222222-3333-4444-5555-666666666666.",
                        nameof(options.TenantId));
                break;
        }
    }

    private static IEnumerable<ValidationResult> OfAddresses(TeamsOptions options)
    {
        if (SecureAddress.Of(options.OpenIdMetadataUrl) is null)
            yield return Fault(
                $"Teams:OpenIdMetadataUrl is '{options.OpenIdMetadataUrl}'; use an https address, or http on this machine, "
                + "for example https://login.botframework.com/v1/.well-known/openidconfiguration.",
                nameof(options.OpenIdMetadataUrl));
        if (options.TokenUrl.Length > 0 && SecureAddress.Of(options.TokenUrl) is null)
            yield return Fault(
                $"Teams:TokenUrl is '{options.TokenUrl}'; use an https address, or http on this machine, "
                + "for example https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token.",
                nameof(options.TokenUrl));
        if (!Uri.TryCreate(options.Issuer, UriKind.Absolute, out var issuer) || issuer.IsFile)
            yield return Fault($"Teams:Issuer is '{options.Issuer}'; use the issuer of the channel's tokens, for example https://api.botframework.com.", nameof(options.Issuer));
        if (string.IsNullOrWhiteSpace(options.Scope))
            yield return Fault("Teams:Scope is empty; use the scope of the connector, for example https://api.botframework.com/.default.", nameof(options.Scope));
    }

    private static IEnumerable<ValidationResult> OfLists(TeamsOptions options)
    {
        if (options.AllowedTenants.Any(string.IsNullOrWhiteSpace))
            yield return Fault("Teams:AllowedTenants holds a blank; use tenant ids, for example 22222222-3333-4444-5555-666666666666.", nameof(options.AllowedTenants));
        if (options.AllowedChannels.Any(string.IsNullOrWhiteSpace))
            yield return Fault("Teams:AllowedChannels holds a blank; use channel ids, for example msteams.", nameof(options.AllowedChannels));
        foreach (var entry in options.AllowedServiceHosts.Where(entry => !IsHostEntry(entry)))
            yield return Fault(
                $"Teams:AllowedServiceHosts holds '{entry}'; use host, host:port or *.domain without a scheme, for example smba.trafficmanager.net.",
                nameof(options.AllowedServiceHosts));
        foreach (var entry in options.FileHosts.Where(entry => !IsHostEntry(entry)))
            yield return Fault(
                $"Teams:FileHosts holds '{entry}'; use host, host:port or *.domain without a scheme, for example *.sharepoint.com.", nameof(options.FileHosts));
    }

    // All of a top-level domain is nobody's: *.net would send the bot's token to anyone.
    private static bool IsHostEntry(string? entry)
    {
        if (string.IsNullOrWhiteSpace(entry))
            return false;
        if (entry.StartsWith("*.", StringComparison.Ordinal))
            return Uri.CheckHostName(entry[2..]) == UriHostNameType.Dns && entry[2..].Trim('.').Contains('.', StringComparison.Ordinal);

        var colon = entry.LastIndexOf(':');
        return IsHost(entry)
            || (colon > 0 && IsHost(entry[..colon]) && ushort.TryParse(entry[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0);
    }

    private static bool IsHost(string host) => host[0] != '[' && Uri.CheckHostName(host) is UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6;

    private static ValidationResult OutOfRange(string setting, int value, int least, int most, string unit, int example) =>
        Fault(string.Create(CultureInfo.InvariantCulture, $"Teams:{setting} is {value}; use {least} to {most} {unit}, for example {example}."), setting);

    private static ValidationResult Fault(string words, params string[] settings) => new(words, settings);
}
