using System.Collections.Frozen;
using RetentionBot.Skills.Language;

namespace RetentionBot.Understanding.Frames;

/// <summary>What a language says slots and requests with.</summary>
internal sealed class FrameWords
{
    /// <param name="language">See <see cref="WordList"/>.</param>
    public FrameWords(string language)
    {
        Free = new FreeWords(language);
        Offers = new OfferWords(language);
        Occasions = new OccasionWords(language);
        Break = new RequestBreak(language);
        Unsafe = new UnsafeRequest(language);
        var persons = WordList.In(language, "persons").Groups("self", "anybody", "customer");
        Self = persons["self"].ToFrozenSet();
        Anybody = persons["anybody"].ToFrozenSet();
        Customer = persons["customer"].ToFrozenSet();
    }

    public FreeWords Free { get; }

    public OfferWords Offers { get; }

    public OccasionWords Occasions { get; }

    public RequestBreak Break { get; }

    public UnsafeRequest Unsafe { get; }

    /// <summary>Words by which whoever asks means themselves.</summary>
    public FrozenSet<string> Self { get; }

    /// <summary>"A", "any", "new": before a word for a customer they mean nobody in particular.</summary>
    public FrozenSet<string> Anybody { get; }

    /// <summary>Words for a customer.</summary>
    public FrozenSet<string> Customer { get; }
}
