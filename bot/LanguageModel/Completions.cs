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
using RetentionBot.Skills.LanguageModel;

namespace RetentionBot.LanguageModel;

/// <summary>Asks the endpoint once and never again: whoever waits has an answer without a model already.</summary>
internal sealed class Completions
{
    /// <summary>The client insists on a key; endpoints that want none look at none.</summary>
    private const string NoKey = "none";

    private readonly IChatCompletionService _service;
    private readonly DailyBudget _budget;
    private readonly ModelCircuit _circuit;
    private readonly ModelOptions _options;

    public Completions(IHttpClientFactory http, DailyBudget budget, ModelCircuit circuit, IOptions<ModelOptions> options)
    {
        (_budget, _circuit, _options) = (budget, circuit, options.Value);
        _service = new OpenAIChatCompletionService(_options.Name, new OpenAIClient(new ApiKeyCredential(_options.Key.Length > 0 ? _options.Key : NoKey), new OpenAIClientOptions
        {
            Endpoint = new Uri(_options.Endpoint),
            Transport = new HttpClientPipelineTransport(http.CreateClient(ModelHttp.Client)),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0), // by default it tries three times more
            NetworkTimeout = Timeout.InfiniteTimeSpan, // whoever asks says how long
        }));
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

        return await _circuit.RunAsync(token => AskAsync(history, functions, SettingsFor(functions, isLast), token), cancellationToken);
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
                _circuit.RestAsAsked((exception.InnerException as ClientResultException)?.GetRawResponse());
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
