using RetentionBot.Skills.Invocation;

namespace RetentionBot.Skills.Recording;

/// <summary>The day something is said to have happened.</summary>
internal static class RecordedDay
{
    private static readonly DateOnly Earliest = new(1900, 1, 1);

    /// <summary>The day; today where no time is said at all.</summary>
    /// <param name="unclear">A time that was said and is not one past day, as it was typed.</param>
    /// <exception cref="SkillException">It is still to come, or before 1900.</exception>
    public static DateOnly Of(DateOnly? said, SkillTurn turn, string? unclear = null)
    {
        if (said is null && unclear is not null)
        {
            throw new SkillException($"Which day was it? I record on one past day, and you wrote “{ShortText.Of(unclear, 40)}”. Say it again with the day, as “on Tuesday” or 17 November; nothing was recorded.");
        }

        var day = said ?? turn.Today;
        return day > turn.Today ? throw new SkillException($"{turn.Say.Day(day)} is still to come, and I record what has happened. Give me a day up to today, or schedule a follow-up for it.")
            : day < Earliest ? throw new SkillException("I keep records since 1900. Give me a later day.")
            : day;
    }

    /// <summary>The first minute of a day: when only the day is known.</summary>
    public static DateTime Minute(DateOnly day) => day.ToDateTime(TimeOnly.MinValue);
}
