namespace RetentionBot.Skills.LanguageModel;

/// <summary>What people are told when the model did not help: short, and that the answer they read does not come from it.</summary>
public static class ModelNotes
{
    /// <summary>The sentence; null where nothing was expected of a model.</summary>
    public static string? Of(ModelFailure failure) => failure switch
    {
        ModelFailure.Off => null,
        ModelFailure.TooSlow => "The language model took too long, so this comes without it.",
        ModelFailure.Busy => "The language model is busy, so this comes without it.",
        ModelFailure.BudgetSpent => "Today's budget of the language model is spent, so this comes without it.",
        ModelFailure.Resting => "The language model has failed several times and rests for a minute, so this comes without it.",
        ModelFailure.Refused => "The language model refuses me; whoever runs me has to look at the settings. This comes without it.",
        ModelFailure.Unavailable => "The language model cannot be reached, so this comes without it.",
        _ => "The language model gave no usable answer, so this comes without it.",
    };
}
