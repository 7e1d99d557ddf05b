namespace RetentionBot.Host.Chats;

/// <summary>What somebody thought of one of the bot's messages; a later judgement takes the place of an earlier one.</summary>
/// <param name="Key">Conversation, message and account.</param>
/// <param name="MessageId">The message.</param>
/// <param name="Account">Whose judgement.</param>
/// <param name="Reaction">For example <c>like</c>.</param>
/// <param name="Text">What they wrote; null for nothing.</param>
/// <param name="At">When.</param>
internal sealed record Feedback(string Key, string MessageId, string Account, string Reaction, string? Text, DateTimeOffset At);
