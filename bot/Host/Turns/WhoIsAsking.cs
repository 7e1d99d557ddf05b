using System.Globalization;
using Microsoft.Extensions.Options;
using RetentionBot.Conversation;
using RetentionBot.Host.Settings;
using RetentionBot.LocalPage;
using RetentionBot.Skills.AccountManagers;

namespace RetentionBot.Host.Turns;

/// <summary>
/// Links a channel account to an account manager: on the local page by the number chosen there, else, in the anonymous development mode, by e-mail, id or name.
/// Reached only through endpoints that are authenticated or answer this machine alone.
/// </summary>
internal sealed class WhoIsAsking(AccountManagerBook managers, IOptions<AccessOptions> access)
{
    /// <summary>The account manager behind a message; null when there is none, and then nothing may be answered.</summary>
    public async ValueTask<AccountManager?> FindAsync(IncomingMessage message, CancellationToken cancellationToken) =>
        message.From.Channel == LocalPageSetup.ChannelName
            ? await ByNumberAsync(message.From.UserId, cancellationToken)
            : await ByAnyAsync(message.From.Email, cancellationToken)
                ?? await ByAnyAsync(message.From.UserId, cancellationToken)
                ?? await ByAnyAsync(message.Conversation.UserId, cancellationToken)
                ?? await ByAnyAsync(message.From.Name, cancellationToken)
                ?? await ByAnyAsync(access.Value.DevelopmentUser, cancellationToken);

    private async ValueTask<AccountManager?> ByAnyAsync(string? who, CancellationToken cancellationToken) => string.IsNullOrWhiteSpace(who)
        ? null
        : await managers.ByEmailAsync(who, cancellationToken)
            ?? await ByNumberAsync(who, cancellationToken)
            ?? await managers.ByNameAsync(who, cancellationToken);

    private async ValueTask<AccountManager?> ByNumberAsync(string who, CancellationToken cancellationToken) =>
        int.TryParse(who, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? await managers.FindAsync(number, cancellationToken) : null;
}
