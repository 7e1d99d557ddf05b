using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Offers.Guards;

/// <summary>
/// An offer for new customers is not sent to somebody who may be a customer under another record, or who works for one. Of a shared telephone number alone, where name and e-mail address say otherwise, it only warns.
/// </summary>
public sealed class NewCustomerOffersSpareDuplicates(ExistingCustomers existing, SharedContacts shared, CallerRights rights) : IOfferGuard
{
    private const int MostNamed = 3;

    public async ValueTask<IReadOnlyList<GuardFinding>> CheckAsync(Outgoing outgoing, Wording say, CancellationToken cancellationToken)
    {
        // Of a customer NewCustomerOffersStayWithStrangers says all there is to say.
        if (outgoing.Offer is not { Audience: OfferAudience.NewCustomers } offer || existing.Has(outgoing.Customer, say))
        {
            return [];
        }

        var alike = (await shared.OfAsync(outgoing.Customer, cancellationToken)).Where(other => existing.Has(other.Customer, say)).ToList();
        if (alike.Count == 0)
        {
            return [];
        }

        var isDoubtful = alike.All(other => other.By == SharedBy.NumberOnly);
        var seen = (await rights.SeenByAsync(outgoing.Sender, [.. alike.Select(other => other.Customer)], cancellationToken)).Select(customer => customer.Number).ToHashSet();
        var named = alike.Where(other => seen.Contains(other.Customer.Number)).Take(MostNamed).ToList();
        var records = new List<string>();
        var reasons = new List<string>();
        foreach (var other in named)
        {
            var standing = (await existing.FindAsync(other.Customer, say, cancellationToken))!; // only those who are customers are in the list
            reasons.Add($"{Shares(other.By)} {CustomerLabel.Full(other.Customer)}, a customer already: {standing.Because}");
            records.AddRange(standing.Records);
        }

        if (alike.Count > named.Count)
        {
            reasons.Add(Others(alike.Count - named.Count, alike.First(other => !named.Contains(other)).By, isAllUnseen: named.Count == seen.Count, say));
        }

        return
        [
            new GuardFinding(nameof(NewCustomerOffersSpareDuplicates), isDoubtful ? GuardVerdict.Warned : GuardVerdict.Blocked,
                $"\"{OfferWording.Name(offer)}\" is for new customers only, and {outgoing.Customer.Name} may not be new: {string.Join("; ", reasons)}.")
            {
                Records = records, Customers = [.. named.Select(other => other.Customer.Number)], MayBeOverridden = !isDoubtful,
            },
        ];
    }

    private static string Shares(SharedBy by) => by switch
    {
        SharedBy.Email => "has the same e-mail address as",
        SharedBy.Phone => "has the same telephone number as",
        SharedBy.NumberOnly => "has a telephone number, and nothing else, in common with",
        _ => "has an e-mail address at the company of",
    };

    private static string Others(int count, SharedBy by, bool isAllUnseen, Wording say) => (count, isAllUnseen) switch
    {
        (1, true) => $"{Shares(by)} another customer you may not see",
        (_, true) => $"{Shares(by)} {say.Count(count, "other customer")} you may not see",
        _ => $"{Shares(by)} {say.Count(count, "other customer")}",
    };
}
