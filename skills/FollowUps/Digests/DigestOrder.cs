using RetentionBot.Skills.FollowUps.Attention;
using RetentionBot.Skills.FollowUps.Schedule;

namespace RetentionBot.Skills.FollowUps.Digests;

/// <summary>
/// Puts what is due in order, a line for each customer: complaints, broken promises, what is on today, fresh thank-yous, what is overdue by tier and value, what perishes, dates ahead. A pure function
/// of what is due and the day.
/// </summary>
public static class DigestOrder
{
    /// <summary>Of five lines so many may be overdue while something perishable waits.</summary>
    private const double ShareOfOverdue = 0.6;

    /// <summary>The lines.</summary>
    /// <param name="before">The lines of the digest before; see <see cref="Digest.Counted"/>.</param>
    public static IReadOnlyList<DigestLine> Of(IEnumerable<DueItem> due, IEnumerable<DigestLine> before, DateOnly today, WorkCalendar calendar, FollowUpOptions options)
    {
        var linesBefore = before.ToLookup(line => line.Customer);
        var ranked = due.Select(item => Ranked.Of(item, linesBefore[item.Customer.Number], today, calendar, options))
            .GroupBy(item => item.Item.Customer.Number)
            .Select(AsOneLine)
            .Order()
            .Select(item => item.Line);
        return WithRoomForThePerishable([.. ranked], options.LinesShown);
    }

    /// <summary>One line per customer, never two: the first reason has the line, the others are named at its end.</summary>
    private static Ranked AsOneLine(IGrouping<int, Ranked> customer)
    {
        List<Ranked> reasons = [.. customer.Order()];
        return reasons[0] with { Line = reasons[0].Line with { Also = [.. reasons.Skip(1).Select(reason => reason.Line.Kind).Distinct()] } };
    }

    private static List<DigestLine> WithRoomForThePerishable(List<DigestLine> lines, int shown)
    {
        var leading = lines.Count(line => line.Rank < LineRank.Overdue);
        var overdue = lines.Count(line => line.Rank == LineRank.Overdue);
        var most = (int)(shown * ShareOfOverdue);
        var room = Math.Min(shown - leading, most);
        if (room < 0 || overdue <= room)
        {
            return lines;
        }

        List<DigestLine> perishable = [.. lines.Where(line => line.Rank is LineRank.Perishable or LineRank.Ahead).Take(shown - leading - room)];
        return perishable.Count == 0 ? lines
            : [.. lines.Take(leading + Math.Max(room, shown - leading - perishable.Count)), .. perishable, .. lines.Skip(leading + Math.Max(room, shown - leading - perishable.Count)).Except(perishable)];
    }

    private sealed record Ranked(DueItem Item, DigestLine Line) : IComparable<Ranked>
    {
        public static Ranked Of(DueItem item, IEnumerable<DigestLine> before, DateOnly today, WorkCalendar calendar, FollowUpOptions options)
        {
            var line = new DigestLine(item.Kind, item.Customer.Number, item.Reference, item.Due) { For = item.For };
            var times = before.FirstOrDefault(line.IsSameAs)?.TimesBefore ?? 0;

            // It is asked in its own place whether it is still right; only when that is left unanswered, too, others come first.
            var rank = line.CanBeLeftOut && times > options.StillRightAfter && !item.IsLeadNear ? LineRank.Untouched : item.RankOn(today, calendar, options);
            return new Ranked(item, line with { TimesBefore = times, Rank = rank });
        }

        public int CompareTo(Ranked? other)
        {
            if (other is null)
            {
                return 1;
            }

            var order = Line.Rank.CompareTo(other.Line.Rank);
            order = order == 0 ? (Item.At ?? TimeOnly.MaxValue).CompareTo(other.Item.At ?? TimeOnly.MaxValue) : order;
            order = order == 0 && Line.Rank == LineRank.Overdue ? other.Item.IsLeadNear.CompareTo(Item.IsLeadNear) : order;
            order = order == 0 && Line.Rank is LineRank.Overdue or LineRank.FreshThanks or LineRank.Untouched ? ByTierAndValue(other) : order;
            order = order == 0 ? Item.Due.CompareTo(other.Item.Due) : order;
            order = order == 0 ? ByTierAndValue(other) : order;
            order = order == 0 ? Item.Customer.Number.CompareTo(other.Item.Customer.Number) : order;
            order = order == 0 ? Item.Kind.CompareTo(other.Item.Kind) : order;
            return order == 0 ? string.CompareOrdinal(Item.Reference, other.Item.Reference) : order;
        }

        private int ByTierAndValue(Ranked other)
        {
            var order = Item.Tier.CompareTo(other.Item.Tier);
            return order == 0 ? AttentionKeys.Value(other.Item.Customer).CompareTo(AttentionKeys.Value(Item.Customer)) : order;
        }
    }
}
