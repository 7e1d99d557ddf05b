using RetentionBot.Conversation;
using RetentionBot.Slack.Installations;

namespace RetentionBot.Slack.WebApi;

/// <summary>As whom the bot calls Slack for each tenant.</summary>
internal interface ISlackBots
{
    /// <summary>The bot of a tenant.</summary>
    /// <exception cref="ChannelException">There is none, or it cannot be found just now.</exception>
    ValueTask<SlackBot> OfAsync(string tenant, CancellationToken cancellationToken);

    /// <summary>The bot with a token other than the one Slack said has expired.</summary>
    /// <exception cref="ChannelException">There is no other.</exception>
    ValueTask<SlackBot> RenewedAsync(SlackBot expired, CancellationToken cancellationToken);

    /// <summary>Slack takes the bot's token no more, for good: the installation is over, unless it has another token by now.</summary>
    ValueTask EndAsync(SlackBot refused, CancellationToken cancellationToken);
}
