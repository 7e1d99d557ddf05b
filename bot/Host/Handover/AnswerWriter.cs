using System.Text;
using System.Text.Json;

namespace RetentionBot.Host.Handover;

/// <summary>Sends what a command prints to whoever typed it, as <see cref="CommandAnswer"/> lines.</summary>
internal sealed class AnswerWriter(Stream stream) : TextWriter
{
    private readonly Lock _gate = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            Send(new CommandAnswer(Print: value));
        }
    }

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void WriteLine(string? value) => Write(value + "\n");

    public override Task WriteAsync(char value) => WriteAsync(value.ToString());

    public override Task WriteAsync(string? value)
    {
        Write(value);
        return Task.CompletedTask;
    }

    public override Task WriteLineAsync(string? value)
    {
        WriteLine(value);
        return Task.CompletedTask;
    }

    /// <summary>Tells the exit code; nothing may be written afterwards.</summary>
    public ValueTask EndAsync(int exitCode)
    {
        Send(new CommandAnswer(ExitCode: exitCode));
        return default;
    }

    private void Send(CommandAnswer answer)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(answer, HandoverJson.Default.CommandAnswer);
        lock (_gate)
        {
            stream.Write(line);
            stream.WriteByte((byte)'\n');
        }
    }
}
