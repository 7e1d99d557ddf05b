using RetentionBot.Skills.History;

namespace RetentionBot.Understanding.Periods;

/// <summary>A time span in a text.</summary>
/// <param name="Start">Where its words begin, "in" and "since" included.</param>
/// <param name="Length">How many characters they take.</param>
/// <param name="Period">The days.</param>
internal readonly record struct PeriodFound(int Start, int Length, Period Period)
{
    /// <summary>The text without those words, as somebody would have typed it.</summary>
    public string Without(string text)
    {
        var before = text[..Start].TrimEnd().TrimEnd(',').TrimEnd();
        var after = text[(Start + Length)..].TrimStart();
        if (before.Length == 0)
        {
            return after.TrimStart(',', ';', ':', ' ');
        }

        return after.Length == 0 || after[0] is '?' or '!' or '.' or ',' or ';' or ':' or ')' ? before + after : $"{before} {after}";
    }
}
