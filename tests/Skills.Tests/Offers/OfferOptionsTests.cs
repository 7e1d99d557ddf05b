using System.ComponentModel.DataAnnotations;
using RetentionBot.Skills.Offers;

namespace RetentionBot.Skills.Tests.Offers;

public sealed class OfferOptionsTests
{
    [Theory]
    [InlineData(0, 0, "")]
    [InlineData(365, 90, "")]
    [InlineData(-1, 7, "Offers:QuietDays must be from 0 to 365 days; leave it out for 14.")]
    [InlineData(366, 7, "Offers:QuietDays must be from 0 to 365 days; leave it out for 14.")]
    [InlineData(14, 91, "Offers:CrossingDays must be from 0 to 90 days; leave it out for 7.")]
    public void Days_HaveLimits(int quiet, int crossing, string fault)
    {
        var options = new OfferOptions { QuietDays = quiet, CrossingDays = crossing };
        var faults = new List<ValidationResult>();

        Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true);

        Assert.Equal(fault, string.Concat(faults.Select(found => found.ErrorMessage)));
    }
}
