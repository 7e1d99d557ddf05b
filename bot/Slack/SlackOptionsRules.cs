using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace RetentionBot.Slack;

/// <summary>What the settings under <c>Slack</c> must be. Each fault names the setting, its value (never a secret) and the way out; all are found at once.</summary>
internal static class SlackOptionsRules
{
    private const int LeastBodyBytes = 1024;
    private const int MostBodyBytes = 4 * 1024 * 1024;

    /// <summary>The most that Slack gives an app. https://docs.slack.dev/apis/events-api/using-socket-mode/</summary>
    private const int MostConnections = 10;

    public static IEnumerable<ValidationResult> FaultsOf(SlackOptions options) => [.. OfSecrets(options), .. OfAddresses(options), .. OfIds(options), .. OfNumbers(options)];

    private static IEnumerable<ValidationResult> OfSecrets(SlackOptions options)
    {
        // Slack's pages show several tokens beside each other, and each is taken for another one.
        if (options.BotToken.Length > 0 && !(options.BotToken.StartsWith("xoxb-", StringComparison.Ordinal) || options.BotToken.StartsWith("xoxe.xoxb-", StringComparison.Ordinal)))
            yield return Fault("Slack:BotToken is no bot token; use the \"Bot User OAuth Token\" of the app's page \"OAuth & Permissions\", which begins with xoxb-.", nameof(options.BotToken));
        if (options.AppToken.Length > 0 && !options.AppToken.StartsWith("xapp-", StringComparison.Ordinal))
            yield return Fault("Slack:AppToken is no app-level token; use one of the app's page \"Basic Information\", which begins with xapp-.", nameof(options.AppToken));
        if (new[] { options.BotToken, options.AppToken, options.SigningSecret, options.SigningSecretPrevious, options.ClientSecret }.Any(secret => secret.Any(c => c is <= ' ' or > '~')))
            yield return Fault("One of Slack's secrets in the settings holds a blank or a sign that Slack does not use; copy it again.", nameof(options.BotToken));
        if (options.ClientId.Length > 0 != options.ClientSecret.Length > 0)
        {
            var (set, empty) = options.ClientId.Length > 0 ? (nameof(options.ClientId), nameof(options.ClientSecret)) : (nameof(options.ClientSecret), nameof(options.ClientId));
            yield return Fault($"Slack:{set} is set and Slack:{empty} is empty; set both, from the app's page \"Basic Information\", or neither.", set, empty);
        }
    }

    private static IEnumerable<ValidationResult> OfAddresses(SlackOptions options)
    {
        if (SecureAddress.Of(options.ApiBaseUrl) is not { } api || !api.AbsolutePath.EndsWith('/'))
            yield return Fault($"Slack:ApiBaseUrl is '{options.ApiBaseUrl}'; use an https address with a slash at its end, or http on this machine, for example https://slack.com/api/.", nameof(options.ApiBaseUrl));
        if (options.PublicUrl.Length > 0 && (SecureAddress.Of(options.PublicUrl) is not { } host || host.AbsolutePath != "/"))
            yield return Fault($"Slack:PublicUrl is '{options.PublicUrl}'; use an https address without a path, or http on this machine, for example https://bot.firm.example.", nameof(options.PublicUrl));
    }

    private static IEnumerable<ValidationResult> OfIds(SlackOptions options)
    {
        if (options.AppId.Length > 0 && !IsId(options.AppId, 'A'))
            yield return Fault($"Slack:AppId is '{options.AppId}'; use the \"App ID\" of the app's page \"Basic Information\", for example A012ABCD0A0.", nameof(options.AppId));
        foreach (var entry in options.AllowedWorkspaces.Where(entry => !IsId(entry, 'T') && !IsId(entry, 'E')))
            yield return Fault($"Slack:AllowedWorkspaces holds '{entry}'; use ids of workspaces or organisations, for example T012AB3C4.", nameof(options.AllowedWorkspaces));
    }

    private static IEnumerable<ValidationResult> OfNumbers(SlackOptions options)
    {
        if (options.MaxBodyBytes is < LeastBodyBytes or > MostBodyBytes)
            yield return Fault(
                string.Create(CultureInfo.InvariantCulture, $"Slack:MaxBodyBytes is {options.MaxBodyBytes}; use {LeastBodyBytes} to {MostBodyBytes} bytes, for example 1048576."), nameof(options.MaxBodyBytes));
        if (options.Connections is < 1 or > MostConnections)
            yield return Fault(string.Create(CultureInfo.InvariantCulture, $"Slack:Connections is {options.Connections}; use 1 to {MostConnections}, for example 2."), nameof(options.Connections));
    }

    private static bool IsId(string? text, char kind) => text is { Length: > 1 and <= 32 } && text[0] == kind && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c));

    private static ValidationResult Fault(string words, params string[] settings) => new(words, settings);
}
