using System.ComponentModel.DataAnnotations;

namespace RetentionBot.Teams;

/// <summary>The settings under <c>Teams</c>. Lists are given as a JSON array or as one text with commas.</summary>
public sealed class TeamsOptions : IValidatableObject
{
    /// <summary>The section these settings are bound to.</summary>
    public const string Section = "Teams";

    /// <summary>The bot's application id (a GUID) from its Azure Bot registration. Default: empty, which leaves Teams off.</summary>
    public string AppId { get; set; } = "";

    /// <summary>How the bot proves itself to the channel. Default: <see cref="TeamsCredential.Auto"/>.</summary>
    public TeamsCredential Credential { get; set; }

    /// <summary>The application's client secret. Default: empty. Belongs in the environment or in user secrets.</summary>
    public string AppSecret { get; set; } = "";

    /// <summary>A certificate with its private key, PEM or PKCS#12 without a password, instead of a secret. Default: empty.</summary>
    public string CertificatePath { get; set; } = "";

    /// <summary>The Entra tenant the bot is registered in. Default: empty, for the multi-tenant registrations made before August 2025.</summary>
    public string TenantId { get; set; } = "";

    /// <summary>
    /// The ids of the Entra tenants whose people may speak to the bot, upper or lower case. Default: none, which refuses everybody. An activity that names no tenant is
    /// refused on every channel.
    /// </summary>
    public IReadOnlyList<string> AllowedTenants { get; set; } = [];

    /// <summary>The channels that may bring activities, by their exact lower-case ids. Default: <c>msteams</c> only.</summary>
    public IReadOnlyList<string> AllowedChannels { get; set; } = [];

    /// <summary>
    /// The hosts answers may be sent to, each as <c>host</c>, <c>host:port</c> or <c>*.domain</c>. Default: those of Microsoft's public and government clouds.
    /// </summary>
    public IReadOnlyList<string> AllowedServiceHosts { get; set; } = [];

    /// <summary>
    /// The hosts that files people send are read from, in the same forms, over https only. Default: SharePoint in Microsoft's public and government clouds, where Teams puts them.
    /// In the anonymous development mode this machine counts too, over http as well, and files may lie in the message itself.
    /// </summary>
    public IReadOnlyList<string> FileHosts { get; set; } = [];

    /// <summary>The largest file that is read, in bytes, 1,024 to 20,971,520. Default: 5,242,880 (5 MB).</summary>
    public int MaxFileBytes { get; set; } = 5 * 1024 * 1024;

    /// <summary>Where the channel's signing keys are told. Default: the public cloud's. https, or http on this machine.</summary>
    public string OpenIdMetadataUrl { get; set; } = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    /// <summary>Who must have issued the channel's tokens, to the letter. Default: the public cloud's channel.</summary>
    public string Issuer { get; set; } = "https://api.botframework.com";

    /// <summary>Where the bot's own token is fetched. Default: empty, for the public cloud's authority of <see cref="TenantId"/>. https, or http on this machine.</summary>
    public string TokenUrl { get; set; } = "";

    /// <summary>What the bot's own token is for. Default: the public cloud's connector.</summary>
    public string Scope { get; set; } = "https://api.botframework.com/.default";

    /// <summary>The least time between two fetches of the signing keys because of an unknown one, in seconds, 1 to 86,400. Default: 60.</summary>
    public int KeyRefreshSeconds { get; set; } = 60;

    /// <summary>The first wait before a refused call is tried again, in milliseconds, 1 to 60,000; it doubles each time. Default: 1,000.</summary>
    public int RetryBaseMilliseconds { get; set; } = 1_000;

    /// <summary>
    /// Lets anyone on this machine speak to the bot as anyone, without a token: for trying it with a local client only. Default: false.
    /// Not together with <see cref="AppId"/>. That only this machine is let in is the host's part.
    /// </summary>
    public bool DangerouslyAllowUnauthenticated { get; set; }

    /// <summary>The largest request body accepted, in bytes, 1,024 to 4,194,304; a larger one is answered 413. Default: 262,144.</summary>
    public int MaxBodyBytes { get; set; } = 256 * 1024;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => TeamsOptionsRules.FaultsOf(this);
}

/// <summary>How the bot proves itself to the channel.</summary>
public enum TeamsCredential
{
    /// <summary>By the secret or the certificate, whichever is set.</summary>
    Auto,

    /// <summary>By <see cref="TeamsOptions.AppSecret"/>.</summary>
    Secret,

    /// <summary>By <see cref="TeamsOptions.CertificatePath"/>.</summary>
    Certificate,

    /// <summary>By the managed identity whose client id is <see cref="TeamsOptions.AppId"/>, where the bot runs in Azure.</summary>
    ManagedIdentity,

    /// <summary>By the federated token of a workload, as in Kubernetes.</summary>
    WorkloadIdentity,
}
