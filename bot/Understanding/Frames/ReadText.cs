using RetentionBot.Understanding.Entities;
using RetentionBot.Understanding.Mentions;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Frames;

/// <summary>A text with the entities and the names that were found in it.</summary>
internal sealed record ReadText(TypedText Text, IReadOnlyList<Entity> Entities, IReadOnlyList<Mention> Names)
{
    /// <summary>Whether a word names somebody.</summary>
    public bool IsNamed(int index) => Names.Any(mention => index >= mention.From && index < mention.To);

    /// <summary>Whether a word belongs to an entity of such a kind.</summary>
    public bool IsOf(int index, Func<EntityKind, bool> kinds)
    {
        var word = Text.Words[index];
        return Entities.Any(entity => kinds(entity.Kind) && word.Start < entity.End && word.End > entity.Start);
    }

    /// <summary>Its words from one index up to another, with what was found in them; indexes of names count from the new beginning.</summary>
    public ReadText Part(int from, int to)
    {
        var (start, end) = (Text.Words[from].Start, Text.Words[to - 1].End);
        return new ReadText(
            Text.Part(from, to),
            [.. Entities.Where(entity => entity.Start >= start && entity.End <= end)],
            [.. Names.Where(mention => mention.From >= from && mention.To <= to).Select(mention => mention with { From = mention.From - from, To = mention.To - from })]);
    }
}
