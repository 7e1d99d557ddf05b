using System.Globalization;

namespace RetentionBot.Skills.FollowUps.Schedule;

/// <summary>Days of the week as they are typed into a field: <c>Mon-Fri</c>, <c>Mon, Tue, Thu</c>.</summary>
public static class WeekdayList
{
    private static readonly DayOfWeek[] Week = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <summary>The days in the order of the week; runs of three and more as a span.</summary>
    public static string Of(IEnumerable<DayOfWeek> days)
    {
        var set = days.ToHashSet();
        var parts = new List<string>();
        for (var i = 0; i < Week.Length; i++)
        {
            if (!set.Contains(Week[i]))
            {
                continue;
            }

            var end = i;
            while (end + 1 < Week.Length && set.Contains(Week[end + 1]))
            {
                end++;
            }

            parts.AddRange(end - i >= 2 ? [$"{Short(Week[i])}-{Short(Week[end])}"] : Week[i..(end + 1)].Select(Short));
            i = end;
        }

        return parts.Count == 0 ? "no day" : string.Join(", ", parts);
    }

    /// <summary>Reads what <see cref="Of"/> writes; days may be written out.</summary>
    /// <exception cref="SkillException">A word is no day of the week.</exception>
    public static IReadOnlyList<DayOfWeek> Read(string text)
    {
        var days = new HashSet<DayOfWeek>();
        foreach (var part in text.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var ends = part.Split('-', '–');
            var (from, to) = (DayOf(ends[0], text), DayOf(ends[^1], text));
            for (var i = from; ; i = (i + 1) % Week.Length)
            {
                days.Add(Week[i]);
                if (i == to)
                {
                    break;
                }
            }
        }

        return [.. Week.Where(days.Contains)];
    }

    private static int DayOf(string word, string text)
    {
        var at = Array.FindIndex(Week, day => word.Length >= 2 && day.ToString().StartsWith(word, StringComparison.OrdinalIgnoreCase));
        return at >= 0 ? at : throw new SkillException($"I cannot read \"{ShortText.Of(text, 60)}\" as working days. Write them as Mon-Fri or Mon, Tue, Thu; nothing was changed.");
    }

    private static string Short(DayOfWeek day) => CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedDayName(day);
}
