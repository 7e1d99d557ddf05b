using System.Globalization;
using Microsoft.Extensions.Options;
using RetentionBot.Conversation;
using RetentionBot.Host.Chats;
using RetentionBot.Host.Settings;
using RetentionBot.LocalPage;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Slack;
using RetentionBot.Teams;

namespace RetentionBot.Host.Turns;

/// <summary>
/// The account manager behind a channel account: the one it is linked to, else the one the platform's own word links it to. On the local page the number chosen there, and in
/// the anonymous development mode e-mail, id or name; both answer this machine alone.
/// </summary>
internal sealed class WhoIsAsking(AccountManagerBook managers, AccountLinking linking, IOptions<AccessOptions> access, IOptions<TeamsOptions> teams)
{
    /// <summary>The account manager behind a message; null when there is none, and then nothing may be answered.</summary>
    /// <exception cref="ChannelException">The platform cannot be asked just now.</exception>
    public ValueTask<AccountManager?> FindAsync(IncomingMessage message, CancellationToken cancellationToken) => FindAsync(message.From, message.Conversation, cancellationToken);

    /// <summary>The account manager behind an account that was met in a conversation.</summary>
    /// <exception cref="ChannelException">The platform cannot be asked just now.</exception>
    public async ValueTask<AccountManager?> FindAsync(ChannelAccount account, ConversationReference conversation, CancellationToken cancellationToken)
    {
        if (account.Channel == LocalPageSetup.ChannelName)
        {
            return await ByNumberAsync(account.UserId, cancellationToken);
        }

        // The anonymous mode is that of one endpoint; whoever comes from Slack is known to be who they are.
        return await managers.ByAccountAsync(HostKeys.Of(account), cancellationToken) ?? (teams.Value.DangerouslyAllowUnauthenticated && account.Channel != SlackServices.ChannelName
            ? await InDevelopmentAsync(account, conversation, cancellationToken)
            : await linking.LinkAsync(account, conversation, cancellationToken));
    }

    private async ValueTask<AccountManager?> InDevelopmentAsync(ChannelAccount account, ConversationReference conversation, CancellationToken cancellationToken)
    {
        var found = await ByAnyAsync(account.Email, cancellationToken)
            ?? await ByAnyAsync(account.UserId, cancellationToken)
            ?? await ByAnyAsync(conversation.UserId, cancellationToken)
            ?? await ByAnyAsync(account.Name, cancellationToken)
            ?? await ByAnyAsync(access.Value.DevelopmentUser, cancellationToken);
        return found is null || found.RefusedAccounts.Contains(HostKeys.Of(account)) ? null : found;
    }

    private async ValueTask<AccountManager?> ByAnyAsync(string? who, CancellationToken cancellationToken) => string.IsNullOrWhiteSpace(who)
        ? null
        : await managers.ByEmailAsync(who, cancellationToken)
            ?? await ByNumberAsync(who, cancellationToken)
            ?? await managers.ByNameAsync(who, cancellationToken);

    private async ValueTask<AccountManager?> ByNumberAsync(string who, CancellationToken cancellationToken) =>
        int.TryParse(who, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? await managers.FindAsync(number, cancellationToken) : null;
}
