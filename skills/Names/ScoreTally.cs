namespace RetentionBot.Skills.Names;

/// <summary>Adds up how the words of one query were read in one name.</summary>
/// <param name="required">How many words have to be read.</param>
internal struct ScoreTally(int required)
{
    private int _missing;
    private int _edits;
    private bool _missesPlace;
    private bool _isPartial;
    private bool _isFar;

    /// <summary>What reading cost so far.</summary>
    public int Cost { get; private set; }

    /// <summary>A word was read so.</summary>
    public void Read(QueryWord word, int cost, int edits, bool isPartial)
    {
        Cost += cost;
        _edits += edits;
        _isPartial |= isPartial;
        _isFar |= edits > Tolerated(word.Text.Length);
    }

    /// <summary>A word was not to be read.</summary>
    public void Miss(QueryWord word)
    {
        if (!word.IsOptional)
        {
            _missing++;
            _missesPlace |= word.IsPlace;
            Cost += WordCosts.Unmatched;
        }
    }

    /// <summary>How well the name fits.</summary>
    /// <param name="isWhole">Whether all its words were there as typed.</param>
    /// <param name="isLast">Whether its last name was.</param>
    /// <param name="words">How many words it has.</param>
    public readonly NameFit Fit(bool isWhole, bool isLast, int words)
    {
        if (_missing > 0)
        {
            // Somebody's whole name and one word more, which is no place that could contradict it.
            return isWhole && words > 1 && _missing == 1 && _edits == 0 && !_missesPlace ? NameFit.TwoTypos : NameFit.Near;
        }

        return _edits switch
        {
            0 when isWhole && !_isPartial => NameFit.Full,
            0 when isLast && !_isPartial => NameFit.LastName,
            0 => NameFit.Part,
            1 when !_isFar => NameFit.OneTypo,
            2 when !_isFar => NameFit.TwoTypos,
            _ => NameFit.Near,
        };
    }

    /// <summary>How many letters of a word may be mistyped for it still to be clear what was meant; two only where other words agree.</summary>
    private readonly int Tolerated(int length) => length switch
    {
        >= 8 when required > 1 => 2,
        >= 4 => 1,
        3 when required > 1 => 1,
        _ => 0,
    };
}
