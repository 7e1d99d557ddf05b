using System.Collections.Concurrent;
using RetentionBot.Skills.Language;
using RetentionBot.Understanding.Entities;
using RetentionBot.Understanding.Frames;
using RetentionBot.Understanding.Phrases;
using RetentionBot.Understanding.Suggestions;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding;

/// <summary>
/// Every word of a language that typed text is compared with; the code around it knows the order of words only. Read once in a process, never changed, safe for many turns at once.
/// </summary>
internal sealed class Lexicon
{
    private static readonly ConcurrentDictionary<string, Lazy<Lexicon>> Read = new(StringComparer.Ordinal);

    private Lexicon(string language)
    {
        Language = language;
        Spelling = new Spelling(language);
        Endings = new Endings(language);
        Stems = new WordStems(Endings);
        NearWord = new NearWord(Stems);
        Numbers = new NumberWords(language);
        Known = new KnownWords(language, Numbers);
        AskedCounts = new AskedCounts(language, Numbers, Known);
        Little = new LittleWords(language);
        Customers = new CustomerWords(language, Little);
        Names = new NameWords(language);
        Courtesies = new Courtesies(language);
        ShortReplies = new ShortReplies(language, Numbers);
        Speech = new IndirectSpeech(language);
        Doubts = new NameDoubtWords(language);
        Entities = new EntityWords(language);
        Dates = new DateSpellings(language, Known);
        Money = new MoneyWords(language);
        Frames = new FrameWords(language, Spelling, Little);
    }

    /// <summary>The words of a language.</summary>
    /// <param name="language">Its folder, see <see cref="WordList"/>.</param>
    /// <exception cref="InvalidOperationException">A file is missing, or something is wrong in it; the message says in which line.</exception>
    public static Lexicon Of(string language) => Read.GetOrAdd(language, name => new Lazy<Lexicon>(() => new Lexicon(name))).Value;

    /// <summary>The folder's name.</summary>
    public string Language { get; }

    public Spelling Spelling { get; }

    public Endings Endings { get; }

    public WordStems Stems { get; }

    public NearWord NearWord { get; }

    public NumberWords Numbers { get; }

    public AskedCounts AskedCounts { get; }

    public LittleWords Little { get; }

    public CustomerWords Customers { get; }

    public NameWords Names { get; }

    public Courtesies Courtesies { get; }

    public ShortReplies ShortReplies { get; }

    public IndirectSpeech Speech { get; }

    public NameDoubtWords Doubts { get; }

    public KnownWords Known { get; }

    public EntityWords Entities { get; }

    public DateSpellings Dates { get; }

    public MoneyWords Money { get; }

    public FrameWords Frames { get; }

    /// <summary>A text cut into words.</summary>
    public TypedText Cut(string text) => TypedText.Of(text, Spelling);
}
