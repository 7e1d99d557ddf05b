using RetentionBot.Skills.History;
using RetentionBot.Understanding.Periods;

namespace RetentionBot.Understanding.Entities;

/// <summary>Reads days counted from today: in two weeks, three days ago, 10 days from now, within a month, for more than 60 days, and a bare "six weeks".</summary>
internal sealed class DaysAway(DateTokens tokens, DateOnly today)
{
    private readonly DateContext _context = new(tokens);

    /// <summary>The time counted at an index; null when none is.</summary>
    public TimeReading? At(int index)
    {
        var lead = tokens.Word(index);
        var at = lead is "in" or "within" or "for" or "by" or "another" or "back" ? index + 1 : index;
        at = lead == "for" ? tokens.Skip(at, "another", "the", "next") : at;
        var isComing = tokens.Is(at - 1, "next");
        var isAtLeast = AtLeast(ref at);
        if (Duration.At(tokens, at) is not { } duration)
        {
            return null;
        }

        isAtLeast |= tokens.IsSign(at + 1, '+');
        var end = duration.End;
        if (tokens.Is(end, "ago") || (tokens.Is(end, "earlier", "before") && tokens.Is(end + 1, "today")))
        {
            var ago = duration.From(today, isBack: true);
            return isAtLeast
                ? new TimeReading(end + 1, new Period(ago, today), PastDate: ago)
                : TimeReading.OneDay(end + 1, ago, today);
        }

        var day = duration.From(today);
        if (tokens.Is(end, "from") && tokens.Is(end + 1, "now", "today"))
        {
            return TimeReading.OneDay(end + 2, day, today);
        }

        if (tokens.Is(end, "from") && tokens.Is(end + 1, "tomorrow"))
        {
            return TimeReading.OneDay(end + 2, duration.From(today.AddDays(1)), today);
        }

        var since = new Period(duration.From(today, isBack: true), today);
        var didNot = _context.IsDenied || isAtLeast;
        return lead switch
        {
            "in" => new TimeReading(AfterTime(end), didNot ? since : Calendar.OneDay(day), day),
            "within" => new TimeReading(AfterTime(end), didNot ? since : new Period(today, day), day),
            "for" when isComing => new TimeReading(end, new Period(today, day), day),
            "for" => new TimeReading(end, since, isAtLeast ? null : day),
            _ when isAtLeast => new TimeReading(end, since),
            "by" or "another" or "back" => new TimeReading(end, Date: day),
            "a" or "an" when !tokens.Is(index - 1, "it", "them", "back", "out") => null,
            _ => new TimeReading(end, _context.IsDenied ? since : null, day),
        };
    }

    /// <summary>Steps over "more than", "at least", "over"; false when nothing of the kind stands there.</summary>
    private bool AtLeast(ref int index)
    {
        var words = (tokens.Is(index, "more", "longer") && tokens.Is(index + 1, "than")) || (tokens.Is(index, "at") && tokens.Is(index + 1, "least")) ? 2
            : tokens.Is(index, "over") || tokens.IsSign(index, '>') ? 1
            : 0;
        index += words;
        return words > 0;
    }

    /// <summary>In ten days' time.</summary>
    private int AfterTime(int index)
    {
        var at = tokens.IsSign(index, '\'', '\u2019') ? index + 1 : index;
        return tokens.Is(at, "time") ? at + 1 : index;
    }
}
