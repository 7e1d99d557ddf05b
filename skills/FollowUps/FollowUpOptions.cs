using System.ComponentModel.DataAnnotations;
using RetentionBot.Skills.FollowUps.Attention;

namespace RetentionBot.Skills.FollowUps;

/// <summary>How often customers are contacted and when somebody is reminded of it. Section <c>FollowUps</c>. Cadences are ISO 8601 durations of one unit: P10D, P6W, P3M, P1Y.</summary>
public sealed record FollowUpOptions : IValidatableObject
{
    /// <summary>The cadence of tier A. Default P1M.</summary>
    public string CadenceA { get; init; } = "P1M";

    /// <summary>The cadence of tier B. Default P3M.</summary>
    public string CadenceB { get; init; } = "P3M";

    /// <summary>The cadence of tier C, and so of everybody: nobody is contacted less often. Default P6M.</summary>
    public string CadenceC { get; init; } = "P6M";

    /// <summary>The cadence of customers nobody looks after. Default P3M.</summary>
    public string CadencePool { get; init; } = "P3M";

    /// <summary>Whoever spent at least so much, in the currency they spent most in, counts as tier A while nobody has set a tier. Default 10000.</summary>
    [Range(0, 1e15, ErrorMessage = "FollowUps:TierAFrom must be an amount from 0; leave it out for 10000.")]
    public decimal TierAFrom { get; init; } = 10_000;

    /// <summary>As <see cref="TierAFrom"/>, for tier B; whoever spent less counts as tier C. Default 1000.</summary>
    [Range(0, 1e15, ErrorMessage = "FollowUps:TierBFrom must be an amount from 0; leave it out for 1000.")]
    public decimal TierBFrom { get; init; } = 1_000;

    /// <summary>After how many working days an attempt that reached nobody comes back, 1 to 30. Default 2.</summary>
    [Range(1, 30, ErrorMessage = "FollowUps:AttemptBackDays must be from 1 to 30 working days; leave it out for 2.")]
    public int AttemptBackDays { get; init; } = 2;

    /// <summary>Within how many working days a complaint is to be solved, and after how many untouched ones the lead is told, 1 to 30. Default 3.</summary>
    [Range(1, 30, ErrorMessage = "FollowUps:ComplaintDays must be from 1 to 30 working days; leave it out for 3.")]
    public int ComplaintDays { get; init; } = 3;

    /// <summary>How many days after a complaint was closed it is asked whether it is really solved, 1 to 90. Default 10.</summary>
    [Range(1, 90, ErrorMessage = "FollowUps:ComplaintRecheckDays must be from 1 to 90 days; leave it out for 10.")]
    public int ComplaintRecheckDays { get; init; } = 10;

    /// <summary>After how many days overdue the lead is told of a customer of tier A, 1 to 365; for the others it is one full cadence. Default 14.</summary>
    [Range(1, 365, ErrorMessage = "FollowUps:EscalateAfterDays must be from 1 to 365 days; leave it out for 14.")]
    public int EscalateAfterDays { get; init; } = 14;

    /// <summary>How many working days before the lead is told the account manager is, 0 to 30. Default 2.</summary>
    [Range(0, 30, ErrorMessage = "FollowUps:WarnBeforeDays must be from 0 to 30 working days; leave it out for 2.")]
    public int WarnBeforeDays { get; init; } = 2;

    /// <summary>How often a line is shown untouched before it is asked whether it is still right, 1 to 20. Default 3.</summary>
    [Range(1, 20, ErrorMessage = "FollowUps:StillRightAfter must be from 1 to 20 digests; leave it out for 3.")]
    public int StillRightAfter { get; init; } = 3;

    /// <summary>For how many working days a thank-you is fresh and comes before what is overdue, 1 to 10. Default 3.</summary>
    [Range(1, 10, ErrorMessage = "FollowUps:FreshThanksDays must be from 1 to 10 working days; leave it out for 3.")]
    public int FreshThanksDays { get; init; } = 3;

    /// <summary>For how many working days a purchase proposes a thank-you or a welcome, 1 to 60. Default 10.</summary>
    [Range(1, 60, ErrorMessage = "FollowUps:ThanksDays must be from 1 to 60 working days; leave it out for 10.")]
    public int ThanksDays { get; init; } = 10;

    /// <summary>How many days ahead birthdays and other dates are shown, 0 to 60. Default 7.</summary>
    [Range(0, 60, ErrorMessage = "FollowUps:DatesAheadDays must be from 0 to 60 days; leave it out for 7.")]
    public int DatesAheadDays { get; init; } = 7;

    /// <summary>How many customers a digest shows at a time, 1 to 10. Default 5.</summary>
    [Range(1, 10, ErrorMessage = "FollowUps:LinesShown must be from 1 to 10 customers; leave it out for 5.")]
    public int LinesShown { get; init; } = 5;

    /// <summary>The most unprompted messages (offers, check-ins, feedback, events, win-back) a customer gets from all divisions within <see cref="CeilingDays"/>, 1 to 100. Default 6.</summary>
    [Range(1, 100, ErrorMessage = "FollowUps:Ceiling must be from 1 to 100 contacts; leave it out for 6.")]
    public int Ceiling { get; init; } = 6;

    /// <summary>The stretch of days <see cref="Ceiling"/> counts over, 7 to 365. Default 90.</summary>
    [Range(7, 365, ErrorMessage = "FollowUps:CeilingDays must be from 7 to 365 days; leave it out for 90.")]
    public int CeilingDays { get; init; } = 90;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        (string Name, string Value)[] cadences = [(nameof(CadenceA), CadenceA), (nameof(CadenceB), CadenceB), (nameof(CadenceC), CadenceC), (nameof(CadencePool), CadencePool)];
        foreach (var (name, value) in cadences.Where(cadence => !Cadence.TryParse(cadence.Value, out _)))
        {
            yield return new ValidationResult($"FollowUps:{name} is '{value}'; use a duration of one unit, for example P6W or P3M.");
        }

        if (TierBFrom > TierAFrom)
        {
            yield return new ValidationResult($"FollowUps:TierBFrom is {TierBFrom} and above FollowUps:TierAFrom, {TierAFrom}; tier A spends more than tier B.");
        }
    }
}
