using RetentionBot.Skills.FollowUps.Schedule;

namespace RetentionBot.Skills.Tests.FollowUps.Schedule;

/// <summary>Two years without a stop in every zone this machine knows: each day exactly one digest, at the first minute at which the clock shows the chosen time or a later one.</summary>
public sealed class DigestClockZoneTests
{
    private static readonly WorkCalendar EveryDay = new(Enum.GetValues<DayOfWeek>(), new HashSet<DateOnly>(), []);

    private static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset End = Begin.AddYears(2);

    private static readonly List<TimeZoneInfo> Zones = DistinctZones();

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 30)]
    [InlineData(2, 30)]
    [InlineData(7, 30)]
    [InlineData(23, 30)]
    public void WokenWhenTheClockSays_EachDayHasOne(int hour, int minute) => Parallel.ForEach(Zones, zone =>
    {
        var plan = new DigestPlan(zone, new(hour, minute), new(17, 0), EveryDay);
        for (var now = Begin; now < End;)
        {
            var tick = DigestClock.Of(plan, now);
            plan = Composed(plan, tick, now);
            Assert.True(tick.LookAgain > now, $"{zone.Id} {now:O}");
            now = tick.LookAgain!.Value;
        }
    });

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 30)]
    [InlineData(23, 30)]
    public void WokenEveryMinuteAroundAChangeOfTheClock_EachDayHasOne(int hour, int minute) => Parallel.ForEach(Zones, zone =>
    {
        foreach (var change in Changes(zone))
        {
            var plan = new DigestPlan(zone, new(hour, minute), new(17, 0), EveryDay) { LastOn = WallClock.DayAt(change.AddHours(-25), zone) };
            var next = Begin;
            for (var now = change.AddHours(-25); now < change.AddHours(26); now = now.AddMinutes(1))
            {
                var tick = DigestClock.Of(plan, now);
                Assert.False(tick.Due is not null && now < next, $"{zone.Id} {now:O}: due before it was to be looked at");
                (plan, next) = (Composed(plan, tick, now), tick.LookAgain!.Value);
            }

            Assert.True(plan.LastOn >= WallClock.DayAt(change, zone) || WallClock.First(WallClock.DayAt(change, zone), plan.Time, zone) is null, $"{zone.Id} {change:O}: none on that day");
        }
    });

    /// <summary>The plan with the digest that is due noted, which must be the next day's and at its minute.</summary>
    private static DigestPlan Composed(DigestPlan plan, DigestTick tick, DateTimeOffset now)
    {
        if (tick.Due is not { } day)
        {
            return plan;
        }

        Assert.True(day == WallClock.DayAt(now, plan.Zone), $"{plan.Zone.Id} {now:O}: of another day");
        if (plan.LastOn is { } last)
        {
            Assert.True(day > last, $"{plan.Zone.Id} {now:O}: a second one");
            Assert.True(IsFirst(plan, day, now), $"{plan.Zone.Id} {now:O}: not at {plan.Time}, or not the first time");
            for (var missed = last.AddDays(1); missed < day; missed = missed.AddDays(1))
            {
                Assert.True(WallClock.First(missed, plan.Time, plan.Zone) is null, $"{plan.Zone.Id}: none on {missed:O}");
            }
        }

        return plan with { LastOn = day };
    }

    // By looking back: at no minute of the same day before did the clock show the time or a later one.
    private static bool IsFirst(DigestPlan plan, DateOnly day, DateTimeOffset now) =>
        Shows(plan, day, now) && !new[] { 1, 15, 29, 30, 31, 59, 60, 61, 90, 119, 120, 121, 180 }.Any(minutes => Shows(plan, day, now.AddMinutes(-minutes)));

    private static bool Shows(DigestPlan plan, DateOnly day, DateTimeOffset instant) =>
        WallClock.At(instant, plan.Zone) is var shown && DateOnly.FromDateTime(shown) == day && TimeOnly.FromDateTime(shown) >= plan.Time;

    /// <summary>When the clock is changed, to the quarter of an hour.</summary>
    private static IEnumerable<DateTimeOffset> Changes(TimeZoneInfo zone)
    {
        for (var day = Begin; day < End; day = day.AddDays(1))
        {
            if (zone.GetUtcOffset(day) != zone.GetUtcOffset(day.AddDays(1)))
            {
                var instant = day;
                while (zone.GetUtcOffset(instant) == zone.GetUtcOffset(day))
                {
                    instant = instant.AddMinutes(15);
                }

                yield return instant;
            }
        }
    }

    // Many zones are names for the same clocks.
    private static List<TimeZoneInfo> DistinctZones()
    {
        var zones = new Dictionary<string, TimeZoneInfo>();
        foreach (var zone in TimeZoneInfo.GetSystemTimeZones())
        {
            zones.TryAdd($"{zone.GetUtcOffset(Begin)} {string.Join(' ', Changes(zone).Select(change => $"{change:O} {zone.GetUtcOffset(change)}"))}", zone);
        }

        return [.. zones.Values];
    }
}
