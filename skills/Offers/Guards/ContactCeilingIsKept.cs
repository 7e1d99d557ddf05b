using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps;
using RetentionBot.Skills.FollowUps.Attention;
using RetentionBot.Skills.Outreach;

namespace RetentionBot.Skills.Offers.Guards;

/// <summary>A customer gets only so many unprompted messages in a stretch of days, from all divisions together. A call is none: it is what is left to do then.</summary>
public sealed class ContactCeilingIsKept(ContactCeiling ceiling, FollowUpOptions options) : IGuard
{
    public async ValueTask<IReadOnlyList<GuardFinding>> CheckAsync(Outgoing outgoing, Wording say, CancellationToken cancellationToken)
    {
        if (MessageKind.Find(outgoing.Kind) is not { IsUnprompted: true } || outgoing.Channel?.IsSpoken() == true || await ceiling.CountAsync(outgoing.Customer, say.Today, cancellationToken) is var sent && sent < options.Ceiling)
        {
            return [];
        }

        return
        [
            new GuardFinding(nameof(ContactCeilingIsKept), GuardVerdict.Warned,
                $"{outgoing.Customer.Name} got {say.Count(sent, "unprompted message")} in the last {say.Count(options.CeilingDays, "day")}; no more than {say.Count(options.Ceiling, "such message")} {(options.Ceiling == 1 ? "is" : "are")} meant to go there."),
        ];
    }
}
