using System.Globalization;
using Microsoft.Extensions.Options;

namespace RetentionBot.Slack.SocketMode;

/// <summary>What the settings of Socket Mode must be.</summary>
internal sealed class SocketModeOptionsCheck : IValidateOptions<SlackOptions>
{
    private const int MostConnections = 10;

    public ValidateOptionsResult Validate(string? name, SlackOptions options)
    {
        var faults = FaultsOf(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    // A token is what may stand in a header; it is never told.
    private static IEnumerable<string> FaultsOf(SlackOptions options)
    {
        if (options.Connections is < 1 or > MostConnections)
            yield return string.Create(CultureInfo.InvariantCulture, $"Slack:Connections is {options.Connections}; use 1 to {MostConnections}, for example 2.");
        if (options.AppToken.Length > 0 && !(options.AppToken.StartsWith("xapp-", StringComparison.Ordinal) && options.AppToken.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')))
            yield return "Slack:AppToken is no app-level token; use the one that begins with xapp- and has the scope connections:write, or leave it empty to be sent to over HTTP.";
        if (options.AppToken.Length > 0 && !IsSecure(options.ApiBaseUrl))
            yield return $"Slack:ApiBaseUrl is '{options.ApiBaseUrl}'; use an https address, or http on this machine, with a slash at its end, for example https://slack.com/api/.";
    }

    // The token goes there.
    private static bool IsSecure(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        && address.UserInfo.Length == 0 && address.AbsoluteUri.EndsWith('/');
}
