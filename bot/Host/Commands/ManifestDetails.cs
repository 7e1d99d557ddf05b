using System.Text.Json.Nodes;

namespace RetentionBot.Host.Commands;

/// <summary>What differs between one company's app package and another's; what is null stays as the template has it.</summary>
/// <param name="AppId">The bot's application id: of the bot and of the message extension, and the one tokens are checked against.</param>
/// <param name="Id">The id of the app in Teams.</param>
internal sealed record ManifestDetails(Guid AppId, Guid Id)
{
    /// <summary>Three numbers, as in <c>1.2.0</c>.</summary>
    public string? Version { get; init; }

    /// <summary>Who offers the app, at most 32 characters.</summary>
    public string? Company { get; init; }

    /// <summary>An https address.</summary>
    public string? Website { get; init; }

    /// <summary>An https address.</summary>
    public string? Privacy { get; init; }

    /// <summary>An https address.</summary>
    public string? Terms { get; init; }

    /// <summary>Writes the details into the template.</summary>
    public void FillIn(JsonObject manifest)
    {
        manifest["id"] = Id.ToString();
        manifest["version"] = Version ?? manifest["version"]?.GetValue<string>();
        var developer = ObjectIn(manifest, "developer");
        developer["name"] = Company ?? developer["name"]?.GetValue<string>();
        developer["websiteUrl"] = Website ?? developer["websiteUrl"]?.GetValue<string>();
        developer["privacyUrl"] = Privacy ?? developer["privacyUrl"]?.GetValue<string>();
        developer["termsOfUseUrl"] = Terms ?? developer["termsOfUseUrl"]?.GetValue<string>();
        foreach (var place in new[] { "bots", "composeExtensions" })
        {
            foreach (var bot in (manifest[place] as JsonArray ?? []).OfType<JsonObject>())
            {
                bot["botId"] = AppId.ToString();
            }
        }
    }

    private static JsonObject ObjectIn(JsonObject manifest, string name) =>
        manifest[name] as JsonObject ?? throw new InvalidDataException($"The manifest's template has no {name}.");
}
