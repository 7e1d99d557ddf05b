using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;
using RetentionBot.Conversation;

namespace RetentionBot.Teams.Outbound;

/// <summary>
/// Tries a call again that the service was too busy for, or that certainly did not reach it. Any other failure is final here: a call that timed out may have been carried
/// out, and saying a thing twice is worse than saying it later.
/// </summary>
internal sealed class ConnectorRetries
{
    /// <summary>
    /// How long after its first failure a call may be begun again. With the two tries around it that is 40 seconds at most: less than a turn gives its answer. A service that
    /// asks for a longer wait gets it, by whoever sends the message later.
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Tries in all, the first one included; as the platform's own samples.</summary>
    private const int MostTries = 3;

    /// <summary>How far a wait strays to either side, so that calls that failed together do not come back together.</summary>
    private const double Jitter = 0.2;

    private static readonly ResiliencePropertyKey<long> _failedFirst = new("failed first");

    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly TimeSpan _firstWait;
    private readonly ResiliencePipeline<ConnectorResponse> _pipeline;

    public ConnectorRetries(IOptions<TeamsOptions> options, TimeProvider time, ILogger<ConnectorRetries> logger)
    {
        (_time, _logger, _firstWait) = (time, logger, TimeSpan.FromMilliseconds(options.Value.RetryBaseMilliseconds));
        var retry = new RetryStrategyOptions<ConnectorResponse>
        {
            MaxRetryAttempts = MostTries - 1,
            ShouldHandle = tried => ValueTask.FromResult(MayTryAgain(tried.Outcome, tried.AttemptNumber, tried.Context)),
            DelayGenerator = failed => ValueTask.FromResult<TimeSpan?>(AskedBy(failed.Outcome) ?? Backoff(failed.AttemptNumber)),
            OnRetry = Log,
        };
        _pipeline = new ResiliencePipelineBuilder<ConnectorResponse> { TimeProvider = time }.AddRetry(retry).Build();
    }

    /// <summary>Runs the call, and again where that may help; returns or throws what the last try did.</summary>
    public async Task<ConnectorResponse> RunAsync(Func<CancellationToken, Task<ConnectorResponse>> call, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            return await _pipeline.ExecuteAsync(static async (context, call) => await call(context.CancellationToken), context, call);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Whether the call certainly did not reach the service; any other failure may have come after it did what was asked.</summary>
    public static bool NeverArrived(HttpRequestException exception) => exception.HttpRequestError
        is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    private bool MayTryAgain(Outcome<ConnectorResponse> outcome, int attempt, ResilienceContext context)
    {
        if (!IsBusy(outcome))
            return false;

        var now = _time.GetTimestamp();
        var failedFirst = context.Properties.GetValue(_failedFirst, now);
        context.Properties.Set(_failedFirst, failedFirst);
        return _time.GetElapsedTime(failedFirst, now) + (AskedBy(outcome) ?? LongestBackoff(attempt)) <= Patience;
    }

    private static bool IsBusy(Outcome<ConnectorResponse> outcome) => outcome switch
    {
        { Result.Status: HttpStatusCode.TooManyRequests or HttpStatusCode.PreconditionFailed or HttpStatusCode.BadGateway
            or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout } => true,
        { Exception: HttpRequestException exception } when NeverArrived(exception) => true,
        // Something on the way, such as the host of the tokens, says itself when to come back.
        { Exception: ChannelException { Fault: ChannelFault.Retry, RetryAfter: not null } } => true,
        _ => false,
    };

    // A wait of nothing, as of a date that has passed, asks for nothing.
    private static TimeSpan? AskedBy(Outcome<ConnectorResponse> outcome) =>
        (outcome.Result?.RetryAfter ?? (outcome.Exception as ChannelException)?.RetryAfter) is { } wait && wait > TimeSpan.Zero ? wait : null;

    private TimeSpan Backoff(int attempt) => _firstWait * (Math.Pow(2, attempt) * (1 - Jitter + (2 * Jitter * Random.Shared.NextDouble())));

    private TimeSpan LongestBackoff(int attempt) => _firstWait * (Math.Pow(2, attempt) * (1 + Jitter));

    private ValueTask Log(OnRetryArguments<ConnectorResponse> failed)
    {
        _logger.TryingAgain(failed.AttemptNumber + 2, (long)failed.RetryDelay.TotalMilliseconds, (int?)failed.Outcome.Result?.Status ?? 0);
        return ValueTask.CompletedTask;
    }
}
