using RetentionBot.Store;

namespace RetentionBot.Skills.Ledger;

/// <summary>Unique keys in the order of time, so that what is old is one range: version 7 UUIDs (RFC 9562, 5.7) without hyphens.</summary>
public static class TimeKeys
{
    /// <summary>A new key of that instant.</summary>
    public static string New(DateTimeOffset at) => Guid.CreateVersion7(at).ToString("N");

    /// <summary>The range of all keys of instants from one to another, the second left out.</summary>
    public static KeyRange Between(DateTimeOffset from, DateTimeOffset to) => new(Start(from), Start(to));

    /// <summary>Whether a text is such a key.</summary>
    public static bool IsKey(string text) => text.Length == 32 && text.All(char.IsAsciiHexDigitLower);

    /// <summary>The instant of a key, to the millisecond.</summary>
    public static DateTimeOffset InstantOf(string key) =>
        DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(key.AsSpan(0, 12), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture));

    // The first 48 bits are the milliseconds since 1970.
    private static string Start(DateTimeOffset at) => Math.Max(0, at.ToUnixTimeMilliseconds()).ToString("x12", System.Globalization.CultureInfo.InvariantCulture);
}
