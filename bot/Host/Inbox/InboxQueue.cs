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
    public static WorkItem Row(InboxMessage entry, DateTimeOffset dueAt) => new(Kind, HostKeys.Of(entry.Message), dueAt, JsonSerializer.Serialize(entry, HostJson.Default.InboxMessage));

    /// <summary>The key of that row.</summary>
    public static Key KeyOf(IncomingMessage message) => WorkItem.KeyOf(Kind, HostKeys.Of(message));

    /// <summary>The message of a row.</summary>
    /// <exception cref="JsonException">The row holds none.</exception>
    public static InboxMessage MessageOf(WorkItem row) =>
        JsonSerializer.Deserialize(row.Payload, HostJson.Default.InboxMessage) ?? throw new JsonException("The row is empty.");
}

/// <summary>What a row holds.</summary>
/// <param name="Message">The message that was acknowledged.</param>
/// <param name="IsBody">Whether its answer would have been the body of the response.</param>
internal sealed record InboxMessage(IncomingMessage Message, bool IsBody);
