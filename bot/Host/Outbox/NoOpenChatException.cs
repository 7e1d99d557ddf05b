namespace RetentionBot.Host.Outbox;

/// <summary>An account manager has no chat in which the bot can speak: they have not written yet, or blocked or removed it. They are waited for.</summary>
internal sealed class NoOpenChatException() : InvalidOperationException("They have no open chat with the bot.")
{
    /// <summary>How long it is waited before it is looked again: with a dozen attempts that is six days.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(12);
}
