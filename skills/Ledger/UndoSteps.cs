using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RetentionBot.Skills.Ledger;

/// <summary>
/// Works out the inverse of a change and applies it. A customer is taken apart into fields, because several people change different fields of one; what the ledger adds up to is
/// never part of it, it is worked out anew.
/// </summary>
internal static class UndoSteps
{
    private const string ComputedField = "activity";

    /// <summary>The inverse of a change; empty when nothing differs.</summary>
    public static IEnumerable<UndoStep> Of(PendingChange change)
    {
        var (before, after) = (change.EncodedBefore, change.EncodedAfter);
        if (change.Collection != Schema.Customers || before is null || after is null)
        {
            return before.AsSpan().SequenceEqual(after) ? [] : [new UndoStep(change.Collection.Name, change.Key.Number, null, Text(before), Digest(Text(after)))];
        }

        var (old, now) = (Fields(before), Fields(after));
        return old.Select(field => field.Key).Union(now.Select(field => field.Key))
            .Where(field => field != ComputedField && Json(old[field]) != Json(now[field]))
            .Select(field => new UndoStep(change.Collection.Name, change.Key.Number, field, Json(old[field]), Digest(Json(now[field]))));
    }

    /// <summary>The document without the change; false when what the change put there no longer stands there.</summary>
    /// <param name="now">The document as it stands, encoded; null when it is not there.</param>
    /// <param name="steps">Those of this document.</param>
    /// <param name="restored">Encoded; null when the document is to be removed.</param>
    public static bool TryApply(byte[]? now, IEnumerable<UndoStep> steps, out byte[]? restored)
    {
        restored = now;
        foreach (var step in steps)
        {
            if (step.Field is not { } name)
            {
                if (Digest(Text(now)) != step.After)
                {
                    return false;
                }

                restored = step.Before is null ? null : Encoding.UTF8.GetBytes(step.Before);
                continue;
            }

            if (restored is null || Fields(restored) is var fields && Digest(Json(fields[name])) != step.After)
            {
                return false;
            }

            fields.Remove(name);
            if (step.Before is { } before)
            {
                fields[name] = JsonNode.Parse(before);
            }

            restored = JsonSerializer.SerializeToUtf8Bytes(fields, SkillsJson.Default.JsonObject);
        }

        return true;
    }

    private static JsonObject Fields(byte[] document) => JsonNode.Parse(document)!.AsObject(); // a document is a JSON object

    private static string? Json(JsonNode? value) => value?.ToJsonString();

    private static string? Text(byte[]? document) => document is null ? null : Encoding.UTF8.GetString(document);

    private static string Digest(string? json) => json is null ? "" : ShortDigest.Of(json, length: 32);
}
