using Microsoft.Extensions.Configuration;

namespace RetentionBot.Slack;

/// <summary>
/// Lists of <see cref="SlackOptions"/> that were given as one text with commas, as is usual in the environment. The framework binds only arrays, one variable per entry.
/// </summary>
internal static class TextLists
{
    /// <summary>Sets each list that has a text. Where a list has both, the text wins: an array comes from a file, the text from whoever starts the bot.</summary>
    public static void Read(IConfiguration section, SlackOptions options) =>
        options.AllowedWorkspaces = Entries(section[nameof(options.AllowedWorkspaces)]) ?? options.AllowedWorkspaces;

    // An empty array in a file reads as an empty text.
    private static string[]? Entries(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
