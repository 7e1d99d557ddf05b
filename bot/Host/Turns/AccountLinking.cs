using Microsoft.Extensions.Options;
using RetentionBot.Conversation;
using RetentionBot.Host.Chats;
using RetentionBot.Host.Settings;
using RetentionBot.Skills;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Administration.Accounts;
using RetentionBot.Store;

namespace RetentionBot.Host.Turns;

/// <summary>
/// Links an account that is met for the first time to the account manager whose e-mail address the platform vouches for. From then on the account's stable id is what counts.
/// A guest, somebody of another organisation and somebody without a matching address stay strangers.
/// </summary>
internal sealed class AccountLinking(
    AccountManagerBook managers, Channels channels, RecentStrangers strangers, IStore store, IOptions<AccessOptions> access, ILogger<AccountLinking> logger)
{
    private const int MostAttempts = 3;

    /// <summary>The account manager, now linked; null when there is none.</summary>
    /// <exception cref="ChannelException">The platform cannot be asked just now.</exception>
    public async ValueTask<AccountManager?> LinkAsync(ChannelAccount account, ConversationReference conversation, CancellationToken cancellationToken)
    {
        var key = HostKeys.Of(account);
        if (strangers.Contains(key))
        {
            return null;
        }

        if (await ProfileAsync(conversation, cancellationToken) is { IsGuest: false, Emails.Count: > 0 } profile
            && await LinkAsync(key, profile, cancellationToken) is { } manager)
        {
            return manager;
        }

        strangers.Add(key);
        return null;
    }

    /// <summary>What the platform says; null also when it refuses to say, as where the bot was not added.</summary>
    private async ValueTask<ChannelProfile?> ProfileAsync(ConversationReference conversation, CancellationToken cancellationToken)
    {
        try
        {
            return await channels.Of(conversation.Channel).ProfileAsync(conversation, cancellationToken);
        }
        catch (ChannelException exception) when (exception.Fault != ChannelFault.Retry)
        {
            logger.NoProfile(conversation.Channel, exception.Fault, exception.Code);
            return null;
        }
    }

    private async ValueTask<AccountManager?> LinkAsync(string account, ChannelProfile profile, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var found = await FoundAsync(profile, cancellationToken);
            if (found is not { } manager || manager.Document.RefusedAccounts.Contains(account))
            {
                return null;
            }

            try
            {
                var linked = manager.Document.Allowing(account);
                await store.CommitAsync(new Batch().Put(Schema.Managers, linked, manager.Version), cancellationToken);
                logger.Linked(linked.Number);
                return linked;
            }
            catch (StoreConflictException) when (attempt < MostAttempts)
            {
                // Somebody changed the account manager, or took the same new number, meanwhile.
            }
        }
    }

    /// <summary>The one account manager of these addresses, as it is to be stored; null when there is none, or when two addresses mean two people.</summary>
    private async ValueTask<Stored<AccountManager>?> FoundAsync(ChannelProfile profile, CancellationToken cancellationToken)
    {
        var numbers = new HashSet<int>();
        foreach (var email in profile.Emails)
        {
            if (await managers.ByEmailAsync(email, cancellationToken) is { } manager)
            {
                numbers.Add(manager.Number);
            }
        }

        var first = access.Value.FirstAdministrator;
        var isFirst = first.Length > 0 && profile.Emails.Contains(first, StringComparer.OrdinalIgnoreCase);
        if (numbers.Count == 0 && isFirst)
        {
            return await NewAdministratorAsync(profile, first, cancellationToken);
        }

        if (numbers.Count != 1 || await managers.FindStoredAsync(numbers.Single(), cancellationToken) is not { } found)
        {
            return null;
        }

        return isFirst ? found with { Document = found.Document with { Role = Role.Administrator } } : found;
    }

    private async ValueTask<Stored<AccountManager>> NewAdministratorAsync(ChannelProfile profile, string email, CancellationToken cancellationToken)
    {
        var last = await store.RangeAsync(Schema.Managers, KeyRange.AllNumbers, 1, descending: true, cancellationToken);
        var number = last.Count == 0 ? 1 : last[0].Document.Number + 1;
        return new Stored<AccountManager>(new AccountManager { Number = number, Name = profile.Name ?? email, Email = email, Role = Role.Administrator }, Version: 0);
    }
}
