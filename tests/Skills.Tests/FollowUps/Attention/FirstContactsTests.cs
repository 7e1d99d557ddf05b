using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps.Attention;
using RetentionBot.Skills.FollowUps.Schedule;

namespace RetentionBot.Skills.Tests.FollowUps.Attention;

public sealed class FirstContactsTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly CadenceRules Rules = new(Cadence.Parse("P1M"), Cadence.Parse("P3M"), Cadence.Parse("P6M"), Cadence.Parse("P3M"), 10_000, 1_000);

    [Fact]
    public void Everybody_IsPlannedOnce_OnAWorkingDay_WithinOneCadence_TheMostValuableFirst()
    {
        List<Customer> unplanned = [.. Enumerable.Range(1, 300).Select(number => Customer(number, spent: number * 10))];

        var plans = FirstContacts.Plan(unplanned, Rules, WorkCalendar.Weekdays, Today, atOnce: 5);

        Assert.Equal(unplanned.Select(customer => customer.Number), plans.Select(plan => plan.Customer.Number).Order());
        Assert.All(plans, plan => Assert.True(WorkCalendar.Weekdays.IsWorkingDay(plan.Plan.DueOn) && plan.Plan.DueOn >= Today && plan.Plan.DueOn <= Rules.Of(plan.Customer).After(Today).AddDays(3)));
        Assert.Equal([300, 299, 298, 297, 296], plans.Where(plan => plan.Plan.DueOn == Today).OrderByDescending(plan => plan.Customer.Number).Select(plan => plan.Customer.Number));
        foreach (var tier in plans.GroupBy(plan => Rules.TierOf(plan.Customer)))
        {
            var byValue = tier.OrderByDescending(plan => plan.Customer.Number).Select(plan => plan.Plan.DueOn).ToList();
            Assert.Equal(byValue.Order(), byValue);
        }

        Assert.True(plans.GroupBy(plan => plan.Plan.DueOn).Max(day => day.Count()) <= 12, "Too many on one day.");
    }

    [Fact]
    public void AContactLongAgo_MakesNoBacklog_AndARecentOneKeepsItsDay()
    {
        var plans = FirstContacts.Plan(
            [Customer(1, 50) with { Activity = new Activity { LastContact = new DateOnly(2020, 1, 1) } }, Customer(2, 50) with { Activity = new Activity { LastContact = new DateOnly(2026, 11, 1) } }],
            Rules, WorkCalendar.Weekdays, Today, atOnce: 5).ToDictionary(plan => plan.Customer.Number, plan => plan.Plan.DueOn);

        Assert.Equal(Today, plans[1]);
        Assert.Equal(new DateOnly(2027, 5, 1), plans[2]);
    }

    private static Customer Customer(int number, decimal spent) => new() { Number = number, Name = $"Customer {number}", Manager = 1, Activity = new Activity { Totals = [new Money(spent, "EUR")] } };
}
