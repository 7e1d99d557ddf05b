namespace RetentionBot.Understanding.Entities;

/// <summary>Settles which reading of a number stands: the "5" of "at 5", "5 May" and "€5" is no count.</summary>
internal static class NumberOverlaps
{
    /// <summary>The readings that stand: the longest, and of equal ones the surest; "six weeks" stays a time and a cadence.</summary>
    public static List<Entity> Settled(List<Entity> found) => found.FindAll(entity => !found.Exists(other => Beats(other, entity)));

    private static bool Beats(Entity one, Entity other) =>
        one.Kind != other.Kind && one.Start < other.End && other.Start < one.End
        && (one.Length > other.Length || (one.Length == other.Length && Sureness(one.Kind) > Sureness(other.Kind)));

    private static int Sureness(EntityKind kind) => kind switch
    {
        EntityKind.Score => 5,
        EntityKind.Time or EntityKind.Cadence => 4,
        EntityKind.Clock => 3,
        EntityKind.Amount => 2,
        _ => 1,
    };
}
