using Microsoft.Extensions.Configuration;

namespace RetentionBot.Teams;

/// <summary>
/// Lists of <see cref="TeamsOptions"/> that were given as one text with commas, as is usual in the environment. The framework binds only arrays, one variable per entry.
/// </summary>
internal static class TextLists
{
    /// <summary>Sets each list that has a text. Where a list has both, the text wins: an array comes from a file, the text from whoever starts the bot.</summary>
    public static void Read(IConfiguration section, TeamsOptions options)
    {
        options.AllowedTenants = Entries(section[nameof(options.AllowedTenants)]) ?? options.AllowedTenants;
        options.AllowedChannels = Entries(section[nameof(options.AllowedChannels)]) ?? options.AllowedChannels;
        options.FileHosts = Entries(section[nameof(options.FileHosts)]) ?? options.FileHosts;
        options.AllowedServiceHosts = Entries(section[nameof(options.AllowedServiceHosts)]) ?? options.AllowedServiceHosts;
    }

    // An empty array in a file reads as an empty text.
    private static string[]? Entries(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
