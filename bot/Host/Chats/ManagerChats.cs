using Microsoft.Extensions.Options;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Store;
using RetentionBot.Teams;

namespace RetentionBot.Host.Chats;

/// <summary>
/// Finds where an account manager is reached: the chat they used last of those that are open. Only chats of accounts that are linked to them count; in the anonymous development mode, where
/// nobody's account is linked, also chats in which the bot took the person for them.
/// </summary>
internal sealed class ManagerChats(ChatBook chats, IStore store, IOptions<TeamsOptions> teams)
{
    private const int MostChats = 20;

    /// <summary>The chat; null when they are not reached anywhere.</summary>
    public async ValueTask<KnownChat?> NewestAsync(AccountManager manager, CancellationToken cancellationToken)
    {
        var open = new List<KnownChat>();
        foreach (var account in manager.Accounts)
        {
            if (await chats.PersonalAsync(account, cancellationToken) is { State: ChatState.Open } chat)
            {
                open.Add(chat);
            }
        }

        if (teams.Value.DangerouslyAllowUnauthenticated)
        {
            var found = await store.ByIndexAsync(HostSchema.ChatsByManager, KeyRange.Only(manager.Number), MostChats, descending: false, cancellationToken);
            open.AddRange(found.Select(chat => chat.Document).Where(chat => chat.State == ChatState.Open));
        }

        return open.OrderByDescending(chat => chat.LastUsed).ThenBy(chat => chat.Key, StringComparer.Ordinal).FirstOrDefault();
    }
}
