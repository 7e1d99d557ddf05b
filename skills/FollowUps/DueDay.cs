using RetentionBot.Skills.Invocation;

namespace RetentionBot.Skills.FollowUps;

/// <summary>The day something is to be done.</summary>
internal static class DueDay
{
    /// <summary>Nobody plans further ahead: ten years.</summary>
    private const int MostYears = 10;

    /// <exception cref="SkillException">It is past, or more than ten years ahead.</exception>
    public static DateOnly Of(DateOnly day, SkillTurn turn) =>
        day < turn.Today ? throw new SkillException($"{turn.Say.Day(day)} is past. Give me today or a later day; nothing was changed.")
        : day > turn.Today.AddYears(MostYears) ? throw new SkillException($"{turn.Say.Day(day)} is more than {MostYears} years ahead. Give me an earlier day; nothing was changed.")
        : day;
}
