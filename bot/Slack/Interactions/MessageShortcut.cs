using System.Globalization;
using System.Text.Json;
using RetentionBot.Conversation;
using RetentionBot.Slack.Blocks;
using RetentionBot.Slack.Inbound;
using RetentionBot.Slack.WebApi;

namespace RetentionBot.Slack.Interactions;

/// <summary>
/// Answers "Log this with a customer" in the menu of a message: with a form in a window. It may be any message of any conversation, which the bot need not be in, so what comes of the form is said in the person's
/// own chat. See https://docs.slack.dev/interactivity/implementing-shortcuts#messages
/// </summary>
internal sealed class MessageShortcut(OpenedWindows opened, ViewRenderer views, SlackChannel channel)
{
    /// <summary>The <c>callback_id</c>, as in the manifest.</summary>
    public const string LogMessage = "log.message";

    /// <summary>The longest text taken from the message, in characters.</summary>
    private const int LongestText = 2_000;

    /// <summary>The longest name, in characters.</summary>
    private const int LongestName = 100;

    public async Task TakeAsync(JsonElement payload, InteractionSource source, InboundTime left)
    {
        if (SlackJson.Text(payload, "callback_id") != LogMessage || SlackJson.Member(payload, "message") is not { } message || source is not { TriggerId: { } trigger, ChannelId: { } place })
            return;

        if (await opened.OpenAsync(source, views.Waiting(InteractionSource.Nowhere), left) is not { } window)
            return;

        var asked = new IncomingMessage
        {
            Id = trigger,
            // Whoever chose it sees the window alone, wherever the message is; a chat of two need not be one with the bot.
            Conversation = new ConversationReference(SlackServices.ChannelName, source.Bot.Tenant, place)
            {
                BotId = source.Bot.BotUserId,
                UserId = source.UserId,
                IsTargeted = true,
                AnswerUrl = Uri.TryCreate(source.ResponseUrl, UriKind.Absolute, out var address) ? address : null,
                ReplyToId = trigger,
            },
            From = source.Person,
            IsUnseen = true,
            Call = await CallAsync(message, source, left),
        };
        await opened.AnswerAsync("shortcut", window, asked, InteractionSource.Nowhere, left);
    }

    private async Task<SkillCall> CallAsync(JsonElement message, InteractionSource source, InboundTime left)
    {
        var call = new SkillCall(LogMessage);
        if (SlackText.Decode(SlackJson.Text(message, "text") ?? "", source.Bot.BotUserId) is { Length: > 0 } text)
            call = call.With("text", Shortening.Text(text, LongestText));
        if (await SenderAsync(message, source, left) is { Length: > 0 } sender)
            call = call.With("sender", Shortening.Text(sender, LongestName));
        if (SentAt(SlackJson.Text(message, "ts")) is { } sent)
            call = call.With("sent", sent.ToString("O", CultureInfo.InvariantCulture));
        return call;
    }

    /// <summary>A message of a person names only their id.</summary>
    private async Task<string?> SenderAsync(JsonElement message, InteractionSource source, InboundTime left)
    {
        if (SlackJson.Text(message, "user") is not { } user)
            return SlackJson.Text(message, "username");

        try
        {
            var asked = new ConversationReference(SlackServices.ChannelName, source.Bot.Tenant, source.ChannelId ?? "") { UserId = user, BotId = source.Bot.BotUserId };
            return (await channel.ProfileAsync(asked, left.Over))?.Name;
        }
        catch (Exception exception) when (exception is ChannelException || left.Over.IsCancellationRequested)
        {
            return null; // the form is of use without it
        }
    }

    /// <summary>A <c>ts</c> is seconds, a point and what makes it unique.</summary>
    private static DateTimeOffset? SentAt(string? ts) =>
        ts?.Split('.')[0] is { Length: <= 10 } seconds && long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? DateTimeOffset.FromUnixTimeSeconds(at) : null;
}
