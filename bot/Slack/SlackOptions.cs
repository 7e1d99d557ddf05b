using System.ComponentModel.DataAnnotations;

namespace RetentionBot.Slack;

/// <summary>The settings under <c>Slack</c>. Lists are given as a JSON array or as one text with commas.</summary>
public sealed class SlackOptions : IValidatableObject
{
    /// <summary>The section these settings are bound to.</summary>
    public const string Section = "Slack";

    /// <summary>The app's signing secret. Default: empty; then every request over HTTP is answered 401. Belongs in the environment or in user secrets, as do all secrets here.</summary>
    public string SigningSecret { get; set; } = "";

    /// <summary>The signing secret that was valid before, accepted too while it is being rotated. Default: empty.</summary>
    public string SigningSecretPrevious { get; set; } = "";

    /// <summary>The bot's token (<c>xoxb-…</c>) of the one workspace the app was installed in by hand. Default: empty; then workspaces come by <see cref="ClientId"/>.</summary>
    public string BotToken { get; set; } = "";

    /// <summary>The app-level token (<c>xapp-…</c>, scope <c>connections:write</c>) for Socket Mode. Default: empty; then Slack sends over HTTP.</summary>
    public string AppToken { get; set; } = "";

    /// <summary>How many connections Socket Mode keeps, 1 to 10, which is the most Slack allows an app in all processes together. With more than one, nothing waits while one is replaced. Default: 2.</summary>
    public int Connections { get; set; } = 2;

    /// <summary>The app's client id, for installing it by OAuth. Default: empty.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>The app's client secret. Default: empty.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>The app's id (<c>A…</c>). When set, whatever is meant for another app is refused. Default: empty.</summary>
    public string AppId { get; set; } = "";

    /// <summary>
    /// The ids of the workspaces (<c>T…</c>) and organisations (<c>E…</c>) that may install the app and whose people may speak to the bot. Default: none, which lets in nobody but the
    /// workspace of <see cref="BotToken"/>.
    /// </summary>
    public IReadOnlyList<string> AllowedWorkspaces { get; set; } = [];

    /// <summary>Where the Web API is, with a slash at its end. https, or http on this machine. Default: Slack's own.</summary>
    public string ApiBaseUrl { get; set; } = "https://slack.com/api/";

    /// <summary>The address at which Slack reaches this host, without a path, for the redirect of an installation. https, or http on this machine. Default: empty.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>Whether the app is set up as an agent (<c>features.agent_view</c>): then every message in its own chat is answered in a thread of it. Default: false.</summary>
    public bool AgentView { get; set; }

    /// <summary>The largest request body accepted, in bytes, 1,024 to 4,194,304; a larger one is answered 413. Default: 1,048,576.</summary>
    public int MaxBodyBytes { get; set; } = 1024 * 1024;

    /// <summary>The largest file that is read, in bytes, 1,024 to 20,971,520; a larger one is refused. Default: 5,242,880.</summary>
    [Range(1024, 20 * 1024 * 1024, ErrorMessage = "Slack:MaxFileBytes must be from 1024 to 20971520 bytes; leave it out for 5242880.")]
    public int MaxFileBytes { get; set; } = 5 * 1024 * 1024;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => SlackOptionsRules.FaultsOf(this);
}
