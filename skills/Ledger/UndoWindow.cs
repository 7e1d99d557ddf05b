using RetentionBot.Skills.FollowUps.Schedule;

namespace RetentionBot.Skills.Ledger;

/// <summary>How long a change can be taken back: to the end of the next working day where it was made, and for 24 hours at least.</summary>
public static class UndoWindow
{
    private static readonly TimeSpan Shortest = TimeSpan.FromHours(24);

    /// <summary>The first instant at which it is too late.</summary>
    /// <param name="now">When the change is made.</param>
    /// <param name="zone">The zone of whoever makes it.</param>
    public static DateTimeOffset Ends(DateTimeOffset now, TimeZoneInfo zone)
    {
        var last = WorkCalendar.Weekdays.After(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime), 1);
        var end = LocalMidnight.Of(last.AddDays(1), zone);
        return end > now + Shortest ? end : now + Shortest;
    }
}
