using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RetentionBot.Conversation;

namespace RetentionBot.Slack.SocketMode;

/// <summary>Asks Slack where to connect, for one connection at a time and never before a busy Slack wants to be asked again.</summary>
internal sealed class ConnectionAddresses(HttpClient http, IOptions<SlackOptions> options, TimeProvider time, ILogger<ConnectionAddresses> logger) : IDisposable
{
    /// <summary>An answer that has not come by then does not come.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>An answer is some hundred bytes.</summary>
    private const int MostAnswerBytes = 64 * 1024;

    /// <summary>The longest wait that Slack is believed to want.</summary>
    private static readonly TimeSpan _longestHold = TimeSpan.FromHours(1);

    /// <summary>Words after which asking again cannot help: the token is wrong or has ended, or the app or its workspace is switched off. Any other word may pass.</summary>
    private static readonly HashSet<string> _finalWords =
    [
        "not_authed", "invalid_auth", "account_inactive", "user_removed_from_team", "team_disabled", "token_revoked", "token_expired", "not_allowed_token_type", "missing_scope", "no_permission",
        "access_denied", "ekm_access_denied", "enterprise_is_restricted", "forbidden_team", "method_deprecated", "deprecated_endpoint", "two_factor_setup_required", SocketConnection.SwitchedOffWord,
    ];

    private readonly SemaphoreSlim _gate = new(1, 1);
    private DateTimeOffset _notBefore;

    public static void Configure(HttpClient http)
    {
        http.Timeout = Timeout.InfiniteTimeSpan; // by the clock that is passed in
        http.MaxResponseContentBufferSize = MostAnswerBytes;
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("RetentionBot", "1.0"));
    }

    /// <summary>Follows no redirect: the token goes to the address in the settings and nowhere else. By the environment's proxy, but for this machine.</summary>
    public static HttpMessageHandler CreateHandler(SlackOptions options) => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = !new Uri(options.ApiBaseUrl).IsLoopback,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    /// <summary>The address of one new connection, to be used at once.</summary>
    /// <exception cref="ChannelException">There is none: just now (<see cref="ChannelFault.Retry"/>), or until somebody sets something right (<see cref="ChannelFault.Rejected"/>). It says nothing secret.</exception>
    public async Task<Uri> NextAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            for (var wait = _notBefore - time.GetUtcNow(); wait > TimeSpan.Zero; wait = _notBefore - time.GetUtcNow())
                await Task.Delay(wait, time, cancellationToken);

            return SocketAddress.Of(await AskAsync(cancellationToken), new Uri(options.Value.ApiBaseUrl));
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Nobody asks for so long.</summary>
    public void Hold(TimeSpan wait)
    {
        wait = wait > _longestHold ? _longestHold : wait;
        _notBefore = time.GetUtcNow() + wait;
        logger.AskedToWait(wait.TotalSeconds);
    }

    public void Dispose() => _gate.Dispose();

    private async Task<string?> AskAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(options.Value.ApiBaseUrl), "apps.connections.open"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Value.AppToken);
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var response = await http.SendAsync(request, either.Token);
            if (AskedBy(response) is { } wait)
                Hold(wait);
            return Address(response.StatusCode, await ReadAsync(response, either.Token));
        }
        catch (HttpRequestException exception)
        {
            throw new ChannelException(ChannelFault.Retry, $"Slack could not be reached: {exception.HttpRequestError}.", exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ChannelException(ChannelFault.Retry, string.Create(CultureInfo.InvariantCulture, $"Slack did not answer within {Patience.TotalSeconds:0} seconds."), exception);
        }
    }

    private static async Task<OpenedConnection?> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync(SocketJson.Wire.OpenedConnection, cancellationToken);
        }
        catch (JsonException)
        {
            return null; // the page of something in between
        }
    }

    private static string? Address(HttpStatusCode status, OpenedConnection? answer) => answer switch
    {
        { Ok: true } when status == HttpStatusCode.OK => answer.Url,
        { Error: { } word } when _finalWords.Contains(word) => throw new ChannelException(ChannelFault.Rejected, $"Slack refused: {word}.") { Code = word },
        { Error: SocketConnection.TooManyWord } => throw new ChannelException(ChannelFault.Retry, "Slack refused: there are too many connections.") { Code = SocketConnection.TooManyWord },
        _ => throw new ChannelException(ChannelFault.Retry, $"Slack gave no address ({(int)status})."),
    };

    private TimeSpan? AskedBy(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } wait } when wait > TimeSpan.Zero => wait,
        { Date: { } until } when until > time.GetUtcNow() => until - time.GetUtcNow(),
        _ => null,
    };
}
