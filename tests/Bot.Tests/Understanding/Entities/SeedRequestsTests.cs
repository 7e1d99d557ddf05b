using System.Globalization;
using System.Text.Json;
using RetentionBot.Bot.Tests.Import;
using RetentionBot.Understanding.Entities;

namespace RetentionBot.Bot.Tests.Understanding.Entities;

/// <summary>The labelled requests, as far as they have entities.</summary>
public sealed class SeedRequestsTests
{
    [SkippableFact]
    public void SlotOfASeedRequest_IsAmongItsEntities()
    {
        var file = Path.Combine(PublicData.Folder("."), "utterances-seed.jsonl");
        Skip.IfNot(File.Exists(file), "The labelled requests are not beside the checkout (../shared/data/utterances-seed.jsonl).");

        var missing =
            from line in File.ReadLines(file)
            where line.Length > 0
            let request = JsonDocument.Parse(line).RootElement
            let text = request.GetProperty("text").GetString() ?? ""
            let found = Reading.Of(text)
            from slot in request.GetProperty("slots").EnumerateObject()
            where !Any(slot.Value, value => IsFound(slot.Name, value, found))
            select $"{request.GetProperty("id")} {slot.Name} {slot.Value}: {text}";

        Assert.Empty(missing);
    }

    /// <summary>Of a list any one value is right, as the guide has it.</summary>
    private static bool Any(JsonElement slot, Func<JsonElement, bool> isFound) => slot.ValueKind == JsonValueKind.Array ? slot.EnumerateArray().Any(isFound) : isFound(slot);

    private static bool IsFound(string slot, JsonElement value, IReadOnlyList<Entity> found)
    {
        bool Has(EntityKind kind, Func<Entity, bool> fits) => found.Any(entity => entity.Kind == kind && fits(entity));
        return slot switch
        {
            "period" => Has(EntityKind.Time, entity => entity.Period?.ToString() == $"{value.GetProperty("from")}..{value.GetProperty("to")}"),
            "date" => Has(EntityKind.Time, entity => value.GetString() is { } day && (Reading.Day(entity.Date) == day || Reading.Day(entity.PastDate) == day || Reading.Day(entity.OtherDate) == day)),
            "time" => Has(EntityKind.Clock, entity => entity.Clock?.ToString("HH:mm", CultureInfo.InvariantCulture) == value.GetString()),
            "cadence" => Has(EntityKind.Cadence, entity => entity.Text == value.GetString()),
            "channel" => Has(EntityKind.Channel, entity => entity.Text == value.GetString()),
            "tone" => Has(EntityKind.Tone, entity => entity.Text == value.GetString()),
            "scope" => Has(EntityKind.Scope, entity => entity.Text == value.GetString()),
            "currency" => Has(EntityKind.Amount, entity => entity.Text == value.GetString()),
            "amount" => Has(EntityKind.Amount, entity => entity.Number == value.GetDecimal()),
            "count" => Has(EntityKind.Count, entity => entity.Number == value.GetDecimal()),
            "score" => Has(EntityKind.Score, entity => entity.Number == value.GetDecimal()),
            _ => true,
        };
    }
}
