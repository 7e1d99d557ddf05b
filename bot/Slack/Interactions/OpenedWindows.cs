using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using RetentionBot.Conversation;
using RetentionBot.Slack.Blocks;
using RetentionBot.Slack.Inbound;
using RetentionBot.Slack.WebApi;

namespace RetentionBot.Slack.Interactions;

/// <summary>Windows that are opened before it is known what they will show, and what they show then.</summary>
internal sealed class OpenedWindows(InteractionTurns turns, SlackChannel channel, SlackApi api, ResponseUrls responseUrls, Windows windows, ViewRenderer views, ILogger<OpenedWindows> logger)
{
    /// <summary>So long the request waits for a window's answer, counted from when it came: a window that stays empty is worse than a late acknowledgement.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromMilliseconds(1_500);

    /// <summary>Opens a window and returns its id; null when it did not open, and whoever pressed was asked to click again.</summary>
    public async Task<string?> OpenAsync(InteractionSource source, JsonElement view, InboundTime left)
    {
        if (source.TriggerId is not { } trigger)
            return null;

        try
        {
            return await windows.OpenAsync(source.Bot.Tenant, trigger, view, left.Over);
        }
        catch (ChannelException exception)
        {
            logger.WindowNotOpened(exception.Fault, exception.Code);
            await AskAgainAsync(source, left);
            return null;
        }
    }

    /// <summary>Runs the turn and shows its answer in the window; when that takes too long, says there that it follows.</summary>
    public async Task AnswerAsync(string kind, string window, IncomingMessage message, FormOrigin origin, InboundTime left)
    {
        var answer = new WindowAnswer(channel, windows, views, window, message, origin, left.LeftOf(_patience));
        var isCertain = await turns.RunAsync(kind, message, answer, left);
        if (!answer.IsGiven)
            await SayAsync(message.Conversation.Tenant, window, isCertain ? Wording.ComesLater : Wording.NotShown, origin, left);
    }

    /// <summary>Shows a sentence in the window. Waited for no longer than Slack waits, and not ended with that.</summary>
    public async Task SayAsync(string tenant, string window, string sentence, FormOrigin origin, InboundTime left)
    {
        try
        {
            await windows.UpdateAsync(tenant, window, views.Modal(new Card(new Paragraph(sentence)), origin), CancellationToken.None).WaitAsync(left.Over);
        }
        catch (ChannelException exception)
        {
            logger.WindowNotChanged(exception.Fault, exception.Code);
        }
        catch (OperationCanceledException) when (left.Over.IsCancellationRequested)
        {
            // It is still on its way.
        }
    }

    /// <summary>For the person alone, also in a chat of two: it is of no use a minute later.</summary>
    private async Task AskAgainAsync(InteractionSource source, InboundTime left)
    {
        var origin = source.Origin;
        try
        {
            if (Uri.TryCreate(origin.ResponseUrl, UriKind.Absolute, out var address)
                && await responseUrls.TryPostAsync(address, new JsonObject { ["text"] = Wording.ClickAgain, ["response_type"] = "ephemeral", ["replace_original"] = false }, left.Over))
            {
                return;
            }

            if (origin.Channel is { } conversation)
                await api.CallAsync(source.Bot.Tenant, "chat.postEphemeral", new JsonObject { ["channel"] = conversation, ["user"] = source.UserId, ["text"] = Wording.ClickAgain }, left.Over);
        }
        catch (ChannelException exception)
        {
            logger.NotAskedAgain(exception.Fault, exception.Code);
        }
    }
}
