using System.Text.Json.Nodes;
using RetentionBot.Conversation;
using RetentionBot.Slack.Installations;
using RetentionBot.Slack.Interactions;
using RetentionBot.Slack.WebApi;

namespace RetentionBot.Slack.Inbound;

/// <summary>What taking a request needs of the way out: as whom the bot speaks there, and what it says to Slack.</summary>
internal interface IWayOut
{
    /// <summary>Whether files that people send can be read.</summary>
    bool ReadsFiles { get; }

    /// <summary>The bot of whoever sent it; null when they may not speak to it.</summary>
    /// <inheritdoc cref="SlackBots.FindAsync"/>
    ValueTask<SlackBot?> FindAsync(string? enterpriseId, string? teamId, bool isEnterpriseInstall, CancellationToken cancellationToken);

    /// <inheritdoc cref="SlackBots.EndAsync(string, DateTimeOffset, CancellationToken)"/>
    ValueTask EndAsync(string tenant, DateTimeOffset endedAt, CancellationToken cancellationToken);

    /// <inheritdoc cref="IChannel.SendAsync"/>
    Task<SentMessage> SendAsync(ConversationReference conversation, Reply reply, CancellationToken cancellationToken);

    /// <inheritdoc cref="SlackApi.CallAsync(string, string, JsonObject, CancellationToken)"/>
    Task CallAsync(string tenant, string method, JsonObject arguments, CancellationToken cancellationToken);

    /// <inheritdoc cref="AppHome.Publish"/>
    void PublishHome(ChannelAccount person, ConversationReference conversation, string? hash);
}

/// <summary>The parts of the channel that speak to Slack.</summary>
internal sealed class WayOut(SlackBots bots, SlackApi api, SlackChannel channel, AppHome home) : IWayOut
{
    public bool ReadsFiles { get; } = (object)channel is IFileSource;

    public ValueTask<SlackBot?> FindAsync(string? enterpriseId, string? teamId, bool isEnterpriseInstall, CancellationToken cancellationToken) =>
        bots.FindAsync(enterpriseId, teamId, isEnterpriseInstall, cancellationToken);

    public ValueTask EndAsync(string tenant, DateTimeOffset endedAt, CancellationToken cancellationToken) => bots.EndAsync(tenant, endedAt, cancellationToken);

    public Task<SentMessage> SendAsync(ConversationReference conversation, Reply reply, CancellationToken cancellationToken) => channel.SendAsync(conversation, reply, cancellationToken);

    public Task CallAsync(string tenant, string method, JsonObject arguments, CancellationToken cancellationToken) => api.CallAsync(tenant, method, arguments, cancellationToken);

    public void PublishHome(ChannelAccount person, ConversationReference conversation, string? hash) => home.Publish(person, conversation, hash);
}
