using RetentionBot.Skills.Language;
using RetentionBot.Understanding.Frames;
using RetentionBot.Understanding.Intents;
using RetentionBot.Understanding.Mentions;

namespace RetentionBot.Understanding;

/// <summary>What is learnt from the example requests. That takes some seconds of one processor, so it is learnt beside whatever else goes on; until then phrases serve alone.</summary>
public sealed class LearntRequests
{
    private readonly FindCustomer _findCustomer;
    private readonly FindManager _findManager;
    private volatile RequestReader? _reader;

    internal LearntRequests(FindCustomer findCustomer, FindManager findManager) => (_findCustomer, _findManager) = (findCustomer, findManager);

    /// <summary>Reads requests; null as long as nothing was learnt.</summary>
    internal RequestReader? Reader => _reader;

    /// <summary>Learns the requests of a language; to be called once.</summary>
    /// <param name="language">See <see cref="ExampleRequests.In"/>.</param>
    public void Learn(string language)
    {
        var examples = ExampleRequests.In(language);
        var vocabulary = new RequestVocabulary(examples);
        _reader = new RequestReader(new IntentReader(examples, vocabulary), new MentionReader(vocabulary, _findCustomer, _findManager));
    }
}
