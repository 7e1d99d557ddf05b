using RetentionBot.Conversation;
using RetentionBot.Store;

namespace RetentionBot.Host.Turns;

/// <summary>A message, or the press of a button, that changed something or was acknowledged early: what makes it happen once, whatever is delivered again.</summary>
/// <param name="Key">The message, or the button on its card.</param>
/// <param name="At">When it was answered.</param>
internal sealed record SeenMessage(string Key, DateTimeOffset At)
{
    /// <summary>How long it is remembered: cards lie in a chat for weeks, and their buttons still must not work twice.</summary>
    public const int DaysKept = 60;

    /// <summary>The answer, for a second delivery whose response is the answer; null where the answer went through the channel.</summary>
    public Reply? Reply { get; init; }

    /// <summary>The number of the account manager who did it.</summary>
    public int? Manager { get; init; }

    /// <summary>By which key what it changed can be taken back; null when it cannot. Once that is done the button works again.</summary>
    public string? UndoKey { get; init; }

    /// <summary>The day, for forgetting.</summary>
    public static Key ExpiryKey(DateTimeOffset at) => at.ToUnixTimeSeconds() / 86_400;
}
