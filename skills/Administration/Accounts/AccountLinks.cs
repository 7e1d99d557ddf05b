using RetentionBot.Skills.AccountManagers;

namespace RetentionBot.Skills.Administration.Accounts;

/// <summary>What linking and unlinking make of an account manager. An account is linked to one of them at most.</summary>
public static class AccountLinks
{
    /// <summary>Not linked to the account any more, and never again by an e-mail address.</summary>
    public static AccountManager Refusing(this AccountManager manager, string account) =>
        manager.Without(account) with { RefusedAccounts = [.. manager.RefusedAccounts.Where(refused => refused != account), account] };

    /// <summary>Linked to the account.</summary>
    public static AccountManager Allowing(this AccountManager manager, string account)
    {
        var without = manager.Without(account);
        return without with { Accounts = [.. without.Accounts, account] };
    }

    /// <summary>Neither linked to the account nor refusing it.</summary>
    public static AccountManager Without(this AccountManager manager, string account) => manager with
    {
        Accounts = [.. manager.Accounts.Where(linked => linked != account)],
        RefusedAccounts = [.. manager.RefusedAccounts.Where(refused => refused != account)],
    };

    /// <summary>Whether the account is linked to them or refused by them.</summary>
    public static bool Knows(this AccountManager manager, string account) =>
        manager.Accounts.Contains(account, StringComparer.Ordinal) || manager.RefusedAccounts.Contains(account, StringComparer.Ordinal);

    /// <summary>The channel of <c>channel/tenant/user id</c>.</summary>
    public static string ChannelOf(string account) => account.Split('/', 2)[0];
}
