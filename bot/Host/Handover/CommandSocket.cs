using System.Net.Sockets;
using System.Text.Json.Serialization;

namespace RetentionBot.Host.Handover;

/// <summary>
/// The Unix socket beside the data file over which a command reaches the host that serves it. A line of JSON each way: one <see cref="CommandRequest"/>,
/// then <see cref="CommandAnswer"/> lines until one carries an exit code. Only the user the host runs as may open it (mode 0600).
/// </summary>
internal static class CommandSocket
{
    /// <summary>The most characters of a Unix socket's path on Linux, 107 bytes; a longer data path has its socket in the temporary folder.</summary>
    private const int LongestPath = 100;

    /// <summary>The socket's path for a data file; the same for every process on this machine.</summary>
    public static string PathFor(string dataFile)
    {
        var beside = dataFile + ".sock";
        if (System.Text.Encoding.UTF8.GetByteCount(beside) <= LongestPath)
        {
            return beside;
        }

        var hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(dataFile));
        return Path.Combine(Path.GetTempPath(), $"retentionbot-{Convert.ToHexStringLower(hash)[..16]}.sock");
    }

    /// <summary>An unconnected socket of the right kind.</summary>
    public static Socket Create() => new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
}

/// <summary>A command as it was typed.</summary>
/// <param name="Arguments">The words of the command line.</param>
/// <param name="Folder">Where it was typed; relative file names start there.</param>
internal sealed record CommandRequest(string[] Arguments, string Folder);

/// <summary>Something to print, or the end.</summary>
internal sealed record CommandAnswer(string? Print = null, int? ExitCode = null);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CommandRequest))]
[JsonSerializable(typeof(CommandAnswer))]
internal sealed partial class HandoverJson : JsonSerializerContext;
