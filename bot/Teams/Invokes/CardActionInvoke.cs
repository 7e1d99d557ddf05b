using System.Text.Json;
using Microsoft.AspNetCore.Http;
using RetentionBot.Teams.Cards;
using RetentionBot.Teams.Inbound;
using RetentionBot.Teams.Outbound;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Teams.Invokes;

/// <summary>
/// Answers the press of an Action.Execute, and a card that is drawn anew by itself: with the card that takes its place, or with a remark that leaves it as it is. Whoever
/// presses is who the activity says they are, whoever else sees the button; the function checks what they may do.
/// </summary>
internal sealed class CardActionInvoke(TurnRunner turns, AdaptiveCardRenderer cards)
{
    /// <summary>The client shows a failure of its own when it waited for some seconds.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(2);

    public async Task<ActivityAnswer> AnswerAsync(Activity activity)
    {
        var press = CardActionPress.Read(activity.Value);
        if (press.Call is null)
            return Answered(StatusCodes.Status400BadRequest, ContentTypes.Error, JsonSerializer.SerializeToElement(press.Fault!, WireJson.Wire.CardActionFault)); // without a call there is a fault

        var message = MessageReader.Read(activity, press.Call) with { IsRefresh = press.IsRefresh };
        var answer = new OneCardAnswer(_patience);
        return await turns.RunAsync(message, answer) ?? Answered(answer, AdaptiveClient.Of(message.Conversation));
    }

    private ActivityAnswer Answered(OneCardAnswer answer, AdaptiveClient client) => answer.Card is { } card
        ? Answered(StatusCodes.Status200OK, ContentTypes.AdaptiveCard, cards.Render(card, client))
        : Answered(StatusCodes.Status200OK, ContentTypes.Message, JsonSerializer.SerializeToElement(answer.Remark(AdaptiveLimits.Remark) ?? Wording.DoneAlready, WireJson.Wire.String));

    private static ActivityAnswer Answered(int status, string type, JsonElement value) =>
        ActivityAnswer.Of(new CardActionAnswer(status, type, value), WireJson.Wire.CardActionAnswer, status);
}
