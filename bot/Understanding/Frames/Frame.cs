namespace RetentionBot.Understanding.Frames;

/// <summary>What a request comes to: what is asked, and with what; or what has to be asked back.</summary>
/// <param name="Intent">The intent, or <see cref="Clarify"/>.</param>
/// <param name="Slots">The slots that were said, by their names; a period is written <c>from..to</c>.</param>
public sealed record Frame(string Intent, IReadOnlyDictionary<string, string> Slots)
{
    /// <summary>Something has to be asked back.</summary>
    public const string Clarify = "clarify";

    /// <summary>It is no request to the bot, or one that is refused.</summary>
    public const string None = "none";

    /// <summary>What is learnt to be refused; a frame is never called so, it is <see cref="None"/> and <see cref="IsRefused"/>.</summary>
    internal const string Unsafe = "unsafe";

    /// <summary>Whom the request names, as it was typed; null when it names nobody, so that whoever the conversation is about is meant.</summary>
    public string? CustomerAsTyped { get; init; }

    /// <summary>Whether it is refused whatever it asks; it asks for what the bot does for nobody.</summary>
    public bool IsRefused { get; init; }

    /// <summary>The second request of the message, as it was typed; null when there is none.</summary>
    public string? Next { get; init; }

    /// <summary>Customers named together with the first one, as they were typed, where one sentence records something of several.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>Who is named together with the first customer and known to nobody, as it was typed.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>The day something that is recorded happened on; null when none was said.</summary>
    public DateOnly? HappenedOn { get; init; }

    /// <summary>A time of what is recorded that is not one past day, as it was typed; null when there is none.</summary>
    public string? UnclearDay { get; init; }

    /// <summary>The free words with the times that belong to them: "she will decide" goes on with "next week". Null where there are no free words.</summary>
    public string? Note { get; init; }

    /// <summary>What is to be done, where a note says so, and by when; null where it does not.</summary>
    public (string Text, DateOnly Due)? Promise { get; init; }

    /// <summary>How certain the intent is, 0 to 1.</summary>
    public float Likelihood { get; init; }

    /// <summary>What it may have been, the most likely first.</summary>
    public IReadOnlyList<(string Intent, float Likelihood)> Ranked { get; init; } = [];

    /// <summary>Several customers who are called so; empty when it is clear who is meant.</summary>
    public IReadOnlyList<string> Customers { get; init; } = [];

    /// <summary>Whether one of two customers who were named is meant, not one of several of one name.</summary>
    public bool IsEither { get; init; }

    /// <summary>What is needed and was not said.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>The intents to choose from; for another question the one that was understood.</summary>
    public IReadOnlyList<string> Intents { get; init; } = [];
}
