using RetentionBot.Understanding.Suggestions;

namespace RetentionBot.Understanding.Phrases;

/// <summary>Tells whether one word is another one mistyped, or another form of it.</summary>
internal sealed class NearWord(WordStems stems)
{
    /// <summary>Shorter words become others by one letter: "sent", "spent", "send".</summary>
    private const int ShortestWord = 5;

    private const int ShortestStem = 4;

    /// <summary>Whether a word was meant: another ending of it, or, from five letters on, one letter missing, too many, wrong or in its neighbour's place.</summary>
    public bool Is(string typed, string meant) => IsTypo(typed, meant) || IsForm(typed, meant);

    private bool IsForm(string typed, string meant) => typed.Length >= ShortestStem && meant.Length >= ShortestStem
        && typed.AsSpan(0, ShortestStem - 1).SequenceEqual(meant.AsSpan(0, ShortestStem - 1)) && stems.Of(typed) == stems.Of(meant);

    private static bool IsTypo(string typed, string meant)
    {
        if (typed.Length < ShortestWord || meant.Length < ShortestWord || Math.Abs(typed.Length - meant.Length) > 1)
        {
            return false;
        }

        var same = 0;
        while (same < typed.Length && same < meant.Length && typed[same] == meant[same])
        {
            same++;
        }

        var typedRest = typed.AsSpan(same);
        var meantRest = meant.AsSpan(same);
        return (typed.Length - meant.Length) switch
        {
            -1 => typedRest.SequenceEqual(meantRest[1..]),
            1 => typedRest[1..].SequenceEqual(meantRest),
            _ => typedRest.Length == 0 || typedRest[1..].SequenceEqual(meantRest[1..])
                || (typedRest.Length > 1 && typedRest[0] == meantRest[1] && typedRest[1] == meantRest[0] && typedRest[2..].SequenceEqual(meantRest[2..])),
        };
    }
}
