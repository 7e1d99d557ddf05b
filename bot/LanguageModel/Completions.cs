using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using ChatMessageContent = Microsoft.SemanticKernel.ChatMessageContent;
using ChatTokenUsage = OpenAI.Chat.ChatTokenUsage;
using OpenAI;
using Polly;
using Polly.CircuitBreaker;
using RetentionBot.Skills.LanguageModel;

namespace RetentionBot.LanguageModel;

/// <summary>
/// Asks the endpoint once and never again: whoever waits has an answer without a model already. After several failures in a row it is left alone for a while, and as long as it asks for that itself.
/// </summary>
internal sealed class Completions
{
    /// <summary>Of so many calls within <see cref="Watched"/> half may fail; then it rests for <see cref="Rest"/>.</summary>
    private const int FewestCalls = 4;

    /// <summary>The client insists on a key; endpoints that want none look at none.</summary>
    private const string NoKey = "none";

    private static readonly TimeSpan Watched = TimeSpan.FromMinutes(1);

    internal static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    /// <summary>Whatever an endpoint asks for, it is tried again after this.</summary>
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(10);

    private readonly IChatCompletionService _service;
    private readonly DailyBudget _budget;
    private readonly ModelOptions _options;
    private readonly TimeProvider _time;
    private readonly ResiliencePipeline _circuit;
    private long _restsUntil;

    public Completions(IHttpClientFactory http, DailyBudget budget, IOptions<ModelOptions> options, TimeProvider time)
    {
        (_budget, _options, _time) = (budget, options.Value, time);

        _service = new OpenAIChatCompletionService(_options.Name, new OpenAIClient(new ApiKeyCredential(_options.Key.Length > 0 ? _options.Key : NoKey), new OpenAIClientOptions
        {
            Endpoint = new Uri(_options.Endpoint),
            Transport = new HttpClientPipelineTransport(http.CreateClient(ModelHttp.Client)),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0), // by default it tries three times more
            NetworkTimeout = Timeout.InfiniteTimeSpan, // whoever asks says how long
        }));
        _circuit = new ResiliencePipelineBuilder { TimeProvider = time }.AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            FailureRatio = 0.5,
            MinimumThroughput = FewestCalls,
            SamplingDuration = Watched,
            BreakDuration = Rest,
            ShouldHandle = new PredicateBuilder().Handle<ModelException>(exception => exception.Failure is ModelFailure.TooSlow or ModelFailure.Busy or ModelFailure.Unavailable or ModelFailure.Unreadable),
        }).Build();
    }

    /// <summary>What the model says next, or which functions it calls.</summary>
    /// <param name="isLast">Whether it has to answer in words now.</param>
    /// <exception cref="ModelException">It did not answer.</exception>
    public async Task<ChatMessageContent> CompleteAsync(ChatHistory history, ModelFunctions functions, bool isLast, CancellationToken cancellationToken)
    {
        if (!await _budget.IsLeftAsync(cancellationToken))
        {
            throw new ModelException(ModelFailure.BudgetSpent);
        }

        if (_time.GetUtcNow().UtcTicks < Volatile.Read(ref _restsUntil))
        {
            throw new ModelException(ModelFailure.Resting);
        }

        try
        {
            return await _circuit.ExecuteAsync(async token => await AskAsync(history, functions, SettingsFor(functions, isLast), token), cancellationToken);
        }
        catch (BrokenCircuitException exception)
        {
            throw new ModelException(ModelFailure.Resting, exception);
        }
    }

    private async Task<ChatMessageContent> AskAsync(ChatHistory history, ModelFunctions functions, OpenAIPromptExecutionSettings settings, CancellationToken cancellationToken)
    {
        int? tokens = null;
        try
        {
            var answer = await _service.GetChatMessageContentAsync(history, settings, functions.Kernel, cancellationToken);
            tokens = (answer.Metadata?.GetValueOrDefault("Usage") as ChatTokenUsage)?.TotalTokenCount;
            tokens ??= Estimated(history) + Estimated(answer);
            return answer;
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new ModelException(ModelFailure.TooSlow, exception);
        }
        catch (HttpOperationException exception)
        {
            throw new ModelException(FailureOf(exception), exception);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException or FormatException or KeyNotFoundException or NotSupportedException or KernelException or ResponseTooLargeException)
        {
            // What is read is whatever the other side wrote; the client throws what its reader happens to throw.
            throw new ModelException(ModelFailure.Unreadable, exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            throw new ModelException(ModelFailure.Unavailable, exception);
        }
        finally
        {
            await _budget.SpendAsync(tokens ?? Estimated(history)); // what failed may have been counted all the same
        }
    }

    private ModelFailure FailureOf(HttpOperationException exception)
    {
        switch (exception.StatusCode)
        {
            case HttpStatusCode.TooManyRequests:
                RestAsAsked(exception);
                return ModelFailure.Busy;
            case null:
                return exception.InnerException?.InnerException is ResponseTooLargeException || exception.InnerException is ResponseTooLargeException ? ModelFailure.Unreadable : ModelFailure.Unavailable;
            case HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError:
                return ModelFailure.Unavailable;
            case < HttpStatusCode.MultipleChoices:
                return ModelFailure.Unreadable;
            default:
                return ModelFailure.Refused;
        }
    }

    /// <summary>Retry-After, in seconds or as a time. https://www.rfc-editor.org/rfc/rfc9110#name-retry-after</summary>
    private void RestAsAsked(HttpOperationException exception)
    {
        if (exception.InnerException is not ClientResultException { } refused || refused.GetRawResponse()?.Headers.TryGetValue("Retry-After", out var after) != true)
        {
            return;
        }

        var now = _time.GetUtcNow();
        var rest = int.TryParse(after, out var seconds) ? TimeSpan.FromSeconds(seconds) : DateTimeOffset.TryParse(after, System.Globalization.CultureInfo.InvariantCulture, out var until) ? until - now : TimeSpan.Zero;
        rest = rest < TimeSpan.Zero ? TimeSpan.Zero : rest > LongestRest ? LongestRest : rest;
        Volatile.Write(ref _restsUntil, (now + rest).UtcTicks);
    }

    private OpenAIPromptExecutionSettings SettingsFor(ModelFunctions functions, bool isLast) => new()
    {
        MaxTokens = _options.TokensPerAnswer,
        Temperature = _options.Temperature,
        FunctionChoiceBehavior = functions.All.Count == 0 ? null : isLast ? FunctionChoiceBehavior.None(functions.All) : FunctionChoiceBehavior.Auto(functions.All, autoInvoke: false),
    };

    /// <summary>About what a text costs, for endpoints that do not count: four characters a token.</summary>
    private static int Estimated(IEnumerable<ChatMessageContent> messages) => messages.Sum(Estimated);

    private static int Estimated(ChatMessageContent message) => ((message.Content?.Length ?? 0) / 4) + 1;
}
