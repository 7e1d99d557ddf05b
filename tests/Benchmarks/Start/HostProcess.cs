using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using RetentionBot.Benchmarks.Serving;

namespace RetentionBot.Benchmarks.Start;

/// <summary>The built host as a process of its own, as people run it. It is ended when this goes away.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Task<string> _said;

    private HostProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
        Started = Stopwatch.GetTimestamp();
        _said = process.StandardError.ReadToEndAsync();
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
    }

    public Uri Address { get; }

    /// <summary>When it was started, as <see cref="Stopwatch.GetTimestamp"/>.</summary>
    public long Started { get; }

    /// <summary>Bytes of memory in use by the process, whatever for.</summary>
    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Time of all processors the process has used: tells what a start costs even where other programs take turns with it.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public int Id => _process.Id;

    /// <summary>Starts the host on a data file and a free port. Which host: the one this program was built with.</summary>
    public static HostProcess Start(string dataFile)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "RetentionBot.Host.dll"), .. HostSettings.Anonymous(dataFile), "--urls", address])
        {
            WorkingDirectory = Path.GetDirectoryName(dataFile),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new HostProcess(Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started."), new Uri(address));
    }

    /// <summary>Connects as soon as the host listens.</summary>
    /// <exception cref="InvalidOperationException">It ended, or did not listen within a minute.</exception>
    public async Task<ChatClient> ConnectAsync(string connector, string sender, CancellationToken cancellationToken)
    {
        while (true)
        {
            var client = new ChatClient(Address, connector, sender, $"conversation-{Started}");
            try
            {
                await client.ConnectAsync(cancellationToken);
                return client;
            }
            catch (SocketException) when (!_process.HasExited && Stopwatch.GetElapsedTime(Started) < Patience)
            {
                client.Dispose();
                await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, cancellationToken);
            }
            catch (SocketException)
            {
                client.Dispose();
                throw new InvalidOperationException($"The host does not listen on {Address}. It said: {(_process.HasExited ? await _said : "nothing, it is still running")}");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        await _said;
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        // Bound just now to an address of the internet.
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
