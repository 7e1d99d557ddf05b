using RetentionBot.Skills.FollowUps.Schedule;
using RetentionBot.Testing;

namespace RetentionBot.Skills.Tests.FollowUps.Schedule;

/// <summary>
/// Three weeks around a change of the clock with outages, a clock that is set back, and somebody who changes zone, time and pause as they like: never two for a local date, never one before its time
/// or after the latest, and none missing of a working day on which nothing of that happened.
/// </summary>
public sealed class DigestClockLawTests
{
    private static readonly TimeZoneInfo[] Zones =
    [
        .. new[]
        {
            "Europe/Berlin", "Europe/Dublin", "America/New_York", "America/Santiago", "America/Havana", "Australia/Sydney", "Australia/Lord_Howe", "Africa/Casablanca", "Africa/Cairo", "Asia/Beirut",
            "Asia/Kolkata", "Asia/Kathmandu", "Antarctica/Troll", "Atlantic/Azores", "America/Nuuk", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Pacific/Chatham", "Etc/UTC",
        }.Select(TimeZoneInfo.FindSystemTimeZoneById),
    ];

    // A fortnight before the days on which one or another of the zones changes its clock.
    private static readonly DateTimeOffset[] Begins = [.. new[] { (2, 5), (3, 1), (3, 18), (4, 15), (8, 28), (9, 24), (10, 15) }.Select(day => new DateTimeOffset(2026, day.Item1, day.Item2, 0, 0, 0, TimeSpan.Zero))];

    [LongProperty(60, 5_000)]
    public void Whatever_happens_a_date_has_one_at_its_time_or_none(int seed) => new Life(new Random(seed)).Live();

    /// <summary>One account manager, one bot, and what befalls them.</summary>
    private sealed class Life(Random random)
    {
        private readonly HashSet<DateOnly> _composed = [];
        private DigestPlan _plan = new(random.GetItems(Zones, 1)[0], AnyTime(random), AnyTime(random), AnyCalendar(random));
        private DateTimeOffset _now = random.GetItems(Begins, 1)[0];
        private DateTimeOffset _steadySince;

        public void Live()
        {
            _steadySince = _now;
            for (var end = _now.AddDays(21); _now < end;)
            {
                var tick = DigestClock.Of(_plan, _now);
                if (tick.Due is { } day)
                {
                    Compose(day, tick.Until);
                }

                if (random.Next(150) == 0)
                {
                    Befall();
                    _steadySince = _now;
                }
                else
                {
                    Pass(tick.LookAgain);
                }
            }
        }

        private void Compose(DateOnly day, DateTimeOffset? until)
        {
            Assert.True(_composed.Add(day), $"{this}: a second one for {day:O}");
            Assert.True(_plan.Calendar.IsWorkingDay(day) && !_plan.IsOff && !(day < _plan.PausedUntil), $"{this}: not wanted");
            var from = WallClock.First(day, _plan.Time, _plan.Zone);
            Assert.True(day == WallClock.DayAt(_now, _plan.Zone) && _now >= from, $"{this}: before its time");
            var (latest, shortest, end) = (WallClock.First(day, _plan.Latest, _plan.Zone) ?? DateTimeOffset.MaxValue, from.Value.AddHours(1), WallClock.End(day, _plan.Zone));
            Assert.Equal(new[] { latest > shortest ? latest : shortest, end }.Min(), until);
            Assert.True(_now < until, $"{this}: after the latest");
            _plan = _plan with { LastOn = day };
        }

        private void Befall()
        {
            switch (random.Next(6))
            {
                case 0:
                    _now = _now.AddMinutes(random.Next(3 * 24 * 60)); // off
                    break;
                case 1:
                    _now = _now.AddMinutes(-random.Next(26 * 60)); // the clock is set back
                    break;
                case 2:
                    _plan = _plan with { Zone = random.GetItems(Zones, 1)[0] };
                    break;
                case 3:
                    _plan = _plan with { Time = AnyTime(random), Latest = AnyTime(random) };
                    break;
                case 4:
                    _plan = _plan with { PausedUntil = WallClock.DayAt(_now, _plan.Zone).AddDays(random.Next(-2, 5)), IsOff = random.Next(4) == 0 };
                    break;
                default:
                    _plan = _plan with { Calendar = AnyCalendar(random), IsOff = false };
                    break;
            }
        }

        /// <summary>Time goes on, to the next tick or to where the clock said to look again. No day that ends on the way and was a quiet one lacks its digest.</summary>
        private void Pass(DateTimeOffset? lookAgain)
        {
            var (before, next) = (_now, _now.AddMinutes(random.Next(1, 25)));
            _now = lookAgain is { } at && at > before && at < next ? at : next;
            if (WallClock.DayAt(before, _plan.Zone) is var day && day < WallClock.DayAt(_now, _plan.Zone) && WallClock.DayAt(_steadySince, _plan.Zone) < day
                && _plan.Calendar.IsWorkingDay(day) && !_plan.IsOff && !(day < _plan.PausedUntil) && !(_plan.LastOn > day) && WallClock.First(day, _plan.Time, _plan.Zone) is not null)
            {
                Assert.True(_composed.Contains(day), $"{this}: none for {day:O}");
            }
        }

        public override string ToString() => $"{_now:O} {_plan}";
    }

    private static TimeOnly AnyTime(Random random) => random.Next(3) switch
    {
        0 => new(random.Next(0, 4), random.Next(60)),
        1 => new(23, random.Next(60)),
        _ => new(random.Next(24), random.Next(60)),
    };

    private static WorkCalendar AnyCalendar(Random random)
    {
        var first = new DateOnly(2026, 1, 1).AddDays(random.Next(365));
        return new([.. Enum.GetValues<DayOfWeek>().Where(_ => random.Next(7) > 0)], new HashSet<DateOnly> { first.AddDays(9) }, [new Leave(first, first.AddDays(random.Next(7)))]);
    }
}
