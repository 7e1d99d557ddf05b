namespace RetentionBot.Conversation;

/// <summary>Makes one card of several, where only one can be shown.</summary>
public static class WholeCard
{
    /// <summary>The cards below each other. Of several none is drawn anew by itself: that would take the others away.</summary>
    /// <param name="cards">At least one.</param>
    public static Card Of(IReadOnlyList<Card> cards) =>
        cards is [var only] ? only : new Card([.. cards.SelectMany((card, i) => i == 0 ? card.Elements : card.Elements.Prepend(new Divider()))]) { Ai = LabelOf(cards) };

    // Where several of them have a [1], it can no longer be told which record is meant: then none is cited.
    private static AiLabel? LabelOf(IReadOnlyList<Card> cards) => cards.Select(card => card.Ai).OfType<AiLabel>().ToList() switch
    {
        [] => null,
        [var only] => only,
        _ => new AiLabel([]),
    };
}
