using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace RetentionBot.Slack;

/// <summary>What the settings under <c>Slack</c> must be. Each fault names the setting, its value (never a secret) and the way out; all are found at once.</summary>
internal static class SlackOptionsRules
{
    private const int LeastBodyBytes = 1024;
    private const int MostBodyBytes = 4 * 1024 * 1024;

    public static IEnumerable<ValidationResult> FaultsOf(SlackOptions options) => [.. OfSecrets(options), .. OfIds(options), .. OfAddresses(options), .. OfNumbers(options)];

    // A blank that came along from a copied page makes every signature wrong and every call refused, and nobody sees it.
    private static IEnumerable<ValidationResult> OfSecrets(SlackOptions options)
    {
        var secrets = new (string Setting, string Value)[]
        {
            (nameof(options.SigningSecret), options.SigningSecret), (nameof(options.SigningSecretPrevious), options.SigningSecretPrevious), (nameof(options.BotToken), options.BotToken),
            (nameof(options.AppToken), options.AppToken), (nameof(options.ClientId), options.ClientId), (nameof(options.ClientSecret), options.ClientSecret),
        };
        foreach (var (setting, _) in secrets.Where(secret => secret.Value.Any(char.IsWhiteSpace)))
            yield return Fault($"Slack:{setting} holds a blank; copy it again without the blanks around it.", setting);
        if (options.BotToken.Length > 0 && !options.BotToken.StartsWith("xoxb-", StringComparison.Ordinal))
            yield return Fault("Slack:BotToken does not begin with xoxb-; use the Bot User OAuth Token of the app's page OAuth & Permissions.", nameof(options.BotToken));
        if (options.AppToken.Length > 0 && !options.AppToken.StartsWith("xapp-", StringComparison.Ordinal))
            yield return Fault("Slack:AppToken does not begin with xapp-; use an app-level token with the scope connections:write.", nameof(options.AppToken));
    }

    private static IEnumerable<ValidationResult> OfIds(SlackOptions options)
    {
        if (options.AppId.Length > 0 && !IsId(options.AppId, "A"))
            yield return Fault($"Slack:AppId is '{options.AppId}'; use the app's id, for example A0123456789.", nameof(options.AppId));
        foreach (var workspace in options.AllowedWorkspaces.Where(workspace => !IsId(workspace, "TE")))
            yield return Fault($"Slack:AllowedWorkspaces holds '{workspace}'; use ids of workspaces or organisations, for example T0123456789.", nameof(options.AllowedWorkspaces));
    }

    private static IEnumerable<ValidationResult> OfAddresses(SlackOptions options)
    {
        if (!IsSecure(options.ApiBaseUrl) || !options.ApiBaseUrl.EndsWith('/'))
            yield return Fault(
                $"Slack:ApiBaseUrl is '{options.ApiBaseUrl}'; use an https address, or http on this machine, with a slash at its end, for example https://slack.com/api/.",
                nameof(options.ApiBaseUrl));
        if (options.PublicUrl.Length > 0 && (!IsSecure(options.PublicUrl) || new Uri(options.PublicUrl).AbsolutePath != "/"))
            yield return Fault(
                $"Slack:PublicUrl is '{options.PublicUrl}'; use an https address, or http on this machine, without a path, for example https://bot.example.com.",
                nameof(options.PublicUrl));
    }

    private static IEnumerable<ValidationResult> OfNumbers(SlackOptions options)
    {
        if (options.MaxBodyBytes is < LeastBodyBytes or > MostBodyBytes)
            yield return Fault(
                string.Create(CultureInfo.InvariantCulture, $"Slack:MaxBodyBytes is {options.MaxBodyBytes}; use {LeastBodyBytes} to {MostBodyBytes} bytes, for example 1048576."),
                nameof(options.MaxBodyBytes));
    }

    /// <param name="kinds">The letters of which it begins with one.</param>
    private static bool IsId(string? text, string kinds) => text is { Length: > 1 and <= 64 } && kinds.Contains(text[0], StringComparison.Ordinal) && text.All(char.IsAsciiLetterOrDigit);

    // The bot's token goes there, so nobody on the way may read it.
    private static bool IsSecure(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        && address.UserInfo.Length == 0 && address.Query.Length == 0 && address.Fragment.Length == 0;

    private static ValidationResult Fault(string words, string setting) => new(words, [setting]);
}
