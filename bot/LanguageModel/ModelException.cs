using RetentionBot.Skills.LanguageModel;

namespace RetentionBot.LanguageModel;

/// <summary>The model did not answer.</summary>
internal sealed class ModelException(ModelFailure failure, Exception? inner = null) : Exception($"The model did not answer: {failure}.", inner)
{
    /// <summary>Why.</summary>
    public ModelFailure Failure { get; } = failure;

    /// <summary>The status of the other side's answer; null when there was none.</summary>
    public int? Status => (InnerException as Microsoft.SemanticKernel.HttpOperationException)?.StatusCode is { } status ? (int)status : null;
}
