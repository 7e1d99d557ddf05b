using System.Globalization;
using RetentionBot.Understanding.Periods;

namespace RetentionBot.Understanding.Entities;

/// <summary>Finds times, amounts, channels and the like in what somebody typed, in words and in digits.</summary>
internal static class EntityReader
{
    /// <summary>
    /// All entities of a text, by where they stand; those of one kind never overlap, and a longer reading wins over a shorter one.
    /// Never throws, and takes time in proportion to the text.
    /// </summary>
    /// <param name="text">As it was typed.</param>
    /// <param name="today">The asker's day.</param>
    /// <param name="culture">Whether <c>5/6</c> is a day of June or of May.</param>
    /// <param name="lexicon">The words of the language it is in.</param>
    public static IReadOnlyList<Entity> Find(string text, DateOnly today, CultureInfo culture, Lexicon lexicon)
    {
        var tokens = DateSpelling.Corrected(DateTokens.Of(text, lexicon));
        var found = new List<Entity>();
        Read(tokens, new TimeReader(tokens, today, PeriodReader.IsMonthFirst(culture)).At, found);
        Read(tokens, new ClockReader(tokens).At, found);
        Read(tokens, new CadenceReader(tokens).At, found);
        Read(tokens, new MoneyReader(text, tokens).At, found);
        Read(tokens, new ScoreReader(tokens).At, found);
        Read(tokens, new CountReader(tokens).At, found);
        found = NumberOverlaps.Settled(found);
        Read(tokens, new ChannelWords(tokens).At, found);
        Read(tokens, new ToneWords(tokens).At, found);
        Read(tokens, new ScopeWords(tokens).At, found);
        return [.. found.OrderBy(entity => entity.Start).ThenByDescending(entity => entity.Length)];
    }

    private static void Read(DateTokens tokens, Func<int, Entity?> at, List<Entity> found)
    {
        var end = 0;
        for (var index = 0; index < tokens.Count; index++)
        {
            if (tokens[index].Start >= end && at(index) is { } entity)
            {
                found.Add(entity);
                end = entity.End;
            }
        }
    }
}
