using System.Text.Json;
using RetentionBot.Skills.Administration.Erasure;
using RetentionBot.Store;

namespace RetentionBot.Host.Turns;

/// <summary>
/// Takes a person who is being erased out of what the host keeps of conversations: recorded answers lose their text and still say that a message was answered; messages that wait
/// to be answered or sent, and judgements that name the person, go.
/// </summary>
internal sealed class KeptReplies(IStore store) : IKeepsReplies
{
    public async ValueTask<int> AddDeletionsAsync(ErasedPerson person, Batch batch, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var stored in store.ReadAllAsync(HostSchema.Seen, cancellationToken))
        {
            if (stored.Document.Reply is { } reply && IsIn(person, JsonSerializer.SerializeToElement(reply, HostJson.Default.Reply)))
            {
                batch.Put(HostSchema.Seen, stored.Document with { Reply = null }, stored.Version);
                count++;
            }
        }

        await foreach (var stored in store.ReadAllAsync(WorkItem.Collection, cancellationToken))
        {
            if (IsIn(person, stored.Document))
            {
                batch.Delete(WorkItem.Collection, WorkItem.KeyOf(stored.Document.Kind, stored.Document.Name), stored.Version);
                count++;
            }
        }

        await foreach (var stored in store.ReadAllAsync(HostSchema.Feedback, cancellationToken))
        {
            if (person.IsIn(stored.Document.Text))
            {
                batch.Delete(HostSchema.Feedback, stored.Document.Key, stored.Version);
                count++;
            }
        }

        return count;
    }

    private static bool IsIn(ErasedPerson person, WorkItem item)
    {
        try
        {
            using var payload = JsonDocument.Parse(item.Payload);
            return IsIn(person, payload.RootElement);
        }
        catch (JsonException)
        {
            return person.IsIn(item.Payload); // put aside because nobody could read it
        }
    }

    /// <summary>Whether any text of it names the person, be it the argument of a button.</summary>
    private static bool IsIn(ErasedPerson person, JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => person.IsIn(json.GetString()),
        JsonValueKind.Array => json.EnumerateArray().Any(item => IsIn(person, item)),
        JsonValueKind.Object => json.EnumerateObject().Any(property => IsIn(person, property.Value)),
        _ => false,
    };
}
