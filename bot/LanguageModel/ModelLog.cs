using Microsoft.Extensions.Logging;
using RetentionBot.Skills.LanguageModel;

namespace RetentionBot.LanguageModel;

/// <summary>What is logged of the model, 1600: durations and failures, never what was asked or said.</summary>
internal static partial class ModelLog
{
    [LoggerMessage(1600, LogLevel.Information, "The model answered after {Milliseconds:0} ms")]
    public static partial void Answered(this ILogger logger, double milliseconds);

    [LoggerMessage(1601, LogLevel.Warning, "The model did not answer: {Failure}, status {Status}, after {Milliseconds:0} ms")]
    public static partial void NotAnswered(this ILogger logger, ModelFailure failure, int? status, double milliseconds);

    [LoggerMessage(1602, LogLevel.Warning, "What the model used today could not be stored ({Exception}) and is counted in memory only")]
    public static partial void UseNotKept(this ILogger logger, string exception);
}
