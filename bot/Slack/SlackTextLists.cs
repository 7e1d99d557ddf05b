using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace RetentionBot.Slack;

/// <summary>
/// Lists of <see cref="SlackOptions"/> that were given as one text with commas, as is usual in the environment. The framework binds only arrays, one variable per entry.
/// Where a list has both, the text wins: an array comes from a file, the text from whoever starts the bot.
/// </summary>
/// <param name="configuration">Where the settings come from; null where there is none, as when they are set in code.</param>
internal sealed class SlackTextLists(IConfiguration? configuration) : IPostConfigureOptions<SlackOptions>
{
    public void PostConfigure(string? name, SlackOptions options)
    {
        // An empty array in a file reads as an empty text.
        if (configuration?[$"{SlackOptions.Section}:{nameof(options.AllowedWorkspaces)}"] is { } text && !string.IsNullOrWhiteSpace(text))
            options.AllowedWorkspaces = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
