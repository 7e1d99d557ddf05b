using RetentionBot.Skills.History;
using RetentionBot.Understanding.Periods;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Entities;

/// <summary>Reads days counted from today: in two weeks, three days ago, 10 days from now, within a month, for more than 60 days, and a bare "six weeks".</summary>
internal sealed class DaysAway(DateTokens tokens, DateOnly today)
{
    private readonly DateContext _context = new(tokens);

    /// <summary>The time counted at an index; null when none is.</summary>
    public TimeReading? At(int index)
    {
        var lead = tokens.Known(index);
        var at = lead.Is(WordRole.In, WordRole.Within, WordRole.For, WordRole.By, WordRole.Another, WordRole.Back) ? index + 1 : index;
        at = lead.Is(WordRole.For) ? tokens.Skip(at, WordRole.Another, WordRole.The, WordRole.Next) : at;
        var isComing = tokens.Is(at - 1, WordRole.Next);
        var isAtLeast = AtLeast(ref at);
        if (Duration.At(tokens, at) is not { } duration)
        {
            return null;
        }

        isAtLeast |= tokens.IsSign(at + 1, '+');
        var end = duration.End;
        if (tokens.Is(end, WordRole.Ago) || (tokens.Is(end, WordRole.Earlier, WordRole.Before) && tokens.Is(end + 1, WordRole.Today)))
        {
            var ago = duration.From(today, isBack: true);
            return isAtLeast
                ? new TimeReading(end + 1, new Period(ago, today), PastDate: ago)
                : TimeReading.OneDay(end + 1, ago, today);
        }

        var day = duration.From(today);
        if (tokens.Is(end, WordRole.From) && tokens.Is(end + 1, WordRole.Now, WordRole.Today))
        {
            return TimeReading.OneDay(end + 2, day, today);
        }

        if (tokens.Is(end, WordRole.From) && tokens.Is(end + 1, WordRole.Tomorrow))
        {
            return TimeReading.OneDay(end + 2, duration.From(today.AddDays(1)), today);
        }

        var since = new Period(duration.From(today, isBack: true), today);
        var didNot = _context.IsDenied || isAtLeast;
        return lead.Is(WordRole.In) ? new TimeReading(AfterTime(end), didNot ? since : Calendar.OneDay(day), day)
            : lead.Is(WordRole.Within) ? new TimeReading(AfterTime(end), didNot ? since : new Period(today, day), day)
            : lead.Is(WordRole.For) ? isComing ? new TimeReading(end, new Period(today, day), day) : new TimeReading(end, since, isAtLeast ? null : day)
            : isAtLeast ? new TimeReading(end, since)
            : lead.Is(WordRole.By, WordRole.Another, WordRole.Back) ? new TimeReading(end, Date: day)
            : lead.Is(WordRole.A, WordRole.AnBeforeVowel) && !tokens.Is(index - 1, WordRole.DurationLead) ? null
            : new TimeReading(end, _context.IsDenied ? since : null, day);
    }

    /// <summary>Steps over "more than", "at least", "over"; false when nothing of the kind stands there.</summary>
    private bool AtLeast(ref int index)
    {
        var words = (tokens.Is(index, WordRole.More) && tokens.Is(index + 1, WordRole.Than)) || (tokens.Is(index, WordRole.At) && tokens.Is(index + 1, WordRole.Least)) ? 2
            : tokens.Is(index, WordRole.Over) || tokens.IsSign(index, '>') ? 1
            : 0;
        index += words;
        return words > 0;
    }

    /// <summary>In ten days' time.</summary>
    private int AfterTime(int index)
    {
        var at = tokens.IsSign(index, '\'', '\u2019') ? index + 1 : index;
        return tokens.Is(at, WordRole.Time) ? at + 1 : index;
    }
}
