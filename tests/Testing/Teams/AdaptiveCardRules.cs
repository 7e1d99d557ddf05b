using System.Text;
using System.Text.Json;

namespace RetentionBot.Testing.Teams;

/// <summary>What Teams refuses or does not show of an Adaptive Card.</summary>
public static class AdaptiveCardRules
{
    /// <summary>What is wrong with the card; nothing when Teams takes it.</summary>
    public static IReadOnlyList<string> FaultsOf(JsonElement card)
    {
        List<string> faults = [];
        if (Encoding.UTF8.GetByteCount(card.GetRawText()) > 28 * 1024)
            faults.Add("larger than 28 KB");
        if (string.IsNullOrWhiteSpace(card.GetProperty("fallbackText").GetString()))
            faults.Add("no text for clients without cards");
        foreach (var part in card.GetProperty("body").EnumerateArray().Where(part => part.GetProperty("type").GetString() == "ActionSet"))
        {
            if (part.GetProperty("actions").GetArrayLength() is 0 or > 5)
                faults.Add($"{part.GetProperty("actions").GetArrayLength()} buttons in a row");
        }

        return faults;
    }
}
