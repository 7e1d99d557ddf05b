namespace RetentionBot.Skills.Names;

/// <summary>Compares one customer's names with what was asked: which word is which, how well the whole fits.</summary>
internal readonly ref struct NameScoring(NameQuery query, WordCosts[] costs)
{
    private const int UncoveredCost = 3;
    private const int MostUncoveredCost = 30;
    private const int ElsewhereCost = 10;

    /// <summary>How well the best of these names fits, and what that costs.</summary>
    /// <param name="entries">At most 64.</param>
    public (NameFit Fit, int Cost) Of(ReadOnlySpan<NameEntry> entries)
    {
        Span<ushort> table = stackalloc ushort[query.Words.Count * entries.Length];
        for (var w = 0; w < query.Words.Count; w++)
        {
            for (var e = 0; e < entries.Length; e++)
            {
                table[w * entries.Length + e] = (ushort)costs[w].Of(entries[e]);
            }
        }

        var best = (Fit: NameFit.Near, Cost: int.MaxValue);
        for (var (from, to) = (0, 0); from < entries.Length && entries[from].Kind != NameKind.Place; from = to)
        {
            to = from + 1;
            while (to < entries.Length && !entries[to].OpensName)
            {
                to++;
            }

            var one = OfName(entries, table, from, to);
            if (one.Fit < best.Fit || (one.Fit == best.Fit && one.Cost < best.Cost))
            {
                best = one;
            }
        }

        return best;
    }

    /// <summary>How well the best of these names fits a query that is just this one word.</summary>
    public static (NameFit Fit, int Cost) OfOneWord(ReadOnlySpan<NameEntry> entries, int word)
    {
        var best = (Fit: NameFit.Near, Cost: WordCosts.Unmatched);
        var (words, lastWords, fits, fitsLast) = (0, 0, false, false);
        for (var e = 0; e <= entries.Length; e++)
        {
            if (e == entries.Length || entries[e].OpensName)
            {
                var fit = words == 1 ? NameFit.Full : fitsLast && lastWords == 1 ? NameFit.LastName : NameFit.Part;
                best = fits && fit < best.Fit ? (fit, Math.Min(MostUncoveredCost, (words - 1) * UncoveredCost)) : best;
                (words, lastWords, fits, fitsLast) = (0, 0, false, false);
                if (e == entries.Length || entries[e].Kind == NameKind.Place)
                {
                    break;
                }
            }

            var isLast = entries[e].Kind is NameKind.Last or NameKind.ContactLast;
            words += entries[e].IsOtherSpelling ? 0 : 1;
            lastWords += isLast && !entries[e].IsOtherSpelling ? 1 : 0;
            fits |= entries[e].Word == word;
            fitsLast |= isLast && entries[e].Word == word;
        }

        return best;
    }

    /// <summary>How well the name from one entry to another fits. The company and the place may answer for what it has not.</summary>
    private (NameFit Fit, int Cost) OfName(ReadOnlySpan<NameEntry> entries, ReadOnlySpan<ushort> table, int from, int to)
    {
        var taken = 0UL;
        var read = 0;

        // Words that are there as typed choose first, so that a mistyped one cannot take their place.
        for (var w = 0; w < query.Words.Count; w++)
        {
            if (Cheapest(entries, table.Slice(w * entries.Length, entries.Length), from, to, taken) is (var at, 0))
            {
                taken = Take(entries, at, taken);
                read |= 1 << w;
            }
        }

        var exact = taken;
        var tally = new ScoreTally(query.Required);
        for (var w = 0; w < query.Words.Count; w++)
        {
            if ((read & (1 << w)) != 0)
            {
                continue;
            }

            var (at, cost) = Cheapest(entries, table.Slice(w * entries.Length, entries.Length), from, to, taken);
            if (cost >= WordCosts.Unmatched)
            {
                tally.Miss(query.Words[w]);
                continue;
            }

            // A word that need not be there is not one that is mistyped.
            if (query.Words[w].IsOptional && costs[w].EditsOf(cost) > 0)
            {
                continue;
            }

            taken = Take(entries, at, taken);
            tally.Read(query.Words[w], cost + (at >= from && at < to ? 0 : ElsewhereCost), costs[w].EditsOf(cost), cost is >= WordCosts.PrefixCost);
        }

        var (isWhole, isLast, uncovered) = Coverage(entries, from, to, exact, taken);
        return (tally.Fit(isWhole, isLast, to - from), tally.Cost + Math.Min(MostUncoveredCost, uncovered * UncoveredCost));
    }

    private static (int At, int Cost) Cheapest(ReadOnlySpan<NameEntry> entries, ReadOnlySpan<ushort> row, int from, int to, ulong taken)
    {
        var best = (At: -1, Cost: WordCosts.Unmatched);
        for (var e = 0; e < entries.Length; e++)
        {
            // The name's own words come before the same words elsewhere.
            var isInside = e >= from && e < to;
            var isUsable = isInside || entries[e].Kind is NameKind.Company or NameKind.Place;
            var isBetter = row[e] < best.Cost || (row[e] == best.Cost && isInside && best.At >= 0 && best.At < from);
            if (isUsable && isBetter && (taken & (1UL << e)) == 0)
            {
                best = (e, row[e]);
            }
        }

        return best;
    }

    /// <summary>Marks an entry with all its spellings.</summary>
    private static ulong Take(ReadOnlySpan<NameEntry> entries, int at, ulong taken)
    {
        while (at > 0 && entries[at].IsOtherSpelling)
        {
            at--;
        }

        do
        {
            taken |= 1UL << at;
            at++;
        }
        while (at < entries.Length && entries[at].IsOtherSpelling);

        return taken;
    }

    private static (bool IsWhole, bool IsLast, int Uncovered) Coverage(ReadOnlySpan<NameEntry> entries, int from, int to, ulong exact, ulong taken)
    {
        var isWhole = true;
        var hasLast = false;
        var isLast = true;
        var uncovered = 0;
        for (var e = from; e < to; e++)
        {
            var isExact = (exact & (1UL << e)) != 0;
            isWhole &= isExact;
            uncovered += (taken & (1UL << e)) == 0 && !entries[e].IsOtherSpelling ? 1 : 0;
            if (entries[e].Kind is NameKind.Last or NameKind.ContactLast)
            {
                hasLast = true;
                isLast &= isExact;
            }
        }

        return (isWhole, hasLast && isLast, uncovered);
    }
}
