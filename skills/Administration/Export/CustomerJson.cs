using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;

namespace RetentionBot.Skills.Administration.Export;

/// <summary>One customer as JSON: the documents as they are kept, records with the ids people see.</summary>
internal static class CustomerJson
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task WriteAsync(ExportedCustomer exported, bool hasContactData, DateTimeOffset at, Stream stream, CancellationToken cancellationToken)
    {
        var whole = new JsonObject
        {
            ["exportedAt"] = at.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            ["hasContactData"] = hasContactData,
            ["customer"] = Field(exported.Records[0]),
            ["mergedRecords"] = new JsonArray([.. exported.Records.Skip(1).Select(Field)]),
            ["purchases"] = Facts(exported, SkillsJson.Default.Purchase),
            ["contacts"] = Facts(exported, SkillsJson.Default.Interaction),
            ["offers"] = Facts(exported, SkillsJson.Default.OfferSent),
            ["complaints"] = Facts(exported, SkillsJson.Default.Complaint),
            ["scores"] = Facts(exported, SkillsJson.Default.SurveyScore),
            ["referrals"] = Facts(exported, SkillsJson.Default.Referral),
            ["followUps"] = new JsonArray([.. exported.FollowUps.Select(followUp => JsonSerializer.SerializeToNode(followUp, SkillsJson.Default.FollowUp))]),
            ["drafts"] = new JsonArray([.. exported.Drafts.Select(draft => JsonSerializer.SerializeToNode(draft, SkillsJson.Default.Draft))]),
        };
        var written = new ArrayBufferWriter<byte>();
        await using (var writer = new Utf8JsonWriter(written, Readable))
        {
            whole.WriteTo(writer);
        }

        await stream.WriteAsync(written.WrittenMemory, cancellationToken);
    }

    /// <summary>Without what is added up from the history: that is in the file itself, and a private contact would show in it.</summary>
    private static JsonObject Field(Customer customer)
    {
        var fields = JsonSerializer.SerializeToNode(customer, SkillsJson.Default.Customer)!.AsObject(); // a customer is a JSON object
        fields.Remove("activity");
        return fields;
    }

    private static JsonArray Facts<T>(ExportedCustomer exported, JsonTypeInfo<T> json)
        where T : HistoryRecord => new([.. exported.Facts.OfType<T>().Select(fact =>
        {
            var fields = JsonSerializer.SerializeToNode(fact, json)!.AsObject(); // a fact is a JSON object
            fields.Remove("key");
            fields.Remove("id");
            fields.Insert(0, "id", fact.Id.ToString());
            fields.Insert(1, "at", fact.At.At.ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture));
            return fields;
        })]);
}
