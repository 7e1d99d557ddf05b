using System.Text;

namespace RetentionBot.Slack.Inbound;

/// <summary>A form as Slack posts it, <c>application/x-www-form-urlencoded</c>. See https://url.spec.whatwg.org/#urlencoded-parsing</summary>
internal static class SlackForm
{
    /// <summary>Its fields, decoded, with empty ones; a key without <c>=</c> has an empty value. Of two fields of one name the first counts.</summary>
    public static IReadOnlyDictionary<string, string> Read(ReadOnlySpan<byte> body)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in Encoding.UTF8.GetString(body).Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = field.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = equals < 0 ? (field, "") : (field[..equals], field[(equals + 1)..]);
            fields.TryAdd(Decode(name), Decode(value));
        }

        return fields;
    }

    /// <summary>
    /// Whether Slack only looks at the certificate of this address: a field <c>ssl_check=1</c>. It may come unsigned, so nothing else of such a form may be read.
    /// </summary>
    public static bool IsSslCheck(ReadOnlySpan<byte> body)
    {
        foreach (var range in body.Split((byte)'&'))
        {
            if (body[range].SequenceEqual("ssl_check=1"u8))
                return true;
        }

        return false;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
