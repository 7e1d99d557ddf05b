using RetentionBot.Conversation;
using RetentionBot.Host.Chats;

namespace RetentionBot.Host;

/// <summary>What the host logs. Ids, counts and durations; never a text, a name or an address. Turns 1000, commands 1100, start 1200, chats 1300, outbox and inbox 1400, reminders 1500.</summary>
internal static partial class HostLog
{
    [LoggerMessage(1000, LogLevel.Information, "Answered on {Channel} in {Milliseconds:0.0} ms")]
    public static partial void Answered(this ILogger logger, string channel, double milliseconds);

    [LoggerMessage(1001, LogLevel.Information, "A message on {Channel} was delivered again and is not answered again")]
    public static partial void SeenBefore(this ILogger logger, string channel);

    [LoggerMessage(1002, LogLevel.Warning, "{Function} is run again after conflict {Attempt}")]
    public static partial void RunAgain(this ILogger logger, string function, int attempt);

    public static void Failed(this ILogger logger, Exception exception, string reference, string channel) => logger.Failed(reference, channel, LoggedException.Of(exception));

    [LoggerMessage(1003, LogLevel.Error, "A turn on {Channel} failed, reference {Reference}: {Exception}")]
    private static partial void Failed(this ILogger logger, string reference, string channel, string exception);

    [LoggerMessage(1004, LogLevel.Information, "A turn on {Channel} takes long; its message was acknowledged and is answered later")]
    public static partial void HandedOver(this ILogger logger, string channel);

    [LoggerMessage(1005, LogLevel.Warning, "A slow turn on {Channel} could not be handed over ({Exception}); its channel waits")]
    public static partial void NotHandedOver(this ILogger logger, string channel, string exception);

    public static void BackgroundTurnFailed(this ILogger logger, Exception exception) => logger.BackgroundTurnFailed(LoggedException.Of(exception));

    [LoggerMessage(1006, LogLevel.Error, "A turn whose message was acknowledged failed; its row is answered again later: {Exception}")]
    private static partial void BackgroundTurnFailed(this ILogger logger, string exception);

    [LoggerMessage(1007, LogLevel.Warning, "{Channel} did not take an answer ({Fault}); the outbox sends it later")]
    public static partial void LeftToOutbox(this ILogger logger, string channel, ChannelFault fault);

    [LoggerMessage(1008, LogLevel.Warning, "An answer on {Channel} was given but could not be taken out of the outbox ({Exception}); it may be said once more")]
    public static partial void SentButKept(this ILogger logger, string channel, string exception);

    [LoggerMessage(1009, LogLevel.Warning, "What need not be remembered could not be removed ({Exception}); tried again in an hour")]
    public static partial void NotForgotten(this ILogger logger, string exception);

    [LoggerMessage(1010, LogLevel.Information, "Learnt from the example requests in {Milliseconds:0} ms")]
    public static partial void Learnt(this ILogger logger, double milliseconds);

    [LoggerMessage(1011, LogLevel.Warning, "A request of account manager {Manager} on {Channel} was refused: it asked for what the bot does for nobody")]
    public static partial void RefusedRequest(this ILogger logger, int manager, string channel);

    [LoggerMessage(1012, LogLevel.Debug, "{Channel} did not show that the bot is at work ({Exception})")]
    public static partial void NotTyping(this ILogger logger, string channel, string exception);

    [LoggerMessage(1100, LogLevel.Information, "Command {Command} was handed over and ended with {ExitCode}")]
    public static partial void CommandEnded(this ILogger logger, string command, int exitCode);

    public static void CommandBrokeOff(this ILogger logger, Exception exception) => logger.CommandBrokeOff(LoggedException.Of(exception));

    [LoggerMessage(1101, LogLevel.Warning, "A handed-over command broke off: {Exception}")]
    private static partial void CommandBrokeOff(this ILogger logger, string exception);

    [LoggerMessage(1300, LogLevel.Information, "An account was linked to account manager {Manager}")]
    public static partial void Linked(this ILogger logger, int manager);

    [LoggerMessage(1301, LogLevel.Information, "{Channel} tells no profile: {Fault} {Code}")]
    public static partial void NoProfile(this ILogger logger, string channel, ChannelFault fault, string? code);

    [LoggerMessage(1302, LogLevel.Information, "Somebody on {Channel} cannot be reached in private: {Fault} {Code}")]
    public static partial void NotReached(this ILogger logger, string channel, ChannelFault fault, string? code);

