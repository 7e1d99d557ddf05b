using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RetentionBot.Conversation;

namespace RetentionBot.Slack.Installations;

/// <summary>The bot of <c>Slack:BotToken</c>. Slack is asked once whose it is. Safe for several threads.</summary>
internal sealed class OwnWorkspace(OAuthCalls slack, IOptions<SlackOptions> options, ILogger<OwnWorkspace> logger)
{
    private readonly Lock _gate = new();
    private Task<SlackBot?>? _bot;

    /// <summary>The bot; null without such a token, and once the workspace has taken the app out.</summary>
    /// <exception cref="ChannelException">Slack does not take the token (<see cref="ChannelFault.Rejected"/>), or cannot be asked just now.</exception>
    public Task<SlackBot?> FindAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            // For everybody who asks: whoever asked first may stop waiting. What failed for now is asked again.
            if (_bot is null or { IsFaulted: true, Exception.InnerException: not ChannelException { Fault: ChannelFault.Rejected } })
            {
                _bot = options.Value.BotToken.Length == 0 ? Task.FromResult<SlackBot?>(null) : Task.Run(AskAsync, CancellationToken.None);
            }

            return _bot.IsCompleted ? _bot : _bot.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Slack said that its workspace took the app out: the token is not used again.</summary>
    /// <returns>Whether it was that one's.</returns>
    public bool TryEnd(string tenant)
    {
        lock (_gate)
        {
            if (_bot is not { IsCompletedSuccessfully: true, Result: { } bot } || bot.Tenant != tenant)
                return false;

            _bot = Task.FromResult<SlackBot?>(null);
        }

        logger.BotTokenEnded(tenant);
        return true;
    }

    private async Task<SlackBot?> AskAsync()
    {
        var token = options.Value.BotToken;
        var answer = await slack.TestAsync(token, CancellationToken.None);
        if (answer is { Ok: true, Tenant: { Length: > 0 } tenant, UserId: { Length: > 0 } user })
        {
            logger.OwnWorkspace(tenant);
            return new SlackBot(tenant, token, user) { TeamId = answer.IsEnterpriseInstall == true ? null : answer.TeamId, EnterpriseId = answer.EnterpriseId };
        }

        logger.BotTokenRefused(OAuthCalls.WordOf(answer));
        throw new ChannelException(ChannelFault.Rejected, $"Slack does not take Slack:BotToken: {OAuthCalls.WordOf(answer)}.") { Code = OAuthCalls.CodeOf(answer) };
    }
}
