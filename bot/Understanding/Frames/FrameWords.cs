using System.Collections.Frozen;
using RetentionBot.Skills.Language;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Frames;

/// <summary>What a language says slots and requests with.</summary>
internal sealed class FrameWords
{
    private readonly FrozenSet<string> _either;
    private readonly FrozenSet<string> _givers;
    private readonly string[] _ofCompany;

    /// <param name="language">See <see cref="WordList"/>.</param>
    public FrameWords(string language, Spelling spelling, LittleWords little)
    {
        Free = new FreeWords(language, spelling, little);
        Offers = new OfferWords(language);
        Occasions = new OccasionWords(language);
        Break = new RequestBreak(language);
        Unsafe = new UnsafeRequest(language);
        Promises = new PromiseWords(language);
        var persons = WordList.In(language, "persons").Groups("self", "anybody", "customer", "either", "giver", "of company");
        Self = persons["self"].ToFrozenSet();
        Anybody = persons["anybody"].ToFrozenSet();
        Customer = persons["customer"].ToFrozenSet();
        _either = persons["either"].ToFrozenSet();
        _givers = persons["giver"].ToFrozenSet();
        _ofCompany = [.. persons["of company"].Select(word => $" {word} ")];
    }

    public FreeWords Free { get; }

    public OfferWords Offers { get; }

    public OccasionWords Occasions { get; }

    public RequestBreak Break { get; }

    public UnsafeRequest Unsafe { get; }

    public PromiseWords Promises { get; }

    /// <summary>Words by which whoever asks means themselves.</summary>
    public FrozenSet<string> Self { get; }

    /// <summary>"A", "any", "new": before a word for a customer they mean nobody in particular.</summary>
    public FrozenSet<string> Anybody { get; }

    /// <summary>Words for a customer.</summary>
    public FrozenSet<string> Customer { get; }

    /// <summary>"Or": one of two customers is meant.</summary>
    public bool IsEither(string word) => _either.Contains(word);

    /// <summary>"From": a colleague who gives a customer away stands behind it.</summary>
    public bool IsGiver(string word) => _givers.Contains(word);

    /// <summary>A name without the company behind it: "Ada of Fjord Books" is Ada.</summary>
    public string WithoutCompany(string name) => name.Split(_ofCompany, 2, StringSplitOptions.None)[0];
}
