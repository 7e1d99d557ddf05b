using RetentionBot.Skills.Customers;

namespace RetentionBot.Skills.Names;

/// <summary>What hits by name amount to. Pure: the rules of who is certain, who is shown and who is only offered.</summary>
/// <param name="Match">How sure.</param>
/// <param name="Hits">Whom to show, best first.</param>
/// <param name="Total">How many there are in all.</param>
internal sealed record NameVerdict(CustomerMatch Match, IReadOnlyList<NameHit> Hits, int Total)
{
    /// <summary>Someone that much further away is not somebody who could have been meant.</summary>
    private const int TooFar = 320;

    /// <summary>Judges the hits of a search.</summary>
    public static NameVerdict Of(NameMatches matches)
    {
        var exact = matches.Hits.Where(hit => hit.Fit <= NameFit.LastName).ToList();
        if (exact.Count > 0)
        {
            return Among(exact, matches.Total(NameFit.Full) + matches.Total(NameFit.LastName), matches.OwnTotal(NameFit.Full) + matches.OwnTotal(NameFit.LastName), CustomerMatch.Exact);
        }

        foreach (var fit in new[] { NameFit.Part, NameFit.OneTypo, NameFit.TwoTypos })
        {
            var fitting = matches.Hits.Where(hit => hit.Fit == fit).ToList();
            if (fitting.Count > 0)
            {
                return Among(fitting, matches.Total(fit), matches.OwnTotal(fit), CustomerMatch.Fuzzy);
            }
        }

        return new NameVerdict(CustomerMatch.None, [.. matches.Hits.Where(hit => hit.Cost <= TooFar + matches.Hits[0].Cost / 2)], 0);
    }

    private static NameVerdict Among(List<NameHit> hits, int total, int own, CustomerMatch one)
    {
        // The asker's own first, whether they are called so in full or by last name.
        var ordered = hits.OrderBy(hit => !hit.IsOwn).ThenBy(hit => hit.Fit).ThenBy(hit => hit.Cost).ThenBy(hit => hit.Number).ToList();
        return (total, own) switch
        {
            (1, _) => new NameVerdict(one, ordered, 1),
            (_, 1) when ordered[0].IsOwn => new NameVerdict(CustomerMatch.Fuzzy, ordered, 1),
            _ => new NameVerdict(CustomerMatch.Several, ordered, total),
        };
    }
}
