using System.Globalization;
using RetentionBot.Understanding.Frames;
using RetentionBot.Understanding.Intents;
using RetentionBot.Understanding.Mentions;

namespace RetentionBot.Understanding;

/// <summary>What is learnt from the example requests. That takes some seconds of one processor, so it is learnt beside whatever else goes on; until then phrases serve alone.</summary>
public sealed class LearntRequests
{
    private readonly FindCustomer _findNamed;
    private readonly FindManager _findManager;
    private readonly Lexicon _lexicon;
    private volatile RequestReader? _reader;

    internal LearntRequests(FindCustomer findNamed, FindManager findManager, Lexicon lexicon) => (_findNamed, _findManager, _lexicon) = (findNamed, findManager, lexicon);

    /// <summary>Reads requests; null as long as nothing was learnt.</summary>
    internal RequestReader? Reader => _reader;

    /// <summary>What a text comes to, whatever phrases say.</summary>
    /// <param name="today">The asker's day.</param>
    /// <param name="culture">How the asker writes dates.</param>
    /// <param name="asker">The asker's number, for putting their own customers first; 0 for nobody.</param>
    /// <param name="subject">The full name of whom the conversation is about; null for nobody.</param>
    /// <exception cref="InvalidOperationException">Nothing was learnt yet.</exception>
    public ValueTask<Frame> ReadAsync(string text, DateOnly today, CultureInfo culture, int asker, string? subject, CancellationToken cancellationToken) =>
        Learnt.ReadAsync(text, today, culture, asker, subject, cancellationToken);

    /// <summary>How a text is read, a line for each thing that was found.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    public ValueTask<IReadOnlyList<string>> ExplainAsync(string text, DateOnly today, CultureInfo culture, int asker, CancellationToken cancellationToken) =>
        Learnt.ExplainAsync(text, today, culture, asker, cancellationToken);

    /// <inheritdoc cref="Reader"/>
    /// <exception cref="InvalidOperationException">Nothing was learnt yet.</exception>
    internal RequestReader Learnt => _reader ?? throw new InvalidOperationException("Nothing was learnt yet; call Learn first.");

    /// <summary>Learns the requests of the language; to be called once. What was learnt in the process before is not learnt again.</summary>
    public void Learn()
    {
        var learnt = LearntLanguage.Of(_lexicon);
        _reader = new RequestReader(learnt.Intents, new MentionReader(learnt.Vocabulary, _findNamed, _findManager, _lexicon), _lexicon);
    }
}
