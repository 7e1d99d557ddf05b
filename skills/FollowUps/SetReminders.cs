using System.Globalization;
using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps.Schedule;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;
using RetentionBot.Store;

namespace RetentionBot.Skills.FollowUps;

/// <summary>Shows and changes when the daily digest comes: its time, zone, working days, a pause, or not at all.</summary>
public sealed class SetReminders(AccountManagerBook managers, FollowUpWords words, ReminderOptions options)
{
    internal const string Function = "reminder.settings";

    private static readonly DayOfWeek[] Week = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <param name="time">The time of day, on the caller's own clock.</param>
    /// <param name="date">The first day on which reminders come again.</param>
    /// <param name="channel">A channel that was asked for; reminders come by chat only.</param>
    /// <param name="zone">An IANA zone; filled in on a card.</param>
    /// <param name="save">Whether the form was filled in.</param>
    /// <param name="at">The time, filled in on a card.</param>
    /// <param name="pausedUntil">As <paramref name="date"/>, filled in on a card.</param>
    /// <param name="isOn">Whether the digest comes at all, filled in on a card.</param>
    /// <param name="days">The working days, filled in on a card: <c>Mon-Fri</c>, <c>Mon, Tue, Thu</c>.</param>
    /// <param name="said">The whole sentence.</param>
    [SkillFunction(Function, Deed.OwnReminders, "Shows or changes when your daily digest comes, pauses it, or turns it off.")]
    [Phrase("[my|show my|change my] (reminder|reminders|digest) settings")]
    [Phrase("when does my (digest|reminder) come")]
    [Phrase("(stop|turn off|disable|cancel) [my|the] [daily] (digest|reminders)")]
    [Phrase("(start|resume|turn on|enable) [my|the] [daily] (digest|reminders) [again]")]
    [Example("reminder settings")]
    [Example("when does my digest come")]
    [Example("turn off my digest")]
    [Example("resume my reminders")]
    [Example("send my digest at 8:15")]
    public async Task<Reply> AnswerAsync(
        TimeOnly? time, DateOnly? date, ContactChannel? channel, string? zone, bool? save, TimeOnly? at, DateOnly? pausedUntil, bool? isOn, string? days, string? said, SkillTurn turn, CancellationToken cancellationToken)
    {
        var stored = await managers.FindStoredAsync(turn.Caller.Number, cancellationToken) ?? throw new SkillException("You are no account manager here any more.");
        var before = stored.Document.Reminders;
        if (save == true)
        {
            return Changed(stored, FilledIn(before, at, zone, pausedUntil, isOn, days, turn), turn);
        }

        if (channel is not null and not ContactChannel.Chat)
        {
            return new Answer("Reminders come in our chat here, and only there: whatever I say unasked stays where I know who reads it.").Facts(Facts(before, turn)).Reply(turn);
        }

        var after = time is { } clock ? before with { Time = clock, IsOff = false }
            : date is { } day ? before with { PausedUntil = DueDay.Of(day, turn), IsOff = false }
            : words.IsAboutWeekend(said) ? before with { WorkingDays = OnWeekends(before, words.IsOff(said)) }
            : words.IsResume(said) ? before with { IsOff = false, PausedUntil = null }
            : words.IsOff(said) ? before with { IsOff = true }
            : before;
        return Same(after, before) ? Form(before, turn) : Changed(stored, after, turn);
    }

    private Reply Changed(Stored<AccountManager> stored, ReminderSettings after, SkillTurn turn)
    {
        if (Same(after, stored.Document.Reminders))
        {
            return Form(stored.Document.Reminders, turn);
        }

        turn.Changes.Put(Schema.Managers, stored, stored.Document with { Reminders = after });
        return new Answer(Sentence(after, options, turn))
            .Facts(Facts(after, turn))
            .Undo(turn, "the change of your reminders")
            .Form("Change", new SkillCall(Function))
            .Reply(turn);
    }

