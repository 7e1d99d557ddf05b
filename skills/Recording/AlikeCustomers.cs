using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Names;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Recording;

/// <summary>Finds who is recorded already and may be the same as somebody new: one customer, one record.</summary>
public sealed class AlikeCustomers(CustomerFinder finder, CustomerBook customers, CallerRights rights)
{
    private const int MostShown = 3;

    /// <summary>Those who have the same e-mail address or telephone number, or nearly the name; null when nobody has. Whom the caller may not see is left out, so that the list may be empty.</summary>
    /// <param name="added">Somebody who is not recorded yet.</param>
    /// <param name="except">The number of somebody it surely is not; null for nobody.</param>
    public async ValueTask<IReadOnlyList<Customer>?> ToAsync(Customer added, int? except, SkillTurn turn, CancellationToken cancellationToken)
    {
        var alike = new List<Customer>();
        foreach (var address in added.Emails)
        {
            alike.AddRange(await customers.ByEmailAsync(address, cancellationToken));
        }

        foreach (var number in added.Phones)
        {
            alike.AddRange(await customers.ByPhoneAsync(number, cancellationToken));
        }

        var named = await finder.FindAsync(added.Name, manager: null, cancellationToken);
        alike.AddRange(named.Match == CustomerMatch.None ? [] : named.Customers);
        List<Customer> live = [.. alike.Where(customer => customer.IsLive && customer.Number != except).DistinctBy(customer => customer.Number)];
        if (live.Count == 0)
        {
            return null;
        }

        List<Customer> seen = [.. (await rights.SeenByAsync(turn.Caller.Number, live, cancellationToken)).Take(MostShown)];
        seen.ForEach(turn.Saw);
        return seen;
    }

    /// <summary>Asks whether it is one of them.</summary>
    /// <param name="seen">Those of them the caller may see.</param>
    /// <param name="same">What is done when it is this one.</param>
    /// <param name="anyway">What is done when it is somebody new.</param>
    internal static Reply Ask(string name, IReadOnlyList<Customer> seen, Func<Customer, SkillCall> same, SkillCall anyway, SkillTurn turn)
    {
        turn.Offer([.. seen.Select(same), anyway]);
        return new Answer(seen.Count switch
            {
                0 => $"A colleague whose customers you do not see has one who may be {name}. Ask your lead, or add a new one if you are sure.",
                1 => $"Is {name} the one who is recorded already?",
                _ => $"Is {name} one of those who are recorded already?",
            })
            .Buttons(seen.Select(customer => (CustomerLabel.Full(customer), same(customer))))
            .Button("Somebody new", anyway)
            .Note("Nothing was recorded yet. Press one, or reply with its number.")
            .Reply(turn);
    }
}
