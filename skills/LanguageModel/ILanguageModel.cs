namespace RetentionBot.Skills.LanguageModel;

/// <summary>
/// A language model that may be asked to choose among a few functions, or to put records into words. It supplies no fact, no identity and no recipient, and whatever it says is checked by whoever asked before anybody reads it.
/// </summary>
public interface ILanguageModel
{
    /// <summary>Whether there is one to ask at all.</summary>
    bool IsOn { get; }

    /// <summary>Asks, and returns within the time limit of the settings. Whatever goes wrong on the other side is a <see cref="ModelAnswer.Failed"/>; asks nobody twice.</summary>
    /// <exception cref="OperationCanceledException">The turn was given up.</exception>
    Task<ModelAnswer> AskAsync(ModelTask task, CancellationToken cancellationToken);
}

/// <summary>What a model is asked.</summary>
/// <param name="Instructions">Our own words, and nobody else's: never a word of a customer, a note or a message.</param>
/// <param name="Data">What it is about, as JSON: text from people and records stands in here only, as data.</param>
public sealed record ModelTask(string Instructions, string Data)
{
    /// <summary>The functions to choose from; the first one called is the answer, and nothing is run. Empty where words are wanted.</summary>
    public IReadOnlyList<ModelFunction> Choices { get; init; } = [];

    /// <summary>What it may look up before it answers in words. Each reads; none writes or sends.</summary>
    public IReadOnlyList<ModelTool> Tools { get; init; } = [];
}

/// <summary>A function as a model is told of it.</summary>
/// <param name="Name">As in the catalogue: <c>customer.lastContact</c>.</param>
/// <param name="Purpose">One sentence.</param>
/// <param name="Parameters">What it can be told, each as text.</param>
public sealed record ModelFunction(string Name, string Purpose, IReadOnlyList<ModelParameter> Parameters);

/// <summary>A parameter as a model is told of it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What is expected.</param>
/// <param name="IsRequired">Whether the function cannot do without.</param>
public sealed record ModelParameter(string Name, string Description, bool IsRequired = false);

/// <summary>Something a model may look up.</summary>
/// <param name="Function">How it is called.</param>
/// <param name="ReadAsync">Reads, by the arguments the model gave, whatever they are, and returns JSON.</param>
public sealed record ModelTool(ModelFunction Function, Func<IReadOnlyDictionary<string, string>, CancellationToken, ValueTask<string>> ReadAsync)
{
    /// <summary>So many times a model may look something up for one answer.</summary>
    public const int MostCalls = 6;
}

/// <summary>What came of asking; a closed family.</summary>
public abstract record ModelAnswer
{
    private ModelAnswer()
    {
    }

    /// <summary>Words; never empty. Nothing in them is true because the model says so.</summary>
    public sealed record Words(string Text) : ModelAnswer;

    /// <summary>A function it chose.</summary>
    /// <param name="Function">As the model named it, perhaps one that was not offered.</param>
    /// <param name="Arguments">As the model gave them.</param>
    public sealed record Choice(string Function, IReadOnlyDictionary<string, string> Arguments) : ModelAnswer;

    /// <summary>There is no answer.</summary>
    public sealed record Failed(ModelFailure Failure) : ModelAnswer;
}

/// <summary>Why there is no answer.</summary>
public enum ModelFailure
{
    /// <summary>No model is configured: nobody expected an answer, and nothing has to be said of it.</summary>
    Off,

    /// <summary>Not within the time limit.</summary>
    TooSlow,

    /// <summary>The other side has too much to do (429).</summary>
    Busy,

    /// <summary>It cannot be reached, or failed on its side.</summary>
    Unavailable,

    /// <summary>It refuses the key, the model's name or the request: whoever runs the bot has to look at the settings.</summary>
    Refused,

    /// <summary>The answer is empty, broken or endless.</summary>
    Unreadable,

    /// <summary>It went on looking things up and did not answer.</summary>
    Circling,

    /// <summary>What may be spent in a day is spent.</summary>
    BudgetSpent,

    /// <summary>It failed so often that it is left alone for a while.</summary>
    Resting,
}
