using Microsoft.Extensions.Logging;

namespace RetentionBot.Store.LiteDb;

/// <summary>What the store reports, never what a document holds. Event ids 200–219.</summary>
internal static partial class StoreLog
{
    [LoggerMessage(200, LogLevel.Information, "Schema migrated to version {Version}: {What}")]
    public static partial void Migrated(ILogger logger, int version, string what);

    public static void Failed(ILogger logger, Exception reason) => Failed(logger, LoggedException.Of(reason));

    [LoggerMessage(201, LogLevel.Error, "The data file failed and is being opened again; waiting calls are refused: {Reason}")]
    private static partial void Failed(ILogger logger, string reason);

    [LoggerMessage(202, LogLevel.Warning, "The data file was opened again")]
    public static partial void Reopened(ILogger logger);

    [LoggerMessage(203, LogLevel.Error, "Writes are refused: {FreeMegabytes} MB free, {NeededMegabytes} MB needed")]
    public static partial void DiskFull(ILogger logger, long freeMegabytes, long neededMegabytes);

    [LoggerMessage(204, LogLevel.Information, "Backup of {Documents} documents written, {Bytes} bytes in {Milliseconds} ms")]
    public static partial void BackedUp(ILogger logger, long documents, long bytes, long milliseconds);
}
