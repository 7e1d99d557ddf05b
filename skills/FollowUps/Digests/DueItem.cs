using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps.Schedule;

namespace RetentionBot.Skills.FollowUps.Digests;

/// <summary>Something an account manager has to be reminded of, before it has its place among the others.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Customer">Whom it is about.</param>
/// <param name="Reference">See <see cref="DigestLine"/>.</param>
/// <param name="Due">The day it counts from.</param>
public sealed record DueItem(LineKind Kind, Customer Customer, string Reference, DateOnly Due)
{
    /// <summary>The tier that was set or that the value comes to.</summary>
    public Tier Tier { get; init; } = Tier.C;

    /// <summary>The time of day; null for any.</summary>
    public TimeOnly? At { get; init; }

    /// <summary>Whether the customer was told that it will be done.</summary>
    public bool IsPromise { get; init; }

    /// <summary>Whether the lead is told of it within days: who does not see it now was not warned.</summary>
    public bool IsLeadNear { get; init; }

    /// <summary>The number of the colleague it is seen to for; null for one's own.</summary>
    public int? For { get; init; }

    /// <summary>Where it stands in the order of a day.</summary>
    public LineRank RankOn(DateOnly today, WorkCalendar calendar, FollowUpOptions options) => Kind switch
    {
        LineKind.Complaint => LineRank.OpenComplaint,
        LineKind.FollowUp when Due < today => IsPromise ? LineRank.BrokenPromise : LineRank.Overdue,
        LineKind.FollowUp => LineRank.Today,
        LineKind.Contact => LineRank.Overdue,
        LineKind.Thanks => Due > calendar.Before(today, options.FreshThanksDays) ? LineRank.FreshThanks : LineRank.Perishable,
        LineKind.Welcome or LineKind.AfterSales => LineRank.Perishable,
        _ => Due == today ? LineRank.Today : LineRank.Ahead,
    };
}
