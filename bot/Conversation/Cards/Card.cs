namespace RetentionBot.Conversation;

/// <summary>What a skill shows: a few closed elements from top to bottom. The first one is the answer. Each channel draws it in its own way.</summary>
/// <param name="Elements">At least one.</param>
public sealed record Card(IReadOnlyList<CardElement> Elements)
{
    /// <summary>A card of these elements.</summary>
    public Card(params CardElement[] elements)
        : this((IReadOnlyList<CardElement>)elements)
    {
    }
}