    /// <summary>When the digest comes, in a sentence.</summary>
    internal static string Sentence(ReminderSettings settings, ReminderOptions options, SkillTurn turn) =>
        settings.IsOff ? "Your digest does not come any more. Nudges at a time you set do, and you can always type digest."
        : settings.PausedUntil is { } until && until > turn.Today ? $"Your digest is paused and comes again on {turn.Say.Day(until)}; nothing is lost until then."
        : $"Your digest comes at {TimeOf(settings, options, turn)} on {DaysOf(settings, options)}.";

    private IEnumerable<(string, string?)> Facts(ReminderSettings settings, SkillTurn turn) =>
    [
        ("Comes", settings.IsOff ? "never" : $"at {TimeOf(settings, options, turn)}"),
        ("Zone", settings.Zone ?? $"{turn.Zone.Id}, as your chat tells it"),
        ("Days", DaysOf(settings, options)),
        ("Paused until", settings.PausedUntil is { } until && until > turn.Today ? turn.Say.Day(until) : null),
    ];

    private Reply Form(ReminderSettings settings, SkillTurn turn) => new(new Card(
        new Heading(Sentence(settings, options, turn)),
        new Inputs(
        [
            new Input("at", "Time, HH:mm", InputKind.Text) { IsRequired = true, MaxLength = 5, Value = (settings.Time ?? options.DigestTime).ToString("HH:mm", CultureInfo.InvariantCulture) },
            new Input("zone", "Zone, as Europe/Berlin (empty: as your chat tells it)", InputKind.Text) { MaxLength = 60, Value = settings.Zone ?? "" },
            new Input("days", "Working days, as Mon-Fri or Mon, Tue, Thu (empty: as the firm)", InputKind.Text) { MaxLength = 60, Value = settings.WorkingDays is null ? "" : DaysOf(settings, options) },
            new Input("pausedUntil", "Paused until (optional)", InputKind.Date) { Value = settings.PausedUntil is { } until && until > turn.Today ? IsoDay.Of(until) : "" },
            new Input("isOn", "It comes at all", InputKind.Toggle) { Value = settings.IsOff ? "false" : "true" },
        ]),
        new Actions(
            new CallAction("Save", new SkillCall(Function).With("save", "true")) { Style = ActionStyle.Primary, InPlace = true },
            new CallAction("I am away", new SkillCall(Away.Function)) { OpensForm = true }),
        new Footnote("Or say \"send my digest at 8:15\", \"pause my reminders until Monday\", \"turn off my digest\".")));

    private static ReminderSettings FilledIn(ReminderSettings before, TimeOnly? at, string? zone, DateOnly? pausedUntil, bool? isOn, string? days, SkillTurn turn)
    {
        var wanted = string.IsNullOrWhiteSpace(zone) ? null : zone.Trim();
        if (wanted is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(wanted, out _))
        {
            throw new SkillException($"I know no zone \"{ShortText.Of(wanted, 60)}\". Use an IANA name such as Europe/Berlin; nothing was changed.");
        }

        return before with
        {
            Time = at ?? before.Time,
            Zone = wanted,
            PausedUntil = pausedUntil is { } until ? DueDay.Of(until, turn) : null,
            IsOff = isOn == false,
            WorkingDays = string.IsNullOrWhiteSpace(days) ? null : WeekdayList.Read(days),
        };
    }

    private List<DayOfWeek> OnWeekends(ReminderSettings settings, bool isOff) =>
        [.. Week.Where(day => day is DayOfWeek.Saturday or DayOfWeek.Sunday ? !isOff : (settings.WorkingDays ?? options.WorkingDays).Contains(day))];

    private static string TimeOf(ReminderSettings settings, ReminderOptions options, SkillTurn turn) => (settings.Time ?? options.DigestTime).ToString("HH:mm", turn.Say.Culture);

    private static string DaysOf(ReminderSettings settings, ReminderOptions options) => WeekdayList.Of(settings.WorkingDays ?? options.WorkingDays);

    private static bool Same(ReminderSettings one, ReminderSettings other) =>
        one with { WorkingDays = null } == other with { WorkingDays = null } && (one.WorkingDays ?? []).SequenceEqual(other.WorkingDays ?? []);
}
