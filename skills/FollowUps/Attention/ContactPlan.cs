using RetentionBot.Skills.Customers;

namespace RetentionBot.Skills.FollowUps.Attention;

/// <summary>
/// When a customer is next to be contacted, as somebody or the first look at them decided. It holds until they are reached; from then on the cadence counts from that contact.
/// </summary>
/// <param name="MadeOn">The first day whose contacts fulfil it.</param>
/// <param name="DueOn">The day.</param>
public sealed record ContactPlan(DateOnly MadeOn, DateOnly DueOn)
{
    /// <summary>A plan made today: a contact of today came before it.</summary>
    public static ContactPlan For(Customer customer, DateOnly today, DateOnly dueOn) => new(customer.Activity.LastContact >= today ? today.AddDays(1) : today, dueOn);
}
