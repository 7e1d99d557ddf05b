using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Periods;

/// <summary>Tells from the words around it whether a month is one and no first name, a year one and no amount.</summary>
internal sealed class DateContext(DateTokens tokens)
{
    private const int FirstOfCentury = 2000;

    /// <summary>Whether something did not happen: "not contacted for 60 days" is a span, "snooze for 60 days" is none.</summary>
    public bool IsDenied { get; } = tokens.Exists(token => token.Known.Is(WordRole.Denial)) || Enumerable.Range(0, tokens.Count).Any(index => EndsInNot(tokens, index));

    /// <summary>Whether what was read at an index is what the calendar calls so.</summary>
    public bool IsMeant(DateAtom atom, int index)
    {
        if (atom.Kind == DateAtomKind.Year)
        {
            return !tokens.Is(atom.End, WordRole.AmountUnit);
        }

        return !atom.IsBare || !tokens.Is(index, WordRole.FirstName)
            || (!tokens[index].IsOwner && (tokens.Word(atom.End).Length == 0 || tokens.Is(atom.End, WordRole.BehindMonth)));
    }

    /// <summary>Whether something stands on its own after such a preposition, or after none, <see cref="KnownWord.None"/>.</summary>
    public bool IsAllowed(DateAtom atom, int index, KnownWord preposition) => atom.Kind switch
    {
        DateAtomKind.Year => preposition.Is(WordRole.YearLead) || tokens.IsOne(index - 1, CalendarUnit.Year) || IsOwned(index) || EndsList(index),
        DateAtomKind.Month when atom.Year is null =>
            preposition.Is(WordRole.MonthLead) || (preposition != KnownWord.None && !tokens.Is(index, WordRole.FirstName)),
        DateAtomKind.Day when atom.Year is null && tokens.IsSign(index + 1, '/') => preposition.Is(WordRole.On),
        _ => true,
    };

    /// <summary>"Their 2024 orders".</summary>
    private bool IsOwned(int year) => year > 0 && tokens.Word(year + 1).Length > 0
        && (tokens[year - 1].IsOwner || tokens.Is(year - 1, WordRole.YearOwner) || tokens.IsSign(year - 1, '\'', '\u2019'));

    /// <summary>"Orders 2024", "top ten, 2024" at the end of a request; "order 2024" is a number.</summary>
    private bool EndsList(int year) => year > 0 && tokens[year].Value is >= FirstOfCentury and < FirstOfCentury + 100
        && (year == tokens.Count - 1 || (year == tokens.Count - 2 && tokens.IsSign(year + 1, '.', '?', '!')))
        && !tokens.Is(year - 1, WordRole.BeforeNumber) && tokens.Known(year - 1).Month == 0 && (tokens.Word(year - 1).Length > 0 || tokens.IsSign(year - 1, ','));

    /// <summary>The "t" of "haven't".</summary>
    private static bool EndsInNot(DateTokens tokens, int index) =>
        index >= 2 && tokens.Lexicon.Endings.Denials.Contains(tokens[index].Text) && tokens[index].IsJoined && tokens[index - 1].Kind == DateTokenKind.Sign
        && tokens.Lexicon.Endings.BeforeDenial.Any(tokens[index - 2].Text.EndsWith);
}
