namespace RetentionBot.Host;

/// <summary>What the host logs. Ids, counts and durations; never a text, a name or an address. Turns 1000, commands 1100, start 1200.</summary>
internal static partial class HostLog
{
    [LoggerMessage(1000, LogLevel.Information, "Answered on {Channel} in {Milliseconds:0.0} ms")]
    public static partial void Answered(this ILogger logger, string channel, double milliseconds);

    [LoggerMessage(1001, LogLevel.Information, "A message on {Channel} was delivered again and is not answered again")]
    public static partial void SeenBefore(this ILogger logger, string channel);

    [LoggerMessage(1002, LogLevel.Warning, "{Function} is run again after conflict {Attempt}")]
    public static partial void RunAgain(this ILogger logger, string function, int attempt);

    [LoggerMessage(1003, LogLevel.Error, "A turn on {Channel} failed, reference {Reference}")]
    public static partial void Failed(this ILogger logger, Exception exception, string reference, string channel);

    [LoggerMessage(1100, LogLevel.Information, "Command {Command} was handed over and ended with {ExitCode}")]
    public static partial void CommandEnded(this ILogger logger, string command, int exitCode);

    [LoggerMessage(1101, LogLevel.Warning, "A handed-over command broke off")]
    public static partial void CommandBrokeOff(this ILogger logger, Exception exception);

    [LoggerMessage(1200, LogLevel.Information, "The store was empty; {Records} records of fictional sample customers were imported")]
    public static partial void SamplesImported(this ILogger logger, int records);
}
