using System.Globalization;
using RetentionBot.Conversation;

namespace RetentionBot.Bot.Tests.Host.Reminders;

/// <summary>What the account managers do in the three weeks, each on their own clock.</summary>
internal static class ThreeWeeksScript
{
    /// <summary>Everything, in any order.</summary>
    public static IEnumerable<ThreeWeeksAct> Of(IReadOnlyList<ThreeWeeksPerson> people)
    {
        var (oslo, newYork, sydney) = (people[0], people[1], people[2]);
        return
        [
            On(oslo, "03-02 09:12", hands => hands.DoneAsync(1, note: "apologised, a new box goes out")),
            On(oslo, "03-02 09:15", hands => hands.DoneAsync(1)),
            On(oslo, "03-02 09:20", hands => hands.DoneAsync(1, how: "Email", note: "thanked for the large order")),
            On(oslo, "03-02 09:25", hands => hands.DoneAsync(1, how: "Call")),
            On(oslo, "03-02 09:30", hands => hands.NextAsync()),
            On(oslo, "03-03 08:00", hands => hands.DoneAsync(2, outcome: "NoAnswer")),
            On(oslo, "03-03 08:05", hands => hands.SnoozeAsync(2, 2)),
            On(oslo, "03-03 11:40", hands => hands.TypeAsync("done with F6, we spoke on the phone", new SkillCall("followup.complete").With("id", "F6").With("how", "Call"))),
            On(oslo, "03-04 10:00", hands => hands.TypeAsync("called #29, wants the autumn list", new SkillCall("log.interaction").With("customer", "#29").With("channel", "Call").With("text", "wants the autumn list"))),
            On(oslo, "03-04 10:30", hands => hands.SolveAsync("new discs arrived whole")),
            On(oslo, "03-06 08:00", hands => hands.DoneAsync(1, how: "Email", note: "sent")),
            On(oslo, "03-10 08:10", hands => hands.DoneAsync(1, note: "spoke for Colin, the line is repaired")),
            On(oslo, "03-10 08:15", hands => hands.DoneAsync(1, how: "Email", note: "sent Colin's quote")),
            On(oslo, "03-11 13:00", hands => hands.TypeAsync("#38 ordered for 400", new SkillCall("log.purchase").With("customer", "#38").With("product", "Boxed edition").With("amount", "400").With("currency", "USD"))),
            On(oslo, "03-12 08:00", hands => hands.DoneAsync(5, how: "Letter", note: "thanked by letter")),
            On(oslo, "03-16 18:00", hands => hands.TypeAsync("pause my reminders until Thursday", new SkillCall("reminder.settings").With("date", "2026-03-19"))),

            On(newYork, "03-02 09:00", hands => hands.DoneAsync(2, how: "Email", note: "thanked for the year")),
            On(newYork, "03-03 09:00", hands => hands.SnoozeAsync(2, 1)),
            On(newYork, "03-05 09:00", hands => hands.DoneAsync(3, outcome: "LeftMessage")),
            On(newYork, "03-09 08:20", hands => hands.DoneAsync(2, note: "read the list over the phone", nextOn: "2026-03-17")),
            On(newYork, "03-10 10:00", hands => hands.TypeAsync("complaint from #20: the catalogue came in pieces", new SkillCall("log.complaint").With("customer", "#20").With("text", "the catalogue came in pieces"))),
            On(newYork, "03-12 09:00", hands => hands.MoveAsync(new DateOnly(2026, 3, 18))),
            On(newYork, "03-16 09:00", hands => hands.SolveAsync("paid back")),

            On(sydney, "03-02 14:00", hands => hands.NextAsync()),
            On(sydney, "03-03 09:00", hands => hands.DoneAsync(3)),
            On(sydney, "03-05 09:00", hands => hands.DoneAsync(2, outcome: "NoAnswer")),
            On(sydney, "03-06 09:00", hands => hands.DoneAsync(4, how: "Meeting", note: "met at the fair")),
            On(sydney, "03-06 09:05", hands => hands.DropAsync()),
            On(sydney, "03-16 09:00", async hands => await hands.ConfirmAsync(await hands.TypeAsync("spread what waited", new SkillCall("spread")))),
            On(sydney, "03-17 09:00", hands => hands.SnoozeAsync(2, 2)),
            On(sydney, "03-18 09:00", hands => hands.DoneAsync(2, how: "Email")),
        ];
    }

    /// <summary>Whether somebody wants no digest on a day: two days of the third week.</summary>
    public static bool IsPaused(ThreeWeeksPerson person, DateOnly day) => person.Zone.Id == "Europe/Oslo" && (day.DayNumber - ThreeWeeksFirm.Monday.DayNumber) is 15 or 16;

    private static ThreeWeeksAct On(ThreeWeeksPerson person, string when, Func<ThreeWeeksHands, Task> act)
    {
        var local = DateTime.ParseExact($"2026-{when}", "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return new ThreeWeeksAct(person.At(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local)), person, act);
    }
}

/// <summary>Something a person does at an instant.</summary>
internal sealed record ThreeWeeksAct(DateTimeOffset At, ThreeWeeksPerson Person, Func<ThreeWeeksHands, Task> Act);
