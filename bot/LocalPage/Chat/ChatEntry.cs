using RetentionBot.Conversation;

namespace RetentionBot.LocalPage.Chat;

/// <summary>One message as it is drawn.</summary>
/// <param name="Number">Counts up within a conversation.</param>
/// <param name="At">When it was said.</param>
public abstract record ChatEntry(long Number, DateTimeOffset At);

/// <summary>The person's words, or the title of the button they pressed.</summary>
public sealed record Said(long Number, DateTimeOffset At, string Text, bool IsPress) : ChatEntry(Number, At);

/// <summary>One card of the bot.</summary>
public sealed record Answered(long Number, DateTimeOffset At, Card Card) : ChatEntry(Number, At);

/// <summary>What the page itself has to say when no answer came.</summary>
public sealed record Failed(long Number, DateTimeOffset At, string Sentence) : ChatEntry(Number, At);
