using RetentionBot.Conversation;

namespace RetentionBot.Teams.Cards;

/// <summary>
/// Draws what a card can be pressed for. A press comes back as Action.Submit, which every client of the protocol knows; only where an answer shall and can take the
/// card's place it is Action.Execute.
/// </summary>
internal static class AdaptiveActions
{
    /// <summary>The button, or null for an address that is neither https nor mailto nor on the machine itself.</summary>
    public static AdaptiveAction? Button(CardAction action, AdaptiveClient client) => action switch
    {
        CallAction { InPlace: true } call when client.IsTeams => Execute(call),
        CallAction call => Submit(call),
        OpenUrlAction { Url: { IsAbsoluteUri: true, Scheme: "https" or "mailto" } or { IsAbsoluteUri: true, Scheme: "http", IsLoopback: true } } open => new OpenUrlCardAction(TitleOf(action), open.Url.AbsoluteUri),
        _ => null,
    };

    /// <summary>What draws the card anew; null when nothing does, when the client cannot, or when its reader is not known: then everybody's client would ask.</summary>
    public static AdaptiveRefresh? Refresh(Card card, AdaptiveClient client) => card.Refresh is { } call && client is { IsTeams: true, ReaderId: { } reader }
        ? new AdaptiveRefresh(new ExecuteAction(Wording.Refresh, call.Function, DataOf(call)), [reader])
        : null;

    private static ExecuteAction Execute(CallAction call) =>
        new(TitleOf(call), call.Call.Function, DataOf(call.Call)) { Style = StyleOf(call), Fallback = Submit(call) };

    private static SubmitAction Submit(CallAction call) => new(TitleOf(call), DataOf(call.Call)) { Style = StyleOf(call) };

    private static SubmitData DataOf(SkillCall call) => new(call.Function, call.Arguments);

    private static string? StyleOf(CallAction call) => call.Style switch { ActionStyle.Primary => "positive", ActionStyle.Destructive => "destructive", _ => null };

    private static string TitleOf(CardAction action) => Shortening.Text(action.Title, AdaptiveLimits.ActionTitle);
}
