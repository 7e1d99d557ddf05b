namespace RetentionBot.Conversation;

/// <summary>A message of a channel that shows what the bot is at and is open for the answer.</summary>
/// <param name="Id">The channel's own id of it.</param>
/// <param name="Shown">How often something was shown in it; at least 1.</param>
public sealed record AnswerStream(string Id, int Shown);
