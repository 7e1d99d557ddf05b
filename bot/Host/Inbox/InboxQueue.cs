using System.Text.Json;
using RetentionBot.Conversation;
using RetentionBot.Host.Chats;
using RetentionBot.Store;

namespace RetentionBot.Host.Inbox;

/// <summary>Messages that were acknowledged before they were answered. A row is there from the acknowledgement until the answer is committed.</summary>
internal static class InboxQueue
{
    /// <summary>The queue's name in the store.</summary>
    public const string Kind = "inbox";

    /// <summary>The row of a message.</summary>
    public static WorkItem Row(IncomingMessage message, DateTimeOffset dueAt) => new(Kind, HostKeys.Of(message), dueAt, JsonSerializer.Serialize(message, HostJson.Default.IncomingMessage));

    /// <summary>The key of that row.</summary>
    public static Key KeyOf(IncomingMessage message) => WorkItem.KeyOf(Kind, HostKeys.Of(message));

    /// <summary>The message of a row.</summary>
    /// <exception cref="JsonException">The row holds none.</exception>
    public static IncomingMessage MessageOf(WorkItem row) =>
        JsonSerializer.Deserialize(row.Payload, HostJson.Default.IncomingMessage) ?? throw new JsonException("The row is empty.");
}
