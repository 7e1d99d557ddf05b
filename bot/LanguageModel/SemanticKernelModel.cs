using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using RetentionBot.Skills.LanguageModel;

namespace RetentionBot.LanguageModel;

/// <summary>A model behind any OpenAI-compatible endpoint. One question is one conversation with it, forgotten when it is answered. Safe for many turns at once.</summary>
internal sealed class SemanticKernelModel(Completions completions, IOptions<ModelOptions> options, TimeProvider time, ILogger<SemanticKernelModel> logger) : ILanguageModel
{
    public bool IsOn => options.Value.IsOn;

    public async Task<ModelAnswer> AskAsync(ModelTask task, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.TimeLimitSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var answer = await TalkAsync(task, either.Token);
            logger.Answered(time.GetElapsedTime(started).TotalMilliseconds);
            return answer;
        }
        catch (ModelException exception)
        {
            cancellationToken.ThrowIfCancellationRequested(); // given up with its turn, whatever it looked like from inside
            logger.NotAnswered(exception.Failure, exception.Status, time.GetElapsedTime(started).TotalMilliseconds);
            return new ModelAnswer.Failed(exception.Failure);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            logger.NotAnswered(ModelFailure.TooSlow, status: null, time.GetElapsedTime(started).TotalMilliseconds); // while something was looked up for it
            return new ModelAnswer.Failed(ModelFailure.TooSlow);
        }
    }

    private async Task<ModelAnswer> TalkAsync(ModelTask task, CancellationToken cancellationToken)
    {
        var functions = new ModelFunctions(task);
        var history = new ChatHistory(task.Instructions);
        history.AddUserMessage(task.Data);
        for (var calls = 0; ;)
        {
            var isLast = calls >= ModelTool.MostCalls;
            var said = await completions.CompleteAsync(history, functions, isLast, cancellationToken);
            var called = FunctionCallContent.GetFunctionCalls(said).ToList();
            switch (called)
            {
                case []:
                    return string.IsNullOrWhiteSpace(said.Content) ? throw new ModelException(ModelFailure.Unreadable) : new ModelAnswer.Words(said.Content.Trim());
                case [var first, ..] when task.Choices.Count > 0:
                    return new ModelAnswer.Choice(ModelFunctions.NameOf(first), ModelFunctions.ArgumentsOf(first));
                case { Count: var more } when isLast || calls + more > ModelTool.MostCalls:
                    throw new ModelException(ModelFailure.Circling);
            }

            calls += called.Count;
            history.Add(said);
            foreach (var call in called)
            {
                history.Add(new FunctionResultContent(call, await ReadAsync(task, call, cancellationToken)).ToChatMessage());
            }
        }
    }

    /// <summary>What a tool reads. A tool there is not reads nothing: the model is told so and may go on.</summary>
    private static async ValueTask<string> ReadAsync(ModelTask task, FunctionCallContent call, CancellationToken cancellationToken) =>
        task.Tools.FirstOrDefault(tool => tool.Function.Name == ModelFunctions.NameOf(call)) is { } known
            ? await known.ReadAsync(ModelFunctions.ArgumentsOf(call), cancellationToken)
            : """{"error":"There is no such function."}""";
}
