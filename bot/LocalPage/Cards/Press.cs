using RetentionBot.Conversation;

namespace RetentionBot.LocalPage.Cards;

/// <summary>A pressed button: what it says, and its call with the card's fields as further arguments.</summary>
public sealed record Press(string Title, SkillCall Call);
