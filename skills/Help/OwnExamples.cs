using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Help;

/// <summary>Questions that work on the caller's own data: the customers they are about and the buttons that ask them.</summary>
public sealed class OwnExamples(CustomerBook customers, CallerRights rights)
{
    /// <summary>So many of the caller's customers are looked at for good examples.</summary>
    private const int CustomersLookedAt = 50;

    /// <summary>Up to three customers who have something to show: the caller's own, else of the pool. The turn notes that they are shown.</summary>
    public async ValueTask<(IReadOnlyList<Customer> Names, bool Owned)> FindAsync(SkillTurn turn, CancellationToken cancellationToken)
    {
        foreach (var manager in new int?[] { turn.Caller.Number, null })
        {
            var some = await rights.SeenByAsync(turn.Caller.Number, await customers.ByManagerAsync(manager, afterNumber: 0, CustomersLookedAt, cancellationToken), cancellationToken);
            if (some.Count > 0)
            {
                List<Customer> best = [.. some.OrderByDescending(customer => customer.Activity.Recent.Count).ThenByDescending(customer => customer.Activity.Orders).ThenBy(customer => customer.Number).Take(3)];
                best.ForEach(turn.Saw);
                return (best, manager is not null);
            }
        }

        return ([], false);
    }

    /// <summary>Three questions about these customers, of whom there is at least one.</summary>
    public static IReadOnlyList<CardAction> Buttons(IReadOnlyList<Customer> names)
    {
        var first = names[0];
        var second = names[1 % names.Count];
        var third = names[2 % names.Count];
        return
        [
            Button($"Tell me about {first.Name}", "customer.summary", first),
            Button($"What has {second.Name} bought?", "customer.purchases", second),
            Button($"Last contact with {third.Name}?", "customer.lastContact", third),
        ];
    }

    private static CallAction Button(string title, string function, Customer customer) =>
        new(title, new SkillCall(function).With("customer", $"#{customer.Number}"));
}
