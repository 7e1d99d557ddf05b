using System.Globalization;

namespace RetentionBot.Teams.Cards;

/// <summary>The few words the channel adds by itself.</summary>
internal static class Wording
{
    /// <summary>Stands where something was left out because the channel's limit is reached.</summary>
    public static string More(int count) => string.Create(CultureInfo.InvariantCulture, $"… and {count:N0} more");
}
