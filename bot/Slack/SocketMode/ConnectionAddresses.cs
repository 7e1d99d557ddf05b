using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RetentionBot.Conversation;
using RetentionBot.Slack.WebApi;

namespace RetentionBot.Slack.SocketMode;

/// <summary>Asks Slack where to connect, for one connection at a time and never before a busy Slack wants to be asked again.</summary>
internal sealed class ConnectionAddresses(HttpClient http, IOptions<SlackOptions> options, TimeProvider time, ILogger<ConnectionAddresses> logger) : IDisposable
{
    /// <summary>An answer that has not come by then does not come.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Words after which asking again cannot help: the token is wrong or has ended, or the app or its workspace is switched off. Any other word may pass.</summary>
    private static readonly HashSet<string> _finalWords =
    [
        "not_authed", "invalid_auth", "account_inactive", "user_removed_from_team", "team_disabled", "token_revoked", "token_expired", "not_allowed_token_type", "missing_scope", "no_permission",
        "access_denied", "ekm_access_denied", "enterprise_is_restricted", "forbidden_team", "method_deprecated", "deprecated_endpoint", "two_factor_setup_required", SocketConnection.SwitchedOffWord,
    ];

    private readonly SemaphoreSlim _gate = new(1, 1);
    private DateTimeOffset _notBefore;

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
            using var answered = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var response = await SlackResponse.ReadAsync(answered, time.GetUtcNow(), either.Token);
            if (response.RetryAfter is { } wait && wait > TimeSpan.Zero)
                Hold(wait);
            return Address(response);
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

    private static string? Address(SlackResponse response) => response switch
    {
        { IsOk: true } => ApiJson.Text(response.Body, "url"),
        { Error: { } word } when _finalWords.Contains(word) => throw new ChannelException(ChannelFault.Rejected, $"Slack refused: {word}.") { Code = word },
        { Error: SocketConnection.TooManyWord } => throw new ChannelException(ChannelFault.Retry, "Slack refused: there are too many connections.") { Code = SocketConnection.TooManyWord },
        _ => throw new ChannelException(ChannelFault.Retry, $"Slack gave no address ({(int)response.Status})."),
    };
}
