using RetentionBot.Store;

namespace RetentionBot.Skills.Conversations;

/// <summary>Reads what is remembered of a conversation.</summary>
public sealed class ConversationBook(IStore store)
{
    /// <summary>The memory; an empty one when nothing is remembered.</summary>
    public async ValueTask<ConversationMemory> OpenAsync(string key, CancellationToken cancellationToken)
    {
        var found = await store.GetAsync(Schema.Memories, [key], cancellationToken);
        return found.Count == 0 ? new ConversationMemory(key) : found[0].Document;
    }
}
