using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RetentionBot.Conversation;

namespace RetentionBot.Slack.Installations;

/// <summary>
/// The calls by which a token is come by and looked at; all others go by the token of an installation. A refusal is an answer: whoever asks knows what it means. See https://docs.slack.dev/authentication/installing-with-oauth
/// </summary>
internal sealed class OAuthCalls(HttpClient http, IOptions<SlackOptions> options)
{
    /// <summary>An answer is a kilobyte.</summary>
    private const int MostAnswerBytes = 64 * 1024;

    /// <summary>Somebody waits at a browser, or a turn does.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <summary>https://docs.slack.dev/apis/web-api/#errors: not now.</summary>
    private static readonly string[] Transient = ["ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable", "request_timeout"];

    /// <summary>The refusals that are told to people and to the log; any other text stays where it came from.</summary>
    private static readonly string[] Known =
    [
        "invalid_code", "code_already_used", "bad_redirect_uri", "bad_client_secret", "invalid_client_id", "invalid_grant_type", "invalid_refresh_token", "no_scopes", "oauth_authorization_url_mismatch",
        "cannot_install_an_org_installed_app", "user_email_unverified", "invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "org_login_required", "team_access_not_granted",
        "access_denied", "not_allowed_token_type", "two_factor_setup_required", "enterprise_is_restricted", "invalid_team_for_non_distributed_app",
    ];

    public static void Configure(IServiceProvider services, HttpClient http)
    {
        http.BaseAddress = new Uri(services.GetRequiredService<IOptions<SlackOptions>>().Value.ApiBaseUrl);
        http.Timeout = Timeout;
        http.MaxResponseContentBufferSize = MostAnswerBytes;
    }

    /// <summary>No redirects, since the secrets would go with them; no proxy between this machine and itself.</summary>
    public static HttpMessageHandler CreateHandler(IServiceProvider services) => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        UseProxy = !new Uri(services.GetRequiredService<IOptions<SlackOptions>>().Value.ApiBaseUrl).IsLoopback,
    };

    /// <summary>Whose token it is.</summary>
    /// <exception cref="ChannelException">Slack was busy or not reached (<see cref="ChannelFault.Retry"/>).</exception>
    public Task<TestAnswer> TestAsync(string token, CancellationToken cancellationToken) =>
        PostAsync("auth.test", new AuthenticationHeaderValue("Bearer", token), [], OAuthJson.Default.TestAnswer, cancellationToken);

    /// <summary>The tokens for the code of an installation. A code counts once.</summary>
    /// <inheritdoc cref="TestAsync"/>
    public Task<AccessAnswer> ExchangeAsync(string code, Uri redirect, CancellationToken cancellationToken) =>
        PostAsync("oauth.v2.access", Client(), [new("code", code), new("redirect_uri", redirect.AbsoluteUri)], OAuthJson.Default.AccessAnswer, cancellationToken);

    /// <summary>The next pair of tokens. A refresh token counts once.</summary>
    /// <inheritdoc cref="TestAsync"/>
    public Task<AccessAnswer> RefreshAsync(string refreshToken, CancellationToken cancellationToken) =>
        PostAsync("oauth.v2.access", Client(), [new("grant_type", "refresh_token"), new("refresh_token", refreshToken)], OAuthJson.Default.AccessAnswer, cancellationToken);

    /// <summary>Slack's word for a refusal; null when it is none of the known ones.</summary>
    public static string? CodeOf(OAuthAnswer answer) => Known.Contains(answer.Error) ? answer.Error : null;

    /// <summary>A refusal as it may be shown and logged.</summary>
    public static string WordOf(OAuthAnswer answer) => CodeOf(answer) ?? "an answer that is not known";

    /// <summary>The app itself, by HTTP Basic, which the method's page recommends.</summary>
    private AuthenticationHeaderValue Client() =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.Value.ClientId}:{options.Value.ClientSecret}")));

    private async Task<T> PostAsync<T>(
        string method, AuthenticationHeaderValue authorization, KeyValuePair<string, string>[] fields, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : OAuthAnswer
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, method) { Content = new FormUrlEncodedContent(fields), Headers = { Authorization = authorization } };
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            var answer = response.StatusCode == HttpStatusCode.OK ? Read(await response.Content.ReadAsByteArrayAsync(cancellationToken), type) : null;
            return answer is not null && (answer.Ok || !Transient.Contains(answer.Error))
                ? answer
                : throw new ChannelException(ChannelFault.Retry, $"Slack could not answer {method} just now ({(int)response.StatusCode}).") { RetryAfter = response.Headers.RetryAfter?.Delta };
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new ChannelException(ChannelFault.Retry, $"Slack could not be reached for {method}.", exception);
        }
    }

    private static T? Read<T>(byte[] body, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
