using RetentionBot.Store;

namespace RetentionBot.Skills.Conversations;

/// <summary>Reads what is remembered of a conversation.</summary>
public sealed class ConversationBook(IStore store)
{
    /// <summary>The memory and the version it was read at; an empty one at version 0 when nothing is remembered.</summary>
    public async ValueTask<Stored<ConversationMemory>> OpenAsync(string key, CancellationToken cancellationToken)
    {
        var found = await store.GetAsync(Schema.Memories, [key], cancellationToken);
        return found.Count == 0 ? new Stored<ConversationMemory>(new ConversationMemory(key), 0) : found[0];
    }
}
