using System.ComponentModel.DataAnnotations;

namespace RetentionBot.Skills.Offers;

/// <summary>How far apart offers and contacts lie. Section <c>Offers</c>.</summary>
public sealed record OfferOptions
{
    /// <summary>How many days lie at least between two promotions to one customer, from whatever divisions; 0 to 365, 0 for none. Default 14.</summary>
    [Range(0, 365, ErrorMessage = "Offers:QuietDays must be from 0 to 365 days; leave it out for 14.")]
    public int QuietDays { get; init; } = 14;

    /// <summary>For how many days a colleague's contact is worth knowing of before one writes, 0 to 90. Default 7.</summary>
    [Range(0, 90, ErrorMessage = "Offers:CrossingDays must be from 0 to 90 days; leave it out for 7.")]
    public int CrossingDays { get; init; } = 7;
}
