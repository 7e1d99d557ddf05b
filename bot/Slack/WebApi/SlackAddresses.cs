using Microsoft.Extensions.Options;

namespace RetentionBot.Slack.WebApi;

/// <summary>
/// Which addresses are Slack's. All but the Web API's come out of a request, and are sent what is private, or the bot's token: so these lists are always on. Where the Web API is on this machine, its server
/// counts as all of them.
/// </summary>
internal sealed class SlackAddresses(IOptions<SlackOptions> options)
{
    /// <summary>Commercial and government Slack. https://docs.slack.dev/interactivity/handling-user-interaction#message_responses and https://docs.slack.dev/govslack</summary>
    private static readonly string[] _responseHosts = ["hooks.slack.com", "hooks.slack-gov.com"];

    /// <summary>https://docs.slack.dev/reference/objects/file-object</summary>
    private static readonly string[] _fileHosts = ["files.slack.com", "files.slack-gov.com"];

    /// <summary>The address of a method.</summary>
    public Uri Of(SlackMethod method) => new($"{options.Value.ApiBaseUrl.TrimEnd('/')}/{method.Name}");

    public bool IsResponse(Uri address) => Is(address, _responseHosts);

    public bool IsFile(Uri address) => Is(address, _fileHosts);

    private bool Is(Uri address, string[] hosts) => address.IsAbsoluteUri && address.UserInfo.Length == 0
        && ((address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && hosts.Contains(address.IdnHost, StringComparer.OrdinalIgnoreCase)) || IsThisMachine(address));

    private bool IsThisMachine(Uri address) => Uri.TryCreate(options.Value.ApiBaseUrl, UriKind.Absolute, out var api) && api.Scheme == Uri.UriSchemeHttp && api.IsLoopback
        && address.Scheme == api.Scheme && address.Authority == api.Authority;
}

/// <summary>Checks <see cref="SlackOptions.ApiBaseUrl"/>, which is sent the bot's tokens.</summary>
internal sealed class ApiBaseUrlCheck : IValidateOptions<SlackOptions>
{
    public ValidateOptionsResult Validate(string? name, SlackOptions options) => IsSecure(options.ApiBaseUrl)
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail($"Slack:ApiBaseUrl is '{options.ApiBaseUrl}'; use an https address, or http on this machine, for example https://slack.com/api/.");

    private static bool IsSecure(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        && address.UserInfo.Length == 0 && address.Query.Length == 0 && address.Fragment.Length == 0;
}
