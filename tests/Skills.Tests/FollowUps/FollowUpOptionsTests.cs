using System.ComponentModel.DataAnnotations;
using RetentionBot.Skills.FollowUps;

namespace RetentionBot.Skills.Tests.FollowUps;

public sealed class FollowUpOptionsTests
{
    [Fact]
    public void Defaults_AreSound() => Assert.Empty(FaultsOf(new FollowUpOptions()));

    [Fact]
    public void EachFault_NamesTheSettingTheValueAndTheWayOut()
    {
        Assert.Equal("FollowUps:CadenceB is 'often'; use a duration of one unit, for example P6W or P3M.", Assert.Single(FaultsOf(new FollowUpOptions { CadenceB = "often" })));
        Assert.Equal("FollowUps:TierBFrom is 20000 and above FollowUps:TierAFrom, 10000; tier A spends more than tier B.", Assert.Single(FaultsOf(new FollowUpOptions { TierBFrom = 20_000 })));
        Assert.Equal("FollowUps:LinesShown must be from 1 to 10 customers; leave it out for 5.", Assert.Single(FaultsOf(new FollowUpOptions { LinesShown = 0 })));
    }

    private static IEnumerable<string?> FaultsOf(FollowUpOptions options)
    {
        var faults = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true);
        return faults.Select(fault => fault.ErrorMessage);
    }
}
