using System.Globalization;
using System.Text.Json;
using RetentionBot.Conversation;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Teams.Outbound;

/// <summary>Marks a message in Teams as one that a language model put into words. What a citation may hold is told by the page of <see cref="MessageMark"/>.</summary>
internal static class AiMark
{
    /// <summary>The most citations of a message; with more Teams refuses it. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bot-messages-ai-generated-content</summary>
    public const int Citations = 20;

    /// <summary>The longest name of what is cited, in characters. Same source.</summary>
    public const int CitedName = 80;

    /// <summary>The longest extract of what is cited, in characters. Same source.</summary>
    public const int CitedAbstract = 160;

    /// <summary>The entity that says it.</summary>
    /// <param name="words">What the message says: a citation whose number does not stand there is left out, since Teams refuses it.</param>
    public static JsonElement Of(AiLabel label, string words)
    {
        List<CitedClaim> claims = [.. label.Citations.Where(citation => words.Contains(Marker(citation), StringComparison.Ordinal)).DistinctBy(citation => citation.Position).Take(Citations).Select(ClaimOf)];
        return JsonSerializer.SerializeToElement(new MessageMark([MessageMark.AiGenerated], claims.Count == 0 ? null : claims), WireJson.Wire.MessageMark);
    }

    private static string Marker(Citation citation) => string.Create(CultureInfo.InvariantCulture, $"[{citation.Position}]");

    private static CitedClaim ClaimOf(Citation citation)
    {
        var what = OneLine(citation.What);
        return new CitedClaim(citation.Position, new CitedDocument(
            Shortening.Text(OneLine($"{citation.Id} {what}"), CitedName), Shortening.Text(what.Length > 0 ? what : OneLine(citation.Id), CitedAbstract)));
    }

    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
}
