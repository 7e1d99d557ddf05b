using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace RetentionBot.Slack.Inbound;

/// <summary>Proves that a request is Slack's and fresh, over the bytes as they came. See https://docs.slack.dev/authentication/verifying-requests-from-slack</summary>
internal static class SlackSignature
{
    public const string TimestampHeader = "X-Slack-Request-Timestamp";

    public const string Header = "X-Slack-Signature";

    /// <summary>How far the time of a request may lie from ours, in either direction: 300 s. A recorded request is good for no longer.</summary>
    public const long LongestSeconds = 300;

    private const string Version = "v0";

    /// <summary>No time of this world has more digits.</summary>
    private const int MostDigits = 12;

    /// <summary>Why the request is not believed, in words that repeat nothing of it; null when it is Slack's.</summary>
    /// <param name="timestamps">All values of <see cref="TimestampHeader"/>.</param>
    /// <param name="signatures">All values of <see cref="Header"/>.</param>
    /// <param name="secrets">The signing secrets of which any may have been used; with none, nothing is believed.</param>
    public static string? FaultOf(StringValues timestamps, StringValues signatures, ReadOnlySpan<byte> body, IReadOnlyList<string> secrets, DateTimeOffset now)
    {
        if (secrets.Count == 0)
            return "Slack:SigningSecret is empty";
        if (timestamps is not [{ Length: > 0 and <= MostDigits } timestamp] || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var sent))
            return "its timestamp is missing, sent twice or no number";
        if (Math.Abs(now.ToUnixTimeSeconds() - sent) > LongestSeconds)
            return "its timestamp is more than 300 seconds away";
        if (signatures is not [{ } signature])
            return "its signature is missing or sent twice";

        // Every secret is tried, whichever fits: the time it takes tells nothing.
        var isSigned = false;
        foreach (var secret in secrets)
            isSigned |= IsSignedWith(secret, timestamp, signature, body);
        return isSigned ? null : "its signature is not Slack's";
    }

    private static bool IsSignedWith(string secret, string timestamp, string signature, ReadOnlySpan<byte> body)
    {
        // The secret looks like hexadecimal digits and is used as the text it is.
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.ASCII.GetBytes($"{Version}:{timestamp}:"));
        hmac.AppendData(body);
        var expected = Encoding.ASCII.GetBytes($"{Version}={Convert.ToHexStringLower(hmac.GetHashAndReset())}");
        return CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(signature));
    }
}
