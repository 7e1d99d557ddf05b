namespace RetentionBot.Conversation;

/// <summary>Draws a card in a channel's own format. Owns that channel's limits and its escaping; never fails on what a card holds.</summary>
/// <typeparam name="T">The channel's format.</typeparam>
public interface ICardRenderer<out T>
{
    /// <summary>The card in the channel's format.</summary>
    T Render(Card card);
}
