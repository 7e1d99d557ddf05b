namespace RetentionBot.Understanding.Periods;

/// <summary>Reads dates written in digits: <c>2023-05-06</c>, <c>5/6/2023</c>, <c>5.6.23</c>, and <c>5/6</c> of no year.</summary>
/// <param name="tokens">The text.</param>
/// <param name="isMonthFirst">Whether <c>5/6</c> is the sixth of May; where only one reading is a date, that one is taken.</param>
internal sealed class NumericDates(DateTokens tokens, bool isMonthFirst)
{
    /// <summary>The date that begins at an index; null when none does, or when there is no such day.</summary>
    public DateAtom? At(int index)
    {
        if (!tokens.IsNumber(index) || !tokens.IsJoint(index + 1, '/', '.', '-') || !tokens.IsNumber(index + 2))
        {
            return null;
        }

        var sign = tokens[index + 1].Text[0];
        var end = tokens.IsJoint(index + 3, sign) && tokens.IsNumber(index + 4) ? index + 5 : index + 3;
        if (!tokens.StandsAlone(index, end))
        {
            return null;
        }

        if (end == index + 3)
        {
            return sign == '/' ? Read(end, year: null, tokens[index], tokens[index + 2], isMonthFirst) : null;
        }

        var last = tokens[index + 4];
        return tokens[index].Text.Length == 4
            ? Day(end, tokens[index].Value, tokens[index + 2].Value, last.Value)
            : Read(end, YearOf(last), tokens[index], tokens[index + 2], isMonthFirst && sign != '.');
    }

    private static DateAtom? Read(int end, int? year, DateToken first, DateToken second, bool monthComesFirst)
    {
        if (first.Text.Length > 2 || second.Text.Length > 2 || year == 0)
        {
            return null;
        }

        var (day, month) = monthComesFirst ? (second.Value, first.Value) : (first.Value, second.Value);
        return month <= 12 ? Day(end, year, month, day) : Day(end, year, day, month);
    }

    /// <summary>A date of no year may be the 29th of February.</summary>
    private static DateAtom? Day(int end, int? year, int month, int day)
    {
        const int leapYear = 2000;
        return month is >= 1 and <= 12 && year is null or (>= Calendar.FirstYear and <= Calendar.LastYear)
            && day >= 1 && day <= DateTime.DaysInMonth(year ?? leapYear, month)
            ? new DateAtom(end, DateAtomKind.Day, year, month, day)
            : null;
    }

    /// <summary>Two digits are of this century up to 49, as .NET reads them; 0 for what is no year.</summary>
    private static int YearOf(DateToken token) => token.Text.Length switch
    {
        4 => token.Value,
        2 => token.Value < 50 ? 2000 + token.Value : 1900 + token.Value,
        _ => 0,
    };
}
