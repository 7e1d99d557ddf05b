using System.Collections.Concurrent;
using RetentionBot.Skills.Language;

namespace RetentionBot.Understanding.Intents;

/// <summary>What is learnt from the examples of a language. It depends on nothing else, costs seconds of one processor and is never changed, so a process learns it once. Safe for many turns at once.</summary>
internal sealed class LearntLanguage
{
    private static readonly ConcurrentDictionary<string, Lazy<LearntLanguage>> Learnt = new(StringComparer.Ordinal);

    private LearntLanguage(Lexicon lexicon)
    {
        var examples = ExampleRequests.In(lexicon.Language);
        Vocabulary = new RequestVocabulary(examples, lexicon);
        Intents = new IntentReader(examples, Vocabulary, lexicon);
    }

    /// <summary>What is learnt of a language; whoever asks first waits for it, and so does whoever asks meanwhile.</summary>
    public static LearntLanguage Of(Lexicon lexicon) => Learnt.GetOrAdd(lexicon.Language, _ => new Lazy<LearntLanguage>(() => new LearntLanguage(lexicon))).Value;

    /// <summary>The words people ask with.</summary>
    public RequestVocabulary Vocabulary { get; }

    /// <summary>Tells what is asked.</summary>
    public IntentReader Intents { get; }
}
