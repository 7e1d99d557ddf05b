using System.Text.Json;
using RetentionBot.Conversation;
using RetentionBot.Slack.Blocks;
using RetentionBot.Slack.Inbound;
using RetentionBot.Slack.WebApi;

namespace RetentionBot.Slack.Interactions;

/// <summary>
/// Answers a pressed button: in the place of its message or beside it, in the window it opens or is in, and at home. See https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
/// </summary>
internal sealed class ButtonPress(InteractionTurns turns, SlackChannel channel, Windows windows, OpenedWindows opened, ViewRenderer views, AppHome home)
{
    private const string Kind = "press";

    public async Task TakeAsync(JsonElement payload, InteractionSource source, InboundTime left)
    {
        var state = SlackJson.Member(SlackJson.Member(payload, "state") ?? SlackJson.Member(source.View, "state"), "values");
        if (SlackJson.Items(payload, "actions").FirstOrDefault() is not { ValueKind: JsonValueKind.Object } action || BlockValues.Press(action, state) is not { } press)
            return;

        if (press.Form is { } form)
            await ShowAsync(form, source, left);
        else if (press.Call is { } call && IdOf(payload, action, source) is { } id)
            await AnswerAsync(call, press, id, source, left);
    }

    /// <summary>A form that the button carries needs nothing but to be shown.</summary>
    private async Task ShowAsync(Card form, InteractionSource source, InboundTime left)
    {
        var view = views.Modal(form, source.Origin);
        if (source.WindowId is { } window)
            await windows.UpdateAsync(source.Bot.Tenant, window, view, left.Over);
        else
            await opened.OpenAsync(source, view, left);
    }

    private async Task AnswerAsync(SkillCall call, PressedButton press, string id, InteractionSource source, InboundTime left)
    {
        // A window is opened before anything is looked up: it can be within three seconds only. What is pressed at home is answered in one, too.
        var window = source.WindowId;
        if (window is null && (press.OpensForm || source.IsHome) && (window = await opened.OpenAsync(source, views.Waiting(source.Origin), left)) is null)
            return;

        var origin = source.Origin;
        if (await home.PlaceOfAsync(Kind, source, origin, left) is not { } place)
        {
            if (window is not null)
                await opened.SayAsync(source.Bot.Tenant, window, Wording.NotShown, origin, left);
            return;
        }

        var message = new IncomingMessage
        {
            Id = id,
            Conversation = place with { ReplyToId = origin.MessageTs ?? id },
            From = source.Person,
            Call = call,
            IsUnseen = true,
            CardId = origin.MessageTs,
            ReplacesCard = press.InPlace && InteractionSource.CanReplace(origin),
        };
        if (window is null)
            await turns.RunAsync(Kind, message, new ChatAnswer(channel, message, left.LeftOf(InboundTime.Event)), left);
        else
            await opened.AnswerAsync(Kind, window, message, origin, left);
        home.Changed(source.Person);
    }

    /// <summary>Each press is a message of its own; that a second one changes nothing is known by the button and its message.</summary>
    private static string? IdOf(JsonElement payload, JsonElement action, InteractionSource source)
    {
        var at = SlackJson.Text(action, "action_ts") ?? SlackJson.Text(payload, "action_ts");
        return source.TriggerId ?? (at is null ? null : $"{at}/{source.MessageTs}/{source.UserId}");
    }
}
