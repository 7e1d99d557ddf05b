using System.Globalization;

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
        ];
    }

    private static ThreeWeeksAct On(ThreeWeeksPerson person, string when, Func<ThreeWeeksHands, Task> act)
    {
        var local = DateTime.ParseExact($"2026-{when}", "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return new ThreeWeeksAct(person.At(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local)), person, act);
    }
}

/// <summary>Something a person does at an instant.</summary>
internal sealed record ThreeWeeksAct(DateTimeOffset At, ThreeWeeksPerson Person, Func<ThreeWeeksHands, Task> Act);
