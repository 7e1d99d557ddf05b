using System.Net.Sockets;
using System.Text.Json;
using RetentionBot.Host.Commands;
using RetentionBot.Store;

namespace RetentionBot.Host.Handover;

/// <summary>Takes commands from other processes of the same user and runs them on the store this host serves, one connection each.</summary>
internal sealed class CommandListener(string dataFile, IStore store, TimeProvider time, ILogger<CommandListener> logger, GuardSettings? guards = null, IConfiguration? settings = null) : BackgroundService
{
    private readonly string _path = CommandSocket.PathFor(dataFile);
    private readonly Socket _listener = CommandSocket.Create();

    /// <summary>Listens when it returns.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        Listen();
        return base.StartAsync(cancellationToken);
    }

    /// <summary>The socket is gone when it returns. Here and not in <see cref="ExecuteAsync"/>, which a stop right after the start keeps from ever running.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        _listener.Close();
        File.Delete(_path);
    }

    public override void Dispose()
    {
        _listener.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var running = new List<Task>();
        try
        {
            while (true)
            {
                var connection = await _listener.AcceptAsync(stoppingToken);
                running.RemoveAll(task => task.IsCompleted);
                running.Add(ServeAsync(connection, stoppingToken));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(running);
        }
    }

    /// <summary>We hold the data file's lock, so a socket that is still there belongs to a host that died.</summary>
    private void Listen()
    {
        File.Delete(_path);
        _listener.Bind(new UnixDomainSocketEndPoint(_path));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        _listener.Listen();
    }

    private async Task ServeAsync(Socket connection, CancellationToken stoppingToken)
    {
        try
        {
            using (connection)
            {
                await using var stream = new NetworkStream(connection);
                using var reader = new StreamReader(stream, leaveOpen: true);
                await using var output = new AnswerWriter(stream);
                if (await reader.ReadLineAsync(stoppingToken) is not { } line
                    || JsonSerializer.Deserialize(line, HandoverJson.Default.CommandRequest) is not { } request)
                {
                    return;
                }

                using var gone = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                var watching = WatchAsync(reader, gone);
                var commandLine = new CommandLine(new ServingStoreAccess(store), request.Folder, time, guards: guards, settings: settings);
                var code = await CommandRun.RunAsync(() => commandLine.RunAsync(request.Arguments, output, gone.Token), output);
                logger.CommandEnded(request.Arguments.FirstOrDefault("none"), code);
                await output.EndAsync(code);
                connection.Shutdown(SocketShutdown.Both);
                await watching;
            }
        }
        catch (Exception exception)
        {
            // Once around a command: whatever is wrong with one, the host goes on serving and stops cleanly.
            logger.CommandBrokeOff(exception);
        }
    }

    /// <summary>The other side says nothing more; when its end closes, whoever typed the command gave up, and so do we.</summary>
    private static async Task WatchAsync(StreamReader reader, CancellationTokenSource gone)
    {
        try
        {
            await reader.ReadLineAsync(CancellationToken.None);
            await gone.CancelAsync();
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException)
        {
            // The connection is over either way.
        }
    }
}
