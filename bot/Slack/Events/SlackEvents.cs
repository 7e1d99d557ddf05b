using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RetentionBot.Conversation;
using RetentionBot.Slack.Inbound;
using RetentionBot.Slack.Installations;

namespace RetentionBot.Slack.Events;

/// <summary>Takes an envelope of the Events API: whose is it, may they speak to the bot, what happened. What is not known is acknowledged and left alone.</summary>
internal sealed class SlackEvents
{
    /// <summary>Of the meter that the host exports.</summary>
    private const string Meter = "RetentionBot";

    private readonly MessageEvents _messages;
    private readonly SuggestedPrompts _prompts;
    private readonly IChannelEvents _events;
    private readonly IWayOut _wayOut;
    private readonly IOptions<SlackOptions> _options;
    private readonly TimeProvider _time;
    private readonly ILogger<SlackEvents> _logger;
    private readonly Counter<long> _rateLimited;

    public SlackEvents(
        MessageEvents messages, SuggestedPrompts prompts, IChannelEvents events, IWayOut wayOut, IOptions<SlackOptions> options, IMeterFactory meters, TimeProvider time, ILogger<SlackEvents> logger)
    {
        (_messages, _prompts, _events, _wayOut, _options, _time, _logger) = (messages, prompts, events, wayOut, options, time, logger);
        _rateLimited = meters.Create(Meter).CreateCounter<long>("retentionbot.slack.rate_limited", "{minute}", "Minutes in which Slack held back events of a workspace.");
    }

    /// <summary>What Slack is told when it asks whether this is the address; null for anything else.</summary>
    public static SlackAck? ChallengeOf(JsonElement envelope) => SlackJson.Text(envelope, "type") == "url_verification"
        ? SlackAck.Taken with { Body = JsonElement.Parse(new JsonObject { ["challenge"] = SlackJson.Text(envelope, "challenge") ?? "" }.ToJsonString()) }
        : null;

    /// <exception cref="ChannelException">Slack cannot be asked whose it is.</exception>
    public async Task<SlackAck> TakeAsync(JsonElement envelope)
    {
        switch (SlackJson.Text(envelope, "type"))
        {
            case "event_callback" when EventEnvelope.Read(envelope) is { } callback:
                return await TakeAsync(callback);
            case "app_rate_limited":
                _logger.RateLimited(SlackJson.Text(envelope, "team_id"));
                _rateLimited.Add(1);
                return SlackAck.Taken;
            default:
                return SlackAck.Taken;
        }
    }

