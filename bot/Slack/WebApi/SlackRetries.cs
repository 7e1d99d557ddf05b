using System.Globalization;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using RetentionBot.Conversation;

namespace RetentionBot.Slack.WebApi;

/// <summary>
/// Tries a call again that Slack was too busy for, that certainly did not reach it, or that may as well be made twice. Any other failure is final here: a message whose fate is unknown may have
/// been said, and saying a thing twice is worse than saying it later.
/// </summary>
internal sealed class SlackRetries
{
    /// <summary>How long after its beginning a call may be begun again. Whoever is asked to wait longer gets it, by whoever sends the message later.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Tries in all, the first one included.</summary>
    private const int MostTries = 3;

    /// <summary>How far a wait strays to either side, so that calls that failed together do not come back together.</summary>
    private const double Jitter = 0.2;

    private static readonly TimeSpan _firstWait = TimeSpan.FromSeconds(1);

    private static readonly ResiliencePropertyKey<Call> _call = new("call");

    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ResiliencePipeline<SlackResponse> _pipeline;

    public SlackRetries(TimeProvider time, ILogger<SlackRetries> logger)
    {
        (_time, _logger) = (time, logger);
        var retry = new RetryStrategyOptions<SlackResponse>
        {
            MaxRetryAttempts = MostTries - 1,
            ShouldHandle = tried => ValueTask.FromResult(MayTryAgain(tried.Outcome, tried.AttemptNumber, tried.Context.Properties.GetValue(_call, null!))), // set by RunAsync
            DelayGenerator = failed => ValueTask.FromResult<TimeSpan?>(IsBusy(failed.Outcome) ? TimeSpan.Zero : Backoff(failed.AttemptNumber)),
            OnRetry = Log,
        };
        _pipeline = new ResiliencePipelineBuilder<SlackResponse> { TimeProvider = time }.AddRetry(retry).Build();
    }

    /// <summary>Runs the call, and again where that may help; returns or throws what the last try did.</summary>
    /// <param name="call">One try; it is told how long it may wait before it is made, and waits itself when Slack asked for that.</param>
    public async Task<SlackResponse> RunAsync(SlackRequest request, Func<TimeSpan, CancellationToken, Task<SlackResponse>> call, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        var begun = new Call(request, _time.GetTimestamp());
        context.Properties.Set(_call, begun);
        try
        {
            return await _pipeline.ExecuteAsync(async context => await call(Patience - _time.GetElapsedTime(begun.At), context.CancellationToken), context);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Whether the call certainly did not reach Slack; any other failure may have come after it did what was asked.</summary>
    public static bool NeverArrived(HttpRequestException exception) => exception.HttpRequestError
        is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    private bool MayTryAgain(Outcome<SlackResponse> outcome, int attempt, Call call) => outcome switch
    {
        { Result.IsBusy: true } => true, // whether there is time for the wait is the pace's affair
        { Result.IsUncertain: true } => call.Request.IsRepeatable && IsTimeFor(attempt, call),
        { Exception: HttpRequestException exception } => (NeverArrived(exception) || call.Request.IsRepeatable) && IsTimeFor(attempt, call),
        { Exception: ChannelException { Fault: ChannelFault.Retry, MayHaveBeenSaid: false, RetryAfter: null } } => IsTimeFor(attempt, call),
        _ => false,
    };

    private bool IsTimeFor(int attempt, Call call) => _time.GetElapsedTime(call.At) + (Wait(attempt) * (1 + Jitter)) <= Patience;

    private static bool IsBusy(Outcome<SlackResponse> outcome) => outcome.Result is { IsBusy: true };

    private static TimeSpan Backoff(int attempt) => Wait(attempt) * (1 - Jitter + (2 * Jitter * Random.Shared.NextDouble()));

    private static TimeSpan Wait(int attempt) => _firstWait * Math.Pow(2, attempt);

    private ValueTask Log(OnRetryArguments<SlackResponse> failed)
    {
        var request = failed.Context.Properties.GetValue(_call, null!).Request; // set by RunAsync
        var reason = failed.Outcome.Result is { } response ? ((int)response.Status).ToString(CultureInfo.InvariantCulture) : failed.Outcome.Exception?.GetType().Name ?? "";
        _logger.TryingAgain(request.Method.Name, request.Tenant, failed.AttemptNumber + 2, reason);
        return ValueTask.CompletedTask;
    }

    private sealed record Call(SlackRequest Request, long At);
}
