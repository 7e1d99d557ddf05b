using RetentionBot.Skills.Conversations;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Ledger;
using RetentionBot.Store;

namespace RetentionBot.Skills.Administration.Erasure;

/// <summary>Removes what the bot remembers of its own work with the person: ways back, questions, what conversations were about, and whatever others keep of what was said.</summary>
public sealed class TraceErasure(IStore store, IEnumerable<IKeepsReplies> replies)
{
    /// <summary>Adds it to the turn's writes, and returns how many recorded answers and messages go.</summary>
    internal async ValueTask<int> AddToAsync(ErasedPerson person, SkillTurn turn, CancellationToken cancellationToken)
    {
        await foreach (var stored in store.ReadAllAsync(Schema.Undo, cancellationToken))
        {
            if (IsOf(person, stored.Document))
            {
                turn.Writes.Delete(Schema.Undo, stored.Document.Key, stored.Version);
            }
        }

        await foreach (var stored in store.ReadAllAsync(Schema.Questions, cancellationToken))
        {
            // The question that is being answered just now holds a number only, and says from now on that it was answered.
            if (IsOf(person, stored.Document) && !turn.Writes.Has(Schema.Questions, stored.Document.Key))
            {
                turn.Writes.Delete(Schema.Questions, stored.Document.Key, stored.Version);
            }
        }

        turn.LetGo();
        await foreach (var stored in store.ReadAllAsync(Schema.Memories, cancellationToken))
        {
            // The memory of this conversation is written with the turn.
            if (stored.Document.Key != turn.Memory.Key && IsOf(person, stored.Document))
            {
                turn.Writes.Delete(Schema.Memories, stored.Document.Key);
            }
        }

        var count = 0;
        foreach (var kept in replies)
        {
            count += await kept.AddDeletionsAsync(person, turn.Writes, cancellationToken);
        }

        return count;
    }

    private static bool IsOf(ErasedPerson person, UndoEntry entry) =>
        entry.Customers.Any(person.Numbers.Contains) || person.IsIn(entry.What) || entry.Steps.Any(step => person.IsIn(step.Before));

    private static bool IsOf(ErasedPerson person, Question question) => question.Customers.Any(person.Numbers.Contains) || IsOf(person, question.Call);

    private static bool IsOf(ErasedPerson person, ConversationMemory memory) =>
        (memory.Subject is { } subject && person.Numbers.Contains(subject))
        || memory.Choices.Concat(memory.Awaited.Select(awaited => awaited.Call)).Append(memory.More).OfType<RememberedCall>().Any(call => IsOf(person, call));

    private static bool IsOf(ErasedPerson person, RememberedCall call) => call.Arguments.Values.Any(person.IsIn);
}