    [LoggerMessage(1303, LogLevel.Information, "The bot was removed from a conversation on {Channel}")]
    public static partial void Removed(this ILogger logger, string channel);

    public static void QueueFailed(this ILogger logger, Exception exception, string queue) => logger.QueueFailed(queue, LoggedException.Of(exception));

    [LoggerMessage(1400, LogLevel.Warning, "The {Queue} cannot be worked on; tried again in seconds: {Exception}")]
    private static partial void QueueFailed(this ILogger logger, string queue, string exception);

    [LoggerMessage(1401, LogLevel.Warning, "Row {Row} of the {Queue} was worked on but not completed ({Exception})")]
    public static partial void RowNotCompleted(this ILogger logger, string queue, string row, string exception);

    [LoggerMessage(1402, LogLevel.Error, "Row {Row} of the {Queue} is given up: {Reason}")]
    public static partial void RowParked(this ILogger logger, string queue, string row, string reason);

    [LoggerMessage(1403, LogLevel.Warning, "Outbox row {Row} may have arrived before and was sent once more")]
    public static partial void OutboxSentAgain(this ILogger logger, string row);

    [LoggerMessage(1404, LogLevel.Warning, "Row {Row} of the {Queue} failed at attempt {Attempt} and is tried again later: {Reason}")]
    public static partial void RowDelayed(this ILogger logger, string queue, string row, int attempt, string reason);

    [LoggerMessage(1407, LogLevel.Warning, "Whether outbox row {Row} arrived is not known; it is not sent again")]
    public static partial void OutboxUnknown(this ILogger logger, string row);

    [LoggerMessage(1408, LogLevel.Warning, "Outbox row {Row} is not sent any more: {Reason}")]
    public static partial void OutboxLapsed(this ILogger logger, string row, string reason);

    [LoggerMessage(1409, LogLevel.Warning, "The lease of row {Row} of the {Queue} could not be prolonged ({Exception}); tried again")]
    public static partial void LeaseNotRenewed(this ILogger logger, string queue, string row, string exception);

    [LoggerMessage(1410, LogLevel.Debug, "Row {Row} of the {Queue} is held until {Until:u}: {Reason}")]
    public static partial void RowPostponed(this ILogger logger, string queue, string row, DateTimeOffset until, string reason);

    [LoggerMessage(1405, LogLevel.Information, "A message for a conversation on {Channel} is not sent: it is {State}")]
    public static partial void NotSent(this ILogger logger, string channel, ChatState state);

    public static void RowFailed(this ILogger logger, Exception exception, string queue, string row) => logger.RowFailed(queue, row, LoggedException.Of(exception));

    [LoggerMessage(1406, LogLevel.Error, "The work on row {Row} of the {Queue} failed: {Exception}")]
    private static partial void RowFailed(this ILogger logger, string queue, string row, string exception);

    [LoggerMessage(1200, LogLevel.Information, "The store was empty; {Records} records of fictional sample customers were imported")]
    public static partial void SamplesImported(this ILogger logger, int records);

    [LoggerMessage(1201, LogLevel.Warning, "The folder of the key ring, {Folder}, is open to others than this user and cannot be closed to them; whoever reads it can read the secrets in the data file")]
    public static partial void KeysOpenToOthers(this ILogger logger, string folder);

    [LoggerMessage(1500, LogLevel.Information, "Composed the digest of account manager {Manager} for {Day}; there is something to say: {IsSaid}")]
    public static partial void DigestComposed(this ILogger logger, int manager, DateOnly day, bool isSaid);

    public static void DigestFailed(this ILogger logger, Exception exception, int manager) => logger.DigestFailed(manager, LoggedException.Of(exception));

    [LoggerMessage(1501, LogLevel.Error, "The digest of account manager {Manager} failed and is composed again within a minute: {Exception}")]
    private static partial void DigestFailed(this ILogger logger, int manager, string exception);

    public static void NudgeFailed(this ILogger logger, Exception exception, int followUp) => logger.NudgeFailed(followUp, LoggedException.Of(exception));

    [LoggerMessage(1502, LogLevel.Error, "The nudge of follow-up {FollowUp} failed and is tried again within a minute: {Exception}")]
    private static partial void NudgeFailed(this ILogger logger, int followUp, string exception);

    public static void RemindersFailed(this ILogger logger, Exception exception) => logger.RemindersFailed(LoggedException.Of(exception));

    [LoggerMessage(1503, LogLevel.Warning, "Nobody could be reminded just now; tried again within a minute: {Exception}")]
    private static partial void RemindersFailed(this ILogger logger, string exception);
}
