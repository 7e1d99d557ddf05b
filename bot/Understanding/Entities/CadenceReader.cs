using System.Globalization;
using RetentionBot.Understanding.Periods;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Entities;

/// <summary>Reads how often: monthly, every ten days, every other Friday, twice a year, once a month, six-weekly, and a bare "six weeks" as the time between.</summary>
internal sealed class CadenceReader(DateTokens tokens)
{
    /// <summary>The cadence whose words begin at an index; null when none does.</summary>
    public Entity? At(int index) =>
        (Every(index) ?? TimesA(index) ?? PerUnit(index) ?? Numbered(index) ?? tokens.Lexicon.Entities.Cadences.At(tokens, index) ?? Between(index)) is var (text, end)
            ? tokens.Entity(EntityKind.Cadence, index, end) with { Text = text }
            : null;

    /// <summary>Every month, each quarter, every other week, every 2nd Friday, every ten days.</summary>
    private (string, int)? Every(int index)
    {
        var start = tokens.Is(index, WordRole.Once, WordRole.At) ? tokens.Skip(index, WordRole.Once, WordRole.At, WordRole.Least, WordRole.Once) : index;
        if (!tokens.Is(start, WordRole.Every))
        {
            return null;
        }

        if (tokens.Lexicon.Entities.Cadences.At(tokens, start) is var (text, behind))
        {
            return (text, behind);
        }

        if (Duration.At(tokens, start + 1) is { } duration)
        {
            return (duration.ToString(), duration.End);
        }

        var nth = tokens.Is(start + 1, WordRole.Other) ? 2
            : tokens.Is(start + 1, WordRole.Single) ? 1
            : tokens.Known(start + 1).Ordinal ?? (tokens.IsNumber(start + 1) && tokens[start + 1].IsOrdinal ? tokens[start + 1].Value : 0);
        var at = nth > 0 ? start + 2 : start + 1;
        var every = Math.Max(nth, 1);
        return tokens.Known(at).Unit is { } unit ? (new Duration(every, unit, at + 1).ToString(), at + 1)
            : tokens.Known(at).Weekday is not null ? (new Duration(every, CalendarUnit.Week, at + 1).ToString(), at + 1)
            : null;
    }

    /// <summary>Once a month, twice a year, three times per quarter, 4x a year.</summary>
    private (string, int)? TimesA(int index)
    {
        var (times, next) = tokens.Lexicon.Entities.Times.At(tokens, index) is var (said, behind) ? (int.Parse(said, CultureInfo.InvariantCulture), behind)
            : tokens.IsNumber(index) && tokens.Is(index + 1, WordRole.TimesSign) ? (tokens[index].Value, index + 2)
            : (0, index);
        if (times is < 1 or > 52 || !tokens.Is(next, WordRole.A, WordRole.AnBeforeVowel, WordRole.Per, WordRole.Every, WordRole.In) || tokens.Known(tokens.Skip(next + 1, WordRole.A)).Unit is not { } unit)
        {
            return null;
        }

        return (Share(unit, times), tokens.Skip(next + 1, WordRole.A) + 1);
    }

    /// <summary>A unit in equal parts: whole months, else whole weeks or days.</summary>
    private static string Share(CalendarUnit unit, int times)
    {
        var months = unit switch
        {
            CalendarUnit.Month => 1,
            CalendarUnit.Quarter => 3,
            CalendarUnit.Year => 12,
            _ => 0,
        };
        var days = unit switch
        {
            CalendarUnit.Day => 1,
            CalendarUnit.Week => 7,
            CalendarUnit.Fortnight => 14,
            _ => months * 365 / 12,
        };
        var share = days / times;
        return times == 1 ? new Duration(1, unit, 0).ToString()
            : months > 0 && months % times == 0 ? $"P{months / times}M"
            : unit == CalendarUnit.Fortnight || (unit == CalendarUnit.Month && times is 2 or 4) ? $"P{Math.Max(share / 7, 1)}W"
            : $"P{Math.Max(share, 1)}D";
    }

    /// <summary>Per month.</summary>
    private (string, int)? PerUnit(int index) =>
        tokens.Is(index, WordRole.Per) && tokens.Known(index + 1).Unit is { } unit ? (new Duration(1, unit, index + 2).ToString(), index + 2) : null;

    /// <summary>Six-weekly, 2 monthly.</summary>
    private (string, int)? Numbered(int index)
    {
        var count = tokens.IsNumber(index) ? tokens[index].Value : tokens.Known(index).Number ?? 0;
        var at = tokens.IsJoint(index + 1, '-') ? index + 2 : index + 1;
        return count is >= 1 and <= 1000 && tokens.Lexicon.Entities.CadenceAdverbs.At(tokens, at) is var (named, end) && EntityWords.Unit(named) is var unit ? (new Duration(count, unit, end).ToString(), end) : null;
    }

    /// <summary>"To six weeks"; "a month" says how often only where a frequency is spoken of.</summary>
    private (string, int)? Between(int index) =>
        Duration.At(tokens, index) is { IsWorking: false } duration && (!tokens.Is(index, WordRole.A, WordRole.AnBeforeVowel) || tokens.Is(index - 1, WordRole.IntervalLead))
        && !tokens.Is(duration.End, WordRole.Ago) && !(tokens.IsSign(duration.End - 2, '+'))
            ? (duration.ToString(), duration.End)
            : null;
}
