using System.Globalization;

namespace RetentionBot.Slack.WebApi;

/// <summary>What calling Slack says to people.</summary>
internal static class Wording
{
    /// <summary>Shown after the bot's name while it is at work.</summary>
    public const string AtWork = "is looking it up…";

    public const string NotFromThere = "I read files only from where Slack keeps them. Upload the list here, from your computer.";

    public static string CannotBeRead(string name) => $"'{name}' may not be read by me: the app needs the scope files:read. Ask an administrator to add it.";

    public static string NoLongerThere(string name) => $"'{name}' can no longer be read where it was uploaded. Upload it again.";

    public static string NotNow(string name) => $"'{name}' cannot be read just now: the place where Slack keeps it does not answer. Upload it again in a minute.";

    public static string TooLarge(string name, int bytes) => $"'{name}' is larger than the {Size(bytes)} I read. Leave out the columns I do not need, or split it.";

    private static string Size(int bytes) =>
        bytes < 1024 * 1024 ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024} KB") : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024d / 1024d:0.#} MB");
}
