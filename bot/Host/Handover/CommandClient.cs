using System.Net.Sockets;
using System.Text.Json;

namespace RetentionBot.Host.Handover;

/// <summary>Hands a command to the host that serves the data file.</summary>
internal static class CommandClient
{
    /// <summary>Runs the command there and prints what it prints; its exit code, or null when no host listens.</summary>
    /// <exception cref="IOException">The host went away in the middle.</exception>
    public static async Task<int?> TryRunAsync(string dataFile, string[] arguments, string folder, TextWriter output, CancellationToken cancellationToken)
    {
        using var socket = CommandSocket.Create();
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(CommandSocket.PathFor(dataFile)), cancellationToken);
        }
        catch (SocketException)
        {
            return null;
        }

        await using var stream = new NetworkStream(socket);
        var request = JsonSerializer.SerializeToUtf8Bytes(new CommandRequest(arguments, folder), HandoverJson.Default.CommandRequest);
        await stream.WriteAsync((byte[])[.. request, (byte)'\n'], cancellationToken);
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            var answer = JsonSerializer.Deserialize(line, HandoverJson.Default.CommandAnswer);
            if (answer?.ExitCode is { } code)
            {
                return code;
            }

            await output.WriteAsync(answer?.Print);
        }

        throw new IOException("The serving host went away before the command ended. Start it again and repeat the command: what was done stays, what was not is done then.");
    }
}
