using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RetentionBot.Slack.WebApi;

/// <summary>One call of the Web API, before it is known with which token.</summary>
/// <param name="Tenant">Whose installation.</param>
/// <param name="Method">What is called.</param>
/// <param name="Arguments">Those that are null are left out.</param>
internal sealed record SlackRequest(string Tenant, SlackMethod Method, JsonObject Arguments)
{
    private static readonly JsonWriterOptions _writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether nobody asked for it, so that it lets those pass whom somebody waits for. Default: false.</summary>
    public bool IsUnasked { get; init; }

    /// <summary>The conversation it speaks in; null for none.</summary>
    public string? Channel => Arguments["channel"] is JsonValue value && value.TryGetValue<string>(out var channel) ? channel : null;

    /// <summary>
    /// Whether the call may be made again when it is not known what became of it. A new view of an old one is refused once its hash has passed.
    /// </summary>
    public bool IsRepeatable => Method.IsRepeatable && !Arguments.ContainsKey("hash");

    /// <summary>What is put on the wire. A message can be sent once only, so each try makes its own.</summary>
    public HttpRequestMessage ToMessage(Uri address, string token) => new(HttpMethod.Post, address)
    {
        Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
        Content = Method.TakesJson
            ? new ByteArrayContent(Json()) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } }
            : new FormUrlEncodedContent(Set.Select(argument => KeyValuePair.Create(argument.Key, FieldOf(argument.Value!)))), // those that are set are not null
    };

    private IEnumerable<KeyValuePair<string, JsonNode?>> Set => Arguments.Where(argument => argument.Value is { } value && value.GetValueKind() != JsonValueKind.Null);

    private byte[] Json()
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json, _writing))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in Set)
            {
                writer.WritePropertyName(name);
                value!.WriteTo(writer); // those that are set are not null
            }

            writer.WriteEndObject();
        }

        return json.ToArray();
    }

    private static string FieldOf(JsonNode value) => value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();
}
