using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using RetentionBot.Conversation;

namespace RetentionBot.Teams.Outbound.Tokens;

/// <summary>Makes what proves to Entra that the bot is the bot, as <see cref="TeamsOptions.Credential"/> says.</summary>
internal static class BotCredential
{
    /// <param name="http">For the secret. The other ways bring their own.</param>
    /// <param name="transport">What the other ways send through; null for their own.</param>
    /// <exception cref="ChannelException">The settings lack what the credential is made of, or it cannot be read.</exception>
    public static TokenCredential Of(TeamsOptions options, HttpClient http, TimeProvider time, HttpPipelineTransport? transport = null)
    {
        var authority = TokenAuthority.Of(options);
        return KindOf(options) switch
        {
            TeamsCredential.Secret => new SecretCredential(http, authority.TokenUrl, options.AppId, options.AppSecret, time),
            TeamsCredential.Certificate => new ClientCertificateCredential(
                authority.Tenant,
                options.AppId,
                CertificateAt(options.CertificatePath),
                For(new ClientCertificateCredentialOptions { DisableInstanceDiscovery = true }, authority, transport)),
            TeamsCredential.WorkloadIdentity => new WorkloadIdentityCredential(For(
                new WorkloadIdentityCredentialOptions { TenantId = authority.Tenant, ClientId = options.AppId, DisableInstanceDiscovery = true }, authority, transport)),
            TeamsCredential.ManagedIdentity => new ManagedIdentityCredential(For(
                new ManagedIdentityCredentialOptions(ManagedIdentityId.FromUserAssignedClientId(options.AppId)), authority, transport)),
            _ => throw new ChannelException(ChannelFault.Rejected, "The bot has nothing to prove itself with: set Teams:AppSecret or Teams:CertificatePath, or another Teams:Credential."),
        };
    }

    private static TeamsCredential KindOf(TeamsOptions options) => options switch
    {
        { Credential: not TeamsCredential.Auto } => options.Credential,
        { AppSecret.Length: > 0 } => TeamsCredential.Secret,
        { CertificatePath.Length: > 0 } => TeamsCredential.Certificate,
        _ => TeamsCredential.Auto,
    };

    // The authority comes from the settings, so nobody need be asked whether it is one. Trying again is the caller's: it knows how long somebody waits.
    private static T For<T>(T options, TokenAuthority authority, HttpPipelineTransport? transport)
        where T : TokenCredentialOptions
    {
        options.AuthorityHost = authority.Host;
        options.Retry.MaxRetries = 0;
        if (transport is not null)
            options.Transport = transport;
        return options;
    }

    private static X509Certificate2 CertificateAt(string path)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            var certificate = bytes.AsSpan().IndexOf("-----BEGIN"u8) >= 0 ? X509Certificate2.CreateFromPemFile(path) : X509CertificateLoader.LoadPkcs12(bytes, password: null);
            return certificate.HasPrivateKey ? certificate : throw new CryptographicException("It has no private key.");
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new ChannelException(
                ChannelFault.Rejected, "Teams:CertificatePath cannot be read; it must be a certificate with its private key, PEM or PKCS#12 without a password.", exception);
        }
    }
}
