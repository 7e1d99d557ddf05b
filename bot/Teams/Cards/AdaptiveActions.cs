using RetentionBot.Conversation;

namespace RetentionBot.Teams.Cards;

/// <summary>Draws buttons. A press comes back as Action.Submit, which every client of the protocol knows; Web Chat ignores Action.Execute.</summary>
internal static class AdaptiveActions
{
    /// <summary>The button, or null for an address that is neither https nor mailto.</summary>
    public static AdaptiveAction? Button(CardAction action) => action switch
    {
        CallAction call => new SubmitAction(TitleOf(action), new SubmitData(call.Call.Function, call.Call.Arguments))
        {
            Style = call.Style switch { ActionStyle.Primary => "positive", ActionStyle.Destructive => "destructive", _ => null },
        },
        OpenUrlAction { Url: { IsAbsoluteUri: true, Scheme: "https" or "mailto" } url } => new OpenUrlCardAction(TitleOf(action), url.AbsoluteUri),
        _ => null,
    };

    private static string TitleOf(CardAction action) => Shortening.Text(action.Title, AdaptiveLimits.ActionTitle);
}
