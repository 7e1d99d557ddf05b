using System.Globalization;
using RetentionBot.Skills;
using RetentionBot.Understanding.Entities;

namespace RetentionBot.Understanding.Frames;

/// <summary>What slots come to that are said by a single entity, as functions read them: in no culture of anybody's. Pure.</summary>
internal static class SlotValues
{
    /// <summary>The manager slot's value for whoever asks.</summary>
    public const string Me = "me";

    /// <summary>The value of a slot by the first entity that says it; null when none does, and for a slot that is said another way.</summary>
    /// <param name="slot">The slot's name.</param>
    /// <param name="entities">What was found in a text.</param>
    public static string? Of(string slot, IReadOnlyList<Entity> entities) => slot switch
    {
        "time" => First(entities, EntityKind.Clock)?.Clock?.ToString("HH:mm", CultureInfo.InvariantCulture),
        "cadence" => First(entities, EntityKind.Cadence)?.Text,
        "channel" => First(entities, EntityKind.Channel)?.Text,
        "tone" => First(entities, EntityKind.Tone)?.Text,
        "scope" => First(entities, EntityKind.Scope)?.Text,
        "count" => Number(First(entities, EntityKind.Count)),
        "score" => Number(First(entities, EntityKind.Score)),
        "amount" => Number(First(entities, EntityKind.Amount)),
        "currency" => First(entities, EntityKind.Amount)?.Text,
        _ => null,
    };

    public static string? Day(DateOnly? day) => day is { } known ? IsoDay.Of(known) : null;

    public static Entity? First(IReadOnlyList<Entity> entities, EntityKind kind) => entities.FirstOrDefault(entity => entity.Kind == kind);

    private static string? Number(Entity? entity) => entity?.Number?.ToString("0.##", CultureInfo.InvariantCulture);
}
