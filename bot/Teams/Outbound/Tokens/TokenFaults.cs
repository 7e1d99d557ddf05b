using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Azure;
using Azure.Identity;
using Microsoft.Identity.Client;
using RetentionBot.Conversation;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Teams.Outbound.Tokens;

/// <summary>Says why the bot got no token, naming the settings to look at and nothing secret: of what the host writes only its numbers and the names of the standard are taken.</summary>
internal static partial class TokenFaults
{
    /// <summary>https://www.rfc-editor.org/rfc/rfc6749#section-5.2 and Entra's own.</summary>
    private static readonly string[] _errors =
        ["invalid_client", "unauthorized_client", "invalid_request", "invalid_scope", "invalid_grant", "unsupported_grant_type", "invalid_resource", Temporary];

    private const string Temporary = "temporarily_unavailable";

    /// <summary>Of an answer to a secret.</summary>
    public static ChannelException Of(ConnectorResponse response, TokenAnswer? answer)
    {
        var status = ((int)response.Status).ToString(CultureInfo.InvariantCulture);
        return IsBusy((int)response.Status) || answer?.Error == Temporary
            ? new ChannelException(ChannelFault.Retry, $"The host of the bot's tokens answered {status}.") { RetryAfter = response.RetryAfter }
            : response.IsSuccess
            ? new ChannelException(ChannelFault.Retry, $"The host of the bot's tokens answered {status} without a token; is Teams:TokenUrl one of tokens?")
            : Refused($"{status}{Named(answer?.Error)}{Numbered(answer?.ErrorDescription)}");
    }

    /// <summary>Of anything else that fetching a token may throw.</summary>
    public static ChannelException Of(Exception exception) => exception switch
    {
        ChannelException known => known,
        OperationCanceledException => new ChannelException(ChannelFault.Retry, "The host of the bot's tokens did not answer in time.", exception),
        HttpRequestException unreached => new ChannelException(ChannelFault.Retry, $"The host of the bot's tokens could not be reached: {unreached.HttpRequestError}.", exception),
        CredentialUnavailableException => new ChannelException(
            ChannelFault.Retry, "The identity that Teams:Credential names is not to be had here: the bot does not run where it exists, or its service is away.", exception),
        _ => RefusalIn(exception) is { } refusal
            ? Refused($"{refusal.StatusCode.ToString(CultureInfo.InvariantCulture)}{Named(refusal.ErrorCode)}{Numbered(refusal.Message)}")
            : new ChannelException(ChannelFault.Retry, $"The bot got no token: {exception.GetType().Name}.", exception),
    };

    private static ChannelException Refused(string answer) => new(
        ChannelFault.Rejected,
        $"The host of the bot's tokens refused: {answer}. Compare Teams:AppId, Teams:TenantId and Teams:AppSecret (or what Teams:Credential names) with the bot's registration.");

    // Azure.Identity wraps what happened, in one exception or several.
    private static MsalServiceException? RefusalIn(Exception? exception) => exception switch
    {
        MsalServiceException refused => IsBusy(refused.StatusCode) || refused.StatusCode == 0 || refused.ErrorCode == Temporary ? null : refused,
        RequestFailedException or null => null,
        _ => RefusalIn(exception.InnerException),
    };

    private static bool IsBusy(int status) => status is (int)HttpStatusCode.TooManyRequests or (int)HttpStatusCode.RequestTimeout or >= 500;

    private static string Named(string? error) => _errors.Contains(error) ? " " + error : "";

    private static string Numbered(string? description) => description is not null && EntraNumber().Match(description) is { Success: true } number ? $" ({number.Value})" : "";

    [GeneratedRegex("AADSTS[0-9]{1,10}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex EntraNumber();
}
