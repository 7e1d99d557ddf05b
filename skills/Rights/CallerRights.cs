using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Administration.Accounts;
using RetentionBot.Skills.Customers;

namespace RetentionBot.Skills.Rights;

/// <summary>Asks <see cref="RightsTable"/> for somebody, and says no in a sentence that names who can help.</summary>
public sealed class CallerRights(AccountManagerBook managers, Administrators administrators, RightsOptions options)
{
    /// <summary>Whether the caller may do it, to that customer where there is one.</summary>
    public async ValueTask<bool> MayAsync(Deed deed, AccountManager caller, Customer? customer, CancellationToken cancellationToken) =>
        RightsTable.Allows(deed, caller.Role, Bond.Foreign, options.Visibility) // whoever may with anybody's customer need not be looked up
        || RightsTable.Allows(deed, caller.Role, customer is null ? null : await BondAsync(caller, customer, cancellationToken), options.Visibility);

    /// <summary>Returns only if the caller may do it.</summary>
    /// <exception cref="SkillException">They may not; the message says who may.</exception>
    public async ValueTask DemandAsync(Deed deed, AccountManager caller, Customer? customer, CancellationToken cancellationToken)
    {
        if (!await MayAsync(deed, caller, customer, cancellationToken))
        {
            throw new SkillException(await RefusalAsync(deed, caller, customer, cancellationToken));
        }
    }

    /// <summary>Those of the customers whom somebody may see, in the same order.</summary>
    /// <param name="manager">The number of whoever looks, and somebody unknown sees nobody where visibility is restricted; null where nobody looks, as in a search for duplicates.</param>
    public async ValueTask<IReadOnlyList<Customer>> SeenByAsync(int? manager, IReadOnlyList<Customer> found, CancellationToken cancellationToken)
    {
        if (manager is not { } number || options.Visibility == Visibility.All || found.Count == 0)
        {
            return found;
        }

        var seen = new List<Customer>();
        if (await managers.FindAsync(number, cancellationToken) is { } caller)
        {
            foreach (var customer in found)
            {
                if (await MayAsync(Deed.ReadCustomer, caller, customer, cancellationToken))
                {
                    seen.Add(customer);
                }
            }
        }

        return seen;
    }

    /// <summary>Whether everybody sees everybody.</summary>
    public bool IsOpen => options.Visibility == Visibility.All;

    private async ValueTask<Bond> BondAsync(AccountManager caller, Customer customer, CancellationToken cancellationToken) =>
        RightsTable.BondOf(caller, customer.Manager is { } owner ? await managers.FindAsync(owner, cancellationToken) : null, customer.Manager is not null);

    private async ValueTask<string> RefusalAsync(Deed deed, AccountManager caller, Customer? customer, CancellationToken cancellationToken)
    {
        if (customer is not null && !await MayAsync(Deed.ReadCustomer, caller, customer, cancellationToken))
        {
            return "That is nobody you may see: here everybody sees their own and their team's customers.";
        }

        var helpers = caller.Lead is { } lead && deed is not (Deed.Administer or Deed.ExportAll) && await managers.FindAsync(lead, cancellationToken) is { } leader
            ? leader.Email is { } email ? $"{leader.Name} ({email})" : leader.Name
            : await administrators.NamedAsync(cancellationToken);
        var whose = customer is null ? "" : $" {customer.Name} (#{customer.Number})";
        return deed switch
        {
            Deed.AssignCustomer => $"You do not look after{whose}; only their account manager, a lead or an administrator can give them to somebody. Ask {helpers}.",
            Deed.MergeCustomers => $"You do not look after{whose}; only their account manager, a lead or an administrator can merge their records. Ask {helpers}.",
            Deed.ExportContactData => $"Addresses and telephone numbers leave me only through a lead or an administrator. Ask {helpers}.",
            Deed.ExportTeam => $"The team's customers are exported by a lead or an administrator; your own you can export yourself: export my customers. Ask {helpers}.",
            Deed.Forget => $"Erasing{(whose.Length == 0 ? " a customer" : whose)} needs a lead or an administrator. Ask {helpers}.",
            Deed.SetFirmCadence => $"How often the firm contacts its customers is set by a lead or an administrator. Ask {helpers}.",
            Deed.UndoOfOthers => $"Only a team mate, a lead or an administrator can do that for a colleague. Ask {helpers}.",
            Deed.OverrideGuard => $"Going past that guard needs a lead or an administrator. Ask {helpers}.",
            _ => $"Only an administrator can do that. Ask {helpers}.",
        };
    }
}
