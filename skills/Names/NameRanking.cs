namespace RetentionBot.Skills.Names;

/// <summary>Keeps the best few hits of one search and counts all of them.</summary>
internal sealed class NameRanking(int limit)
{
    private readonly List<(long Rank, NameHit Hit)> _best = new(limit + 1);
    private readonly int[] _totals = new int[6];
    private readonly int[] _ownTotals = new int[6];

    /// <summary>How well the best fits; <see cref="NameFit.Near"/> when there is none.</summary>
    public NameFit Best => _best.Count == 0 ? NameFit.Near : _best[0].Hit.Fit;

    /// <summary>What is known now.</summary>
    public NameMatches Matches => new([.. _best.Select(hit => hit.Hit)], _totals, _ownTotals);

    /// <summary>Whether anybody was found whose names fit without a typo.</summary>
    public bool HasExact => _totals[(int)NameFit.Full] + _totals[(int)NameFit.LastName] + _totals[(int)NameFit.Part] > 0;

    /// <summary>Whether nobody who costs at least this could still matter: there are enough better ones, or one that is far better.</summary>
    public bool IsSettledAt(int cost)
    {
        const int ClearlyWorse = 150;
        return _best.Count > 0 && ((_best.Count == limit && _best[^1].Hit.Cost <= cost) || _best[0].Hit.Cost <= cost - ClearlyWorse);
    }

    /// <summary>Takes a hit into account.</summary>
    public void Add(NameHit hit)
    {
        _totals[(int)hit.Fit]++;
        _ownTotals[(int)hit.Fit] += hit.IsOwn ? 1 : 0;
        var rank = Rank(hit);
        if (_best.Count == limit && rank >= _best[^1].Rank)
        {
            return;
        }

        var at = _best.Count;
        while (at > 0 && _best[at - 1].Rank > rank)
        {
            at--;
        }

        _best.Insert(at, (rank, hit));
        if (_best.Count > limit)
        {
            _best.RemoveAt(limit);
        }
    }

    /// <summary>Takes what another search found into account, those already known left out.</summary>
    public void AddFurther(NameMatches others)
    {
        foreach (var hit in others.Hits)
        {
            var known = _best.FindIndex(best => best.Hit.Number == hit.Number);
            if (known < 0)
            {
                Add(hit);
            }
            else if (Rank(hit) < _best[known].Rank)
            {
                var old = _best[known].Hit;
                _totals[(int)old.Fit]--;
                _ownTotals[(int)old.Fit] -= old.IsOwn ? 1 : 0;
                _best.RemoveAt(known);
                Add(hit);
            }
        }
    }

    /// <summary>By fit; then own before others, except among those merely near; then by cost; then by number, so that the order never changes by chance.</summary>
    private static long Rank(NameHit hit)
    {
        var own = hit.IsOwn ? 0L : 1L;
        var cost = (long)hit.Cost;
        var within = hit.Fit == NameFit.Near ? (cost << 1) | own : (own << 16) | cost;
        return ((long)hit.Fit << 56) | (within << 28) | (uint)hit.Number;
    }
}
