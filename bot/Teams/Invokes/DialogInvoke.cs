using System.Text.Json;
using RetentionBot.Conversation;
using RetentionBot.Teams.Cards;
using RetentionBot.Teams.Inbound;
using RetentionBot.Teams.Outbound;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Teams.Invokes;

/// <summary>
/// Answers what opens a dialog and what was filled in there: with the next form, or with a sentence that ends it. A dialog is seen by its person alone, wherever it was
/// opened; the bot may not be a member there, so nothing goes through the connector.
/// </summary>
internal sealed class DialogInvoke(TurnRunner turns, AdaptiveCardRenderer cards)
{
    /// <summary>The client gives up after 5 s. https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/respond-to-task-module-submit</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(4);

    private static readonly PlainTextRenderer _plainText = new();

    public async Task<ActivityAnswer> AnswerAsync(Activity activity)
    {
        if (DialogRequest.Read(activity) is not { } call)
            return Ended(Wording.UnknownDialog);

        var answer = new OneCardAnswer(_patience);
        return await turns.RunAsync(MessageReader.ReadPrivate(activity, call), answer) ?? Answered(answer);
    }

    private ActivityAnswer Answered(OneCardAnswer answer) => answer.Card switch
    {
        null => Ended(answer.Remark(AdaptiveLimits.DialogText) ?? Wording.DoneAlready),
        { } card when card.Elements.All(element => element is Heading or Paragraph or Footnote or Divider) => Ended(_plainText.Render(card, AdaptiveLimits.DialogText)),
        { } card => Continued(card),
    };

    private static ActivityAnswer Ended(string text) =>
        Answered("message", JsonSerializer.SerializeToElement(Shortening.Text(text, AdaptiveLimits.DialogText), WireJson.Wire.String));

    // A dialog takes Action.Submit only, and shows its card once.
    private ActivityAnswer Continued(Card card)
    {
        var drawn = new Attachment { ContentType = ContentTypes.AdaptiveCard, Content = cards.Render(card, AdaptiveClient.Any) };
        var title = card.Elements.OfType<Heading>().FirstOrDefault()?.Text ?? Wording.DialogTitle;
        return Answered("continue", JsonSerializer.SerializeToElement(
            new DialogCard(Shortening.Text(title, AdaptiveLimits.DialogTitle), "medium", "medium", drawn), WireJson.Wire.DialogCard));
    }

    private static ActivityAnswer Answered(string type, JsonElement value) => ActivityAnswer.Of(new DialogBody(new DialogTask(type, value)), WireJson.Wire.DialogBody);
}
