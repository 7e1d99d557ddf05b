namespace RetentionBot.Skills.LanguageModel;

/// <summary>What people are told when the model did not help: short, and that the answer they read does not come from it.</summary>
public static class ModelNotes
{
    /// <summary>The sentence; null where nothing was expected of a model.</summary>
    /// <param name="then">What follows from it, for the end of the sentence.</param>
    public static string? Of(ModelFailure failure, string then = "so this comes without it") => Why(failure) is { } why ? $"{why}, {then}." : null;

    private static string? Why(ModelFailure failure) => failure switch
    {
        ModelFailure.Off => null,
        ModelFailure.TooSlow => "The language model took too long",
        ModelFailure.Busy => "The language model is busy",
        ModelFailure.BudgetSpent => "Today's budget of the language model is spent",
        ModelFailure.Resting => "The language model has failed several times and rests for a minute",
        ModelFailure.Refused => "The language model refuses me; whoever runs me has to look at the settings",
        ModelFailure.Unavailable => "The language model cannot be reached",
        _ => "The language model gave no usable answer",
    };
}
