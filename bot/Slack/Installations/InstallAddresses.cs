using Microsoft.Extensions.Options;

namespace RetentionBot.Slack.Installations;

/// <summary>Where an installation by OAuth begins, goes and ends. There are none until the three settings for it are there.</summary>
internal sealed class InstallAddresses(IOptions<SlackOptions> options)
{
    public const string BeginPath = "/install";

    public const string EndPath = "/oauth";

    /// <summary>Whether the app can be installed by OAuth.</summary>
    public bool AreSet => options.Value is { ClientId.Length: > 0, ClientSecret.Length: > 0, PublicUrl.Length: > 0 };

    /// <summary>Whether browsers come here by https.</summary>
    public bool IsHttps => Public.Scheme == Uri.UriSchemeHttps;

    /// <summary>Where somebody begins.</summary>
    public Uri Begin => new(Public, "/slack" + BeginPath);

    /// <summary>Where Slack sends them back to; the manifest names the same.</summary>
    public Uri End => new(Public, "/slack" + EndPath);

    private Uri Public => new(options.Value.PublicUrl);

    /// <summary>Where Slack asks them. On the host of the Web API, so that another server can stand in for all of it. See https://docs.slack.dev/authentication/installing-with-oauth</summary>
    public Uri Authorize(string state)
    {
        var query = QueryString(("client_id", options.Value.ClientId), ("scope", string.Join(',', SlackScopes.Of(options.Value.AgentView))), ("redirect_uri", End.AbsoluteUri), ("state", state));
        return new Uri(Slack, "/oauth/v2/authorize" + query);
    }

    /// <summary>The app in a workspace.</summary>
    public Uri App(string appId, string? teamId) => new(Slack, "/app_redirect" + (teamId is null ? QueryString(("app", appId)) : QueryString(("app", appId), ("team", teamId))));

    private Uri Slack => new(options.Value.ApiBaseUrl);

    private static string QueryString(params (string Name, string Value)[] parts) =>
        "?" + string.Join('&', parts.Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value)}"));
}
