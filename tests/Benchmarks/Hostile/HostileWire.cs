using System.Globalization;
using System.Text;

namespace RetentionBot.Benchmarks.Hostile;

/// <summary>Requests as bytes, for those that no client would send.</summary>
internal static class HostileWire
{
    private static readonly string[] Heads =
    [
        "GET {0} HTTP/1.1\r\nHost: {1}\r\n\r\n", "TRACE {0} HTTP/1.1\r\nHost: {1}\r\n\r\n", "POST {0}/../x HTTP/1.1\r\nHost: {1}\r\nContent-Length: 0\r\n\r\n", "POST {0}%2f HTTP/1.1\r\nHost: {1}\r\nContent-Length: 0\r\n\r\n",
        "POST {0} HTTP/1.1\r\nHost: {1}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "POST {0} HTTP/1.1\r\nHost: {1}\r\nContent-Length: -1\r\n\r\n", "POST {0} HTTP/1.1\r\nContent-Length: 0\r\n\r\n",
        "POST {0} HTTP/1.1\r\nHost: {1}\r\nHost: other\r\nContent-Length: 0\r\n\r\n", "POST {0} HTTP/9.9\r\nHost: {1}\r\n\r\n", "nonsense\r\n\r\n", "POST {0} HTTP/1.1\r\nHost: {1}\r\nBad Header: x\r\nContent-Length: 0\r\n\r\n",
        "POST {0} HTTP/1.1\r\nHost: {1}\r\nAuthorization: Bearer \r\nContent-Length: 0\r\n\r\n", "POST {0} HTTP/1.1\r\nHost: {1}\r\nX-Long: {2}\r\nContent-Length: 0\r\n\r\n", "POST /{2} HTTP/1.1\r\nHost: {1}\r\nContent-Length: 0\r\n\r\n",
    ];

    /// <summary>A request with these headers, each with its line end.</summary>
    public static byte[] Post(string path, string authority, string headers, byte[] body, string contentType)
    {
        var head = $"POST {path} HTTP/1.1\r\nHost: {authority}\r\n{headers}Content-Type: {contentType}\r\nContent-Length: {body.Length.ToString(CultureInfo.InvariantCulture)}\r\n\r\n";
        return [.. Encoding.UTF8.GetBytes(head), .. body];
    }

    /// <summary>What is hardly HTTP, or not at that address.</summary>
    public static HostileRequest NoHttp(string path, string authority, Random random) => new(
        "no HTTP",
        Encoding.Latin1.GetBytes(string.Format(CultureInfo.InvariantCulture, Heads[random.Next(Heads.Length)], path, authority, new string('x', random.Next(1, 60_000)))),
        [HostileConnection.Closed, 400, 401, 403, 404, 405, 411, 414, 431, 505]);

    /// <summary>A request that ends in the middle.</summary>
    public static HostileRequest BrokenOff(byte[] whole, Random random) => new("broken off", whole[..random.Next(1, whole.Length)], [HostileConnection.Closed], BreaksOff: true);
}
