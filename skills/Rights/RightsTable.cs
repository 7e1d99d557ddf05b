using RetentionBot.Skills.AccountManagers;

namespace RetentionBot.Skills.Rights;

/// <summary>Who may do what: the one place that decides. A pure rule over role, deed, bond and visibility.</summary>
public static class RightsTable
{
    /// <summary>Whether it is allowed.</summary>
    /// <param name="bond">How the customer belongs to the caller; null where the deed is about no customer.</param>
    public static bool Allows(Deed deed, Role role, Bond? bond, Visibility visibility) => role == Role.Administrator || (
        MaySee(role, bond, visibility)
        && deed switch
        {
            Deed.Ask or Deed.ReadCustomer or Deed.ListCustomers or Deed.Record or Deed.AddCustomer or Deed.Export or Deed.OwnReminders => true,
            Deed.AssignCustomer or Deed.MergeCustomers => role == Role.TeamLead || bond is null or Bond.Own or Bond.Pool,
            Deed.ExportContactData or Deed.ExportTeam or Deed.Forget or Deed.OverrideGuard or Deed.UndoOfOthers or Deed.SetFirmCadence => role == Role.TeamLead,
            _ => false,
        });

    /// <summary>Whether a customer of that bond may be seen at all.</summary>
    public static bool MaySee(Role role, Bond? bond, Visibility visibility) => visibility == Visibility.All || role == Role.Administrator || bond switch
    {
        null or Bond.Own or Bond.Team => true,
        Bond.Pool => role == Role.TeamLead,
        _ => false,
    };

    /// <summary>The bond between a customer's account manager and whoever asks.</summary>
    /// <param name="owner">Null for the pool, and for an owner who is no longer registered while <paramref name="isOwned"/>.</param>
    /// <param name="isOwned">Whether the customer is assigned to anybody.</param>
    public static Bond BondOf(AccountManager caller, AccountManager? owner, bool isOwned) =>
        !isOwned ? Bond.Pool
        : owner is null ? Bond.Foreign
        : owner.Number == caller.Number ? Bond.Own
        : (owner.Team is { } team && team == caller.Team) || owner.Lead == caller.Number || (owner.Lead is { } lead && lead == caller.Lead) ? Bond.Team
        : Bond.Foreign;
}
