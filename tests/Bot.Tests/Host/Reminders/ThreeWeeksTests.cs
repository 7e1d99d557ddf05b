using System.Globalization;
using System.Text.RegularExpressions;
using RetentionBot.Skills;
using RetentionBot.Skills.FollowUps.Digests;
using RetentionBot.Skills.FollowUps.Schedule;
using RetentionBot.Store;
using RetentionBot.Testing;

namespace RetentionBot.Bot.Tests.Host.Reminders;

/// <summary>Three weeks of a firm of three account managers and their lead: every digest, nudge, escalation, summary and recap, read as they read them.</summary>
public sealed partial class ThreeWeeksTests : IClassFixture<ThreeWeeksTests.Weeks>
{
    private const int LongestLine = 300;

    private readonly Weeks _weeks;

    public ThreeWeeksTests(Weeks weeks) => _weeks = weeks;

    [SkippableFact]
    public async Task They_read_as_the_golden_transcript_which_holds_nothing_of_the_public_set()
    {
        var walk = await _weeks.WalkedAsync();
        var customers = await walk.Host.Store.RangeAsync(Schema.Customers, KeyRange.AllNumbers, int.MaxValue, descending: false, default);
        var transcript = new ThreeWeeksTranscript([.. customers.Select(customer => customer.Document)]);

        var text = transcript.Of(walk.Entries);

        Assert.Empty(transcript.LeftIn(text));
        new Golden("tests/Bot.Tests/Host/Reminders").Verify("ThreeWeeks.transcript", text);
    }

    [SkippableFact]
    public async Task Everybody_has_one_message_on_each_day_they_work_that_has_something_to_say_and_none_on_another()
    {
        var walk = await _weeks.WalkedAsync();
        foreach (var person in walk.People)
        {
            var manager = (await walk.Host.Store.GetAsync(Schema.Managers, [(long)person.Number], default))[0].Document;
            var calendar = walk.Host.Get<WorkCalendars>().Of(manager);
            for (var day = ThreeWeeksFirm.Monday; day < ThreeWeeksFirm.Monday.AddDays(21); day = day.AddDays(1))
            {
                var digest = await walk.DigestAsync(person, day);
                Assert.Equal(calendar.IsWorkingDay(day), digest is not null); // composed in silence while they have paused, for their lead's sake
                var isSaid = digest is not null && !ThreeWeeksScript.IsPaused(person, day) && (digest.Lines.Count > 0 || DigestWeek.IsRecapDay(calendar, day) || (person == walk.People[^1] && DigestWeek.IsSummaryDay(calendar, DayOfWeek.Monday, day)));
                Assert.Equal(isSaid ? 1 : 0, walk.Entries.Count(entry => IsDaily(entry) && entry.Person == person && person.DayOf(entry.At) == day));
            }
        }
    }

    [SkippableFact]
    public async Task Nothing_is_said_outside_the_hours_of_whoever_reads_it()
    {
        var walk = await _weeks.WalkedAsync();
        Assert.All(walk.Entries.Where(entry => entry.Reply is not null), entry =>
        {
            var time = TimeOnly.FromDateTime(entry.Person.LocalOf(entry.At));
            if (Nudged().Match(entry.Lines[0]) is { Success: true } nudge)
            {
                Assert.Equal(nudge.Groups[1].Value, time.ToString("HH:mm", CultureInfo.InvariantCulture));
            }
            else
            {
                Assert.InRange(time, entry.Person.Reminders.Time ?? new TimeOnly(7, 30), new TimeOnly(16, 59));
            }
        });
        Assert.Contains(walk.Entries, entry => entry.Reply is not null && Nudged().IsMatch(entry.Lines[0]));
    }

    [SkippableFact]
    public async Task A_digest_has_a_line_for_each_customer_and_its_header_counts_all_of_them()
    {
        var walk = await _weeks.WalkedAsync();
        foreach (var entry in walk.Entries.Where(entry => IsDaily(entry) && entry.Lines[0].Contains(" shown.", StringComparison.Ordinal)))
        {
            var digest = await walk.DigestAsync(entry.Person, entry.Person.DayOf(entry.At)) ?? throw new InvalidDataException("It was said and is not stored.");
            var overdue = digest.Lines.Count(line => line.Kind is LineKind.Complaint or LineKind.FollowUp or LineKind.Contact && line.Due < digest.On);
            var (all, shown) = (digest.Lines.Count, Math.Min(5, digest.Lines.Count));

            Assert.Equal(all, digest.Lines.Select(line => line.Customer).Distinct().Count());
            Assert.Contains(overdue == 0 ? $": {all} to see to; {shown} shown." : overdue == all ? $": {all} overdue; {shown} shown." : $": {all} to see to, {overdue} of them overdue; {shown} shown.", entry.Lines[0], StringComparison.Ordinal);
            Assert.Equal(shown, entry.Lines.Count(line => line.EndsWith("[Open]", StringComparison.Ordinal)));
            Assert.Equal(all > shown, entry.Lines.Any(line => line.StartsWith($"bot< + {all - shown} more:", StringComparison.Ordinal)));
        }
    }

    [SkippableFact]
    public async Task No_line_is_too_long_to_be_read_at_a_glance()
    {
        var walk = await _weeks.WalkedAsync();
        Assert.All(walk.Entries.SelectMany(entry => entry.Lines), line => Assert.InRange(line.Length, 1, LongestLine));
    }

    [SkippableFact]
    public async Task A_line_that_was_done_does_not_come_back_and_one_that_was_put_off_comes_back_on_its_day()
    {
        var walk = await _weeks.WalkedAsync();
        Assert.Contains(walk.Dealt, dealt => dealt.Until is null);
        foreach (var dealt in walk.Dealt.Where(dealt => dealt.Line.Kind != LineKind.Complaint)) // which is there until it is solved
        {
            for (var day = dealt.On.AddDays(1); day < ThreeWeeksFirm.Monday.AddDays(21) && !(day >= dealt.Until); day = day.AddDays(1))
            {
                Assert.DoesNotContain((await walk.DigestAsync(dealt.Person, day))?.Lines ?? [], dealt.Line.IsSameAs);
            }

            if (dealt is { Until: { } until, Line.DealtWith: { } how } && await walk.DigestAsync(dealt.Person, until) is { } then)
            {
                Assert.Contains(then.Lines, line => how.StartsWith("moved", StringComparison.Ordinal) ? line.Customer == dealt.Line.Customer && line.Due == until : line.IsSameAs(dealt.Line) || line.Also.Contains(dealt.Line.Kind));
            }
        }
    }

    private static bool IsDaily(ThreeWeeksEntry entry) => entry.Reply is not null && (entry.Lines[0].StartsWith("bot< Good ", StringComparison.Ordinal) || entry.Lines[0].StartsWith("bot< Your ", StringComparison.Ordinal));

    [GeneratedRegex("^bot< Now: .* at ([0-9]{2}:[0-9]{2})")]
    private static partial Regex Nudged();

    /// <summary>The weeks, walked once for all tests.</summary>
    public sealed class Weeks : IAsyncLifetime
    {
        private readonly ThreeWeeksWalk _walk = new();
        private Task? _walked;

        public Task InitializeAsync() => Task.CompletedTask;

        public Task DisposeAsync() => _walk.DisposeAsync().AsTask();

        /// <summary>The walk when it is over; skips the test where the public set is not there.</summary>
        internal async Task<ThreeWeeksWalk> WalkedAsync()
        {
            await (_walked ??= _walk.RunAsync());
            return _walk;
        }
    }
}
