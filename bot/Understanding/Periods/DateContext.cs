using System.Collections.Frozen;

namespace RetentionBot.Understanding.Periods;

/// <summary>Tells from the words around it whether a month is one and no first name, a year one and no amount.</summary>
internal sealed class DateContext(DateTokens tokens)
{
    /// <summary>Words that go on with a request, so that the month before them is one.</summary>
    private static readonly FrozenSet<string> GoingOn = Set(
        "and or to until till through thru by for from of with on in at the did do does has have had is are was were what who when where which how "
        + "i we you they he she it me us please thanks so this last next onwards onward");

    private static readonly FrozenSet<string> Currencies = Set("euro euros eur dollar dollars usd pounds gbp chf percent");

    /// <summary>Words behind which a number at the end of a request is an amount, or the number of something, or a year that is no whole one.</summary>
    private static readonly FrozenSet<string> Counting = Set("order invoice number no nr worth paid spent amount costs customer over under above than about around since before after until till");

    private const int FirstOfCentury = 2000;

    private static readonly FrozenSet<string> Denials = Set("not no without never nobody quiet silent inactive dormant idle neglected untouched havent hasnt didnt");

    /// <summary>Whether something did not happen: "not contacted for 60 days" is a span, "snooze for 60 days" is none.</summary>
    public bool IsDenied { get; } = tokens.Exists(token => Denials.Contains(token.Text)) || Enumerable.Range(0, tokens.Count).Any(index => EndsInNot(tokens, tokens[index], index));

    /// <summary>Whether what was read at an index is what the calendar calls so.</summary>
    public bool IsMeant(DateAtom atom, int index)
    {
        if (atom.Kind == DateAtomKind.Year)
        {
            return !Currencies.Contains(tokens.Word(atom.End));
        }

        return !atom.IsBare || !MonthNames.IsAlsoName(tokens.Word(index))
            || (!tokens[index].IsOwner && (tokens.Word(atom.End).Length == 0 || GoingOn.Contains(tokens.Word(atom.End))));
    }

    /// <summary>Whether something stands on its own after such a preposition, or after none.</summary>
    public bool IsAllowed(DateAtom atom, int index, string preposition) => atom.Kind switch
    {
        DateAtomKind.Year => preposition is "in" or "during" or "for" or "of" or "throughout" or "from" || tokens.Is(index - 1, "year") || IsOwned(index) || EndsList(index),
        DateAtomKind.Month when atom.Year is null =>
            preposition is "in" or "during" or "from" or "throughout" || (preposition.Length > 0 && !MonthNames.IsAlsoName(tokens.Word(index))),
        DateAtomKind.Day when atom.Year is null && tokens.IsSign(index + 1, '/') => preposition is "on",
        _ => true,
    };

    /// <summary>"Their 2024 orders".</summary>
    private bool IsOwned(int year) => year > 0 && tokens.Word(year + 1).Length > 0
        && (tokens[year - 1].IsOwner || tokens.Is(year - 1, "his", "her", "their", "its", "our", "my", "the") || tokens.IsSign(year - 1, '\'', '\u2019'));

    /// <summary>"Orders 2024", "top ten, 2024" at the end of a request; "order 2024" is a number.</summary>
    private bool EndsList(int year) => year > 0 && tokens[year].Value is >= FirstOfCentury and < FirstOfCentury + 100
        && (year == tokens.Count - 1 || (year == tokens.Count - 2 && tokens.IsSign(year + 1, '.', '?', '!')))
        && !Counting.Contains(tokens.Word(year - 1)) && MonthNames.Number(tokens.Word(year - 1)) == 0 && (tokens.Word(year - 1).Length > 0 || tokens.IsSign(year - 1, ','));

    /// <summary>The "t" of "haven't".</summary>
    private static bool EndsInNot(DateTokens tokens, DateToken token, int index) =>
        index >= 2 && token.Text == "t" && token.IsJoined && tokens[index - 1].Kind == DateTokenKind.Sign && tokens[index - 2].Text.EndsWith('n');

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet();
}
