using System.Text.Json;
using System.Text.Json.Nodes;
using RetentionBot.Slack.Installations;

namespace RetentionBot.Host.Commands;

/// <summary>The app manifest that Slack makes the app from. See https://docs.slack.dev/reference/app-manifest</summary>
/// <param name="Host">Where Slack and browsers reach the bot; null when nobody does, which needs Socket Mode.</param>
/// <param name="IsSocketMode">Whether the bot fetches from Slack what it is sent, so that Slack is told no address.</param>
/// <param name="IsAgent">Whether the app is an agent, see <c>Slack:AgentView</c>.</param>
internal sealed record SlackManifest(Uri? Host, bool IsSocketMode, bool IsAgent)
{
    private const string Template = "slack.json";

    /// <exception cref="IOException">The template is not there or cannot be read.</exception>
    public async Task<byte[]> WriteAsync(CancellationToken cancellationToken)
    {
        await using var template = File.OpenRead(Path.Combine(ManifestPackage.Folder, Template));
        var manifest = await JsonNode.ParseAsync(template, cancellationToken: cancellationToken) as JsonObject ?? throw new InvalidDataException("The Slack manifest's template is no JSON object.");
        FillIn(manifest);
        return JsonSerializer.SerializeToUtf8Bytes(manifest, ManifestPackage.Readable);
    }

    private void FillIn(JsonObject manifest)
    {
        var (features, oauth, settings) = (In(manifest, "features"), In(manifest, "oauth_config"), In(manifest, "settings"));
        var (events, interactivity) = (In(settings, "event_subscriptions"), In(settings, "interactivity"));
        var requests = (features["slash_commands"] as JsonArray ?? []).OfType<JsonObject>().Select(command => (Of: command, Name: "url"))
            .Append((events, "request_url")).Append((interactivity, "request_url")).Append((interactivity, "message_menu_options_url"));
        foreach (var (of, name) in requests.ToList())
        {
            if (IsSocketMode)
                of.Remove(name); // Slack refuses a manifest with both
            else
                of[name] = Moved(of[name]);
        }

        settings["socket_mode_enabled"] = IsSocketMode;
        if (Host is null)
            oauth.Remove("redirect_urls");
        else
            oauth["redirect_urls"] = new JsonArray([.. (oauth["redirect_urls"] as JsonArray ?? []).Select(address => (JsonNode?)Moved(address))]);
        if (IsAgent)
            MakeAgent(features, In(oauth, "scopes"));
    }

    private static void MakeAgent(JsonObject features, JsonObject scopes)
    {
        features["agent_view"] = new JsonObject
        {
            ["agent_description"] = "Knows your customers' history, reminds you of whom to contact and drafts what you send.",
            ["suggested_prompts"] = new JsonArray(
                new JsonObject { ["title"] = "My day", ["message"] = "digest" },
                new JsonObject { ["title"] = "Overdue", ["message"] = "what is overdue" },
                new JsonObject { ["title"] = "What you can ask", ["message"] = "help" }),
        };
        scopes["bot"] = new JsonArray([.. (scopes["bot"] as JsonArray ?? []).Select(scope => (string?)scope).Union(SlackScopes.Agent).Order(StringComparer.Ordinal).Select(scope => (JsonNode?)scope)]);
    }

    private string? Moved(JsonNode? address) => (string?)address is { } text && Host is not null ? new Uri(Host, new Uri(text).AbsolutePath).AbsoluteUri : (string?)address;

    private static JsonObject In(JsonObject of, string name) => of[name] as JsonObject ?? throw new InvalidDataException($"The Slack manifest's template has no {name}.");
}
