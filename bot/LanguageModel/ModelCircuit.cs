using System.ClientModel.Primitives;
using System.Globalization;
using Polly;
using Polly.CircuitBreaker;
using RetentionBot.Skills.LanguageModel;

namespace RetentionBot.LanguageModel;

/// <summary>Leaves an endpoint alone for a while after several failures, and as long as it asks for that itself. Safe for many turns at once.</summary>
internal sealed class ModelCircuit
{
    /// <summary>Of so many calls within <see cref="Watched"/> half may fail; then it rests for <see cref="Rest"/>.</summary>
    private const int FewestCalls = 4;

    private static readonly TimeSpan Watched = TimeSpan.FromMinutes(1);

    internal static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    /// <summary>Whatever an endpoint asks for, it is tried again after this.</summary>
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(10);

    private readonly TimeProvider _time;
    private readonly ResiliencePipeline _breaker;
    private long _restsUntil;

    public ModelCircuit(TimeProvider time)
    {
        _time = time;
        _breaker = new ResiliencePipelineBuilder { TimeProvider = time }.AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            FailureRatio = 0.5,
            MinimumThroughput = FewestCalls,
            SamplingDuration = Watched,
            BreakDuration = Rest,
            ShouldHandle = new PredicateBuilder().Handle<ModelException>(exception => exception.Failure is ModelFailure.TooSlow or ModelFailure.Busy or ModelFailure.Unavailable or ModelFailure.Unreadable),
        }).Build();
    }

    /// <summary>Makes a call, unless the endpoint rests.</summary>
    /// <exception cref="ModelException">It rests, or the call failed.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        if (_time.GetUtcNow().UtcTicks < Volatile.Read(ref _restsUntil))
        {
            throw new ModelException(ModelFailure.Resting);
        }

        try
        {
            return await _breaker.ExecuteAsync(async token => await call(token), cancellationToken);
        }
        catch (BrokenCircuitException exception)
        {
            throw new ModelException(ModelFailure.Resting, exception);
        }
    }

    /// <summary>Rests as long as Retry-After says, in seconds or as a time. https://www.rfc-editor.org/rfc/rfc9110#name-retry-after</summary>
    /// <param name="response">The refusal; null when nothing is known of it.</param>
    public void RestAsAsked(PipelineResponse? response)
    {
        if (response?.Headers.TryGetValue("Retry-After", out var after) != true)
        {
            return;
        }

        var now = _time.GetUtcNow();
        var rest = int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds)
            : DateTimeOffset.TryParse(after, CultureInfo.InvariantCulture, out var until) ? until - now
            : TimeSpan.Zero;
        Volatile.Write(ref _restsUntil, (now + (rest > LongestRest ? LongestRest : rest)).UtcTicks);
    }
}