    private async Task<SlackAck> TakeAsync(EventEnvelope envelope)
    {
        using var left = new InboundTime(_time);
        try
        {
            return envelope.Type switch
            {
                "app_uninstalled" => await EndAsync(envelope.Tenant, envelope, left.Over),
                "tokens_revoked" => await RevokedAsync(envelope, left.Over),
                MessageReader.Message or MessageReader.Mention or "member_joined_channel" or "app_home_opened" or "assistant_thread_started" => await TakeOfWorkspaceAsync(envelope, left),
                _ => SlackAck.Taken,
            };
        }
        catch (OperationCanceledException) when (left.Over.IsCancellationRequested)
        {
            _logger.GivenUp("event", InboundTime.Longest.TotalSeconds);
            return new SlackAck(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private async Task<SlackAck> TakeOfWorkspaceAsync(EventEnvelope envelope, InboundTime left)
    {
        if (await _wayOut.FindAsync(envelope.EnterpriseId, envelope.TeamId, envelope.IsEnterpriseInstall, left.Over) is not { } bot)
        {
            _logger.NotInstalled("event", envelope.TeamId ?? envelope.EnterpriseId);
            return SlackAck.Taken;
        }

        return envelope.Type switch
        {
            "member_joined_channel" => await JoinedAsync(envelope, bot, left.Over),
            "app_home_opened" => await HomeOpenedAsync(envelope, bot, left.Over),
            "assistant_thread_started" => await PanelOpenedAsync(envelope, bot, left.Over),
            _ => await _messages.TakeAsync(envelope, bot, left),
        };
    }

    /// <summary>The bot came into a channel: one line to everybody there, unless those of other companies would read it.</summary>
    private async Task<SlackAck> JoinedAsync(EventEnvelope envelope, SlackBot bot, CancellationToken cancellationToken)
    {
        if (SlackJson.Text(envelope.Event, "user") != bot.BotUserId || envelope.IsExternallyShared || SlackJson.Text(envelope.Event, "channel") is not { } channel)
            return SlackAck.Taken;

        var inviter = SlackJson.Text(envelope.Event, "inviter") ?? bot.BotUserId;
        var conversation = MessageReader.PersonalOf(channel, bot, inviter) with { Scope = ConversationScope.Channel };
        return await AddedAsync(conversation, inviter, bot, cancellationToken);
    }

    /// <summary>Somebody looks at the app: its home is drawn anew, or in its chat they are welcomed, once.</summary>
    private async Task<SlackAck> HomeOpenedAsync(EventEnvelope envelope, SlackBot bot, CancellationToken cancellationToken)
    {
        var opened = envelope.Event;
        if (envelope.IsByStranger(bot) || SlackJson.Text(opened, "user") is not { } user || user == bot.BotUserId || SlackJson.Text(opened, "channel") is not { } channel)
            return SlackAck.Taken;

        var conversation = MessageReader.PersonalOf(channel, bot, user);
        switch (SlackJson.Text(opened, "tab"))
        {
            case "home":
                _wayOut.PublishHome(new ChannelAccount(SlackServices.ChannelName, bot.Tenant, user), conversation, SlackJson.Text(SlackJson.Member(opened, "view"), "hash"));
                return SlackAck.Taken;
            case "messages":
                var ack = await AddedAsync(conversation, user, bot, cancellationToken);
                if (_options.Value.AgentView)
                    await _prompts.ShowAsync(bot.Tenant, channel, thread: null, cancellationToken);
                return ack;
            default:
                return SlackAck.Taken;
        }
    }

    /// <summary>The panel of an app that was set up as an assistant before there were agents.</summary>
    private async Task<SlackAck> PanelOpenedAsync(EventEnvelope envelope, SlackBot bot, CancellationToken cancellationToken)
    {
        var panel = SlackJson.Member(envelope.Event, "assistant_thread");
        if (SlackJson.Text(panel, "channel_id") is { } channel && SlackJson.Text(panel, "thread_ts") is { } thread)
            await _prompts.ShowAsync(bot.Tenant, channel, thread, cancellationToken);
        return SlackAck.Taken;
    }

    private async Task<SlackAck> AddedAsync(ConversationReference conversation, string user, SlackBot bot, CancellationToken cancellationToken)
    {
        await _events.TakeAsync(new BotAdded(conversation, new ChannelAccount(SlackServices.ChannelName, bot.Tenant, user)), cancellationToken);
        return SlackAck.Taken;
    }

    /// <summary>Tokens of people are none of ours; of bots, only those of this installation's. When it is no longer known whose they are, they are over all the same.</summary>
    private async Task<SlackAck> RevokedAsync(EventEnvelope envelope, CancellationToken cancellationToken)
    {
        string[] revoked = [.. SlackJson.Items(SlackJson.Member(envelope.Event, "tokens"), "bot").Select(SlackJson.Text).OfType<string>()];
        if (revoked.Length == 0)
            return SlackAck.Taken;

        var bot = await KnownAsync(envelope, cancellationToken);
        return bot is not null && !revoked.Contains(bot.BotUserId) ? SlackAck.Taken : await EndAsync(bot?.Tenant ?? envelope.Tenant, envelope, cancellationToken);
    }

    private async ValueTask<SlackBot?> KnownAsync(EventEnvelope envelope, CancellationToken cancellationToken)
    {
        try
        {
            return await _wayOut.FindAsync(envelope.EnterpriseId, envelope.TeamId, envelope.IsEnterpriseInstall, cancellationToken);
        }
        catch (ChannelException exception) when (exception.Fault != ChannelFault.Retry)
        {
            return null; // its token is over already
        }
    }

    private async Task<SlackAck> EndAsync(string? tenant, EventEnvelope envelope, CancellationToken cancellationToken)
    {
        if (tenant is not null)
        {
            await _wayOut.EndAsync(tenant, envelope.HappenedAt ?? _time.GetUtcNow(), cancellationToken);
            _logger.EndIsTold(tenant);
        }

        return SlackAck.Taken;
    }
}
