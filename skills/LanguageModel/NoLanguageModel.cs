namespace RetentionBot.Skills.LanguageModel;

/// <summary>Stands where no model is configured.</summary>
public sealed class NoLanguageModel : ILanguageModel
{
    /// <inheritdoc/>
    public bool IsOn => false;

    /// <inheritdoc/>
    public Task<ModelAnswer> AskAsync(ModelTask task, CancellationToken cancellationToken) => Task.FromResult<ModelAnswer>(new ModelAnswer.Failed(ModelFailure.Off));
}
