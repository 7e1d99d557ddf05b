using System.Collections.Concurrent;
using Cronos;

namespace RetentionBot.Skills.FollowUps.Schedule;

/// <summary>When the clocks of a zone show a time of day.</summary>
internal static class LocalTime
{
    // One for each time of day that somebody chose, for the life of the process: at most one a minute of the day.
    private static readonly ConcurrentDictionary<TimeOnly, CronExpression> Daily = new();

    /// <summary>
    /// The instant, UTC, to the minute. A time that the clock jumps over stands for the first instant after the jump, one that comes twice for the first; null when nothing of the day is left
    /// after the jump.
    /// </summary>
    public static DateTimeOffset? Of(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var daily = Daily.GetOrAdd(new TimeOnly(time.Hour, time.Minute), static minute => CronExpression.Parse($"{minute.Minute} {minute.Hour} * * *"));

        // From just before the day begins: where the clock jumps over midnight, the time that is jumped over lies before the first instant of the day.
        var found = daily.GetNextOccurrence(LocalMidnight.Of(day, zone).UtcDateTime.AddTicks(-1), zone);
        return found is { } instant && DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(instant, zone)) == day ? new DateTimeOffset(instant) : null;
    }
}
