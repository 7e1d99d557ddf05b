using System.Collections.Frozen;
using RetentionBot.Skills.Language;

namespace RetentionBot.Understanding.Frames;

/// <summary>What a language says slots and requests with.</summary>
/// <param name="language">See <see cref="WordLists"/>.</param>
internal sealed class FrameWords(string language)
{
    public FreeWords Free { get; } = new(language);

    public OfferWords Offers { get; } = new(language);

    public OccasionWords Occasions { get; } = new(language);

    public RequestBreak Break { get; } = new(language);

    public UnsafeRequest Unsafe { get; } = new(language);

    /// <summary>Words by which whoever asks means themselves.</summary>
    public FrozenSet<string> Self { get; } = WordLists.In(language, "requests")["self"].ToFrozenSet();

    /// <summary>"Add a line on …": words are to be put into a draft.</summary>
    public FrozenSet<string> Adding { get; } = WordLists.In(language, "clauses")["adding"].ToFrozenSet();

    /// <summary>"A", "any", "new": before a word for a customer they mean nobody in particular.</summary>
    public FrozenSet<string> Anybody { get; } = WordLists.In(language, "requests")["anybody"].ToFrozenSet();

    /// <summary>Words for a customer.</summary>
    public FrozenSet<string> Customer { get; } = WordLists.In(language, "requests")["customer"].ToFrozenSet();
}
