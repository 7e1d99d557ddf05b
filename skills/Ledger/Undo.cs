using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;
using RetentionBot.Store;

namespace RetentionBot.Skills.Ledger;

/// <summary>Takes a change back: by its button, or the newest of one's own by the word.</summary>
public sealed class Undo(UndoBook undo, CustomerBook customers, CallerRights rights, ManagerNames names)
{
    internal const string Function = "undo";

    private const string Amend = "To put it right, correct or remove the entry by its id, or edit the customer.";

    /// <param name="id">The change's key, from its button; left out, the caller's newest one is meant.</param>
    [SkillFunction(Function, Deed.Record, "Takes back what was recorded or changed, exactly, until the end of the next working day.")]
    [Phrase("undo [it|that|this|the last one|the last change|my last change|last change]")]
    [Phrase("(take|took) (it|that|this) back")]
    [Phrase("(revert|reverse|roll back) [it|that|this|the last change|my last change]")]
    [Phrase("that was (wrong|a mistake)")]
    [Example("undo")]
    [Example("undo that")]
    [Example("take it back")]
    [Example("revert my last change")]
    public async Task<Reply> AnswerAsync(string? id, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (await (id is null ? undo.LatestAsync(turn.Caller.Number, cancellationToken) : undo.FindAsync(id, cancellationToken)) is not { } stored)
        {
            return Reply.Of(id is null
                ? "There is nothing of yours to take back: I keep that until the end of the next working day."
                : $"That can no longer be taken back: I keep it until the end of the next working day. {Amend}");
        }

        return await RefusalAsync(stored.Document, turn, cancellationToken) is { } refusal ? Reply.Of(refusal) : await TakeBackAsync(stored, turn, cancellationToken);
    }

    private async ValueTask<string?> RefusalAsync(UndoEntry entry, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (entry.Manager != turn.Caller.Number && !await rights.MayAsync(Deed.UndoOfOthers, turn.Caller, customer: null, cancellationToken))
        {
            return $"{await names.OfAsync(entry.Manager, turn, cancellationToken)} did that; only they, a lead or an administrator can take it back. {Amend}";
        }

        if (entry.UndoneAt is { } at)
        {
            return $"{ShortText.Sentence(await names.OfAsync(entry.UndoneBy, turn, cancellationToken) ?? "Somebody")} took that back already, on {turn.Say.Moment(at, turn.Zone)}.";
        }

        return turn.Now >= entry.Until ? $"That could be taken back until {turn.Say.Moment(entry.Until.AddMinutes(-1), turn.Zone)}. {Amend}" : null;
    }

    private async Task<Reply> TakeBackAsync(Stored<UndoEntry> stored, SkillTurn turn, CancellationToken cancellationToken)
    {
        var entry = stored.Document;
        foreach (var customer in await customers.FindManyAsync(entry.Customers, cancellationToken))
        {
            await rights.DemandAsync(Deed.Record, turn.Caller, customer.Document, cancellationToken);
        }

        if (!await undo.TryUndoAsync(entry, turn, cancellationToken))
        {
            return Reply.Of($"I did not take back {entry.What}: it was changed since, and taking it back would undo that too. {Amend}");
        }

        TellWhoLosesACustomer(turn);
        turn.Writes.Put(Schema.Undo, entry with { UndoneAt = turn.Now, UndoneBy = turn.Caller.Number }, stored.Version);
        foreach (var number in entry.Customers)
        {
            turn.SawNumber(number);
        }

        return Reply.Of($"Taken back: {entry.What}. Everything is as it was before.");
    }

    /// <summary>Who was told that a customer is theirs now is told that they are not.</summary>
    private static void TellWhoLosesACustomer(SkillTurn turn)
    {
        foreach (var change in turn.Changes.All)
        {
            if (change is { Before: Customer { Manager: { } loser } before, After: Customer after } && after.Manager != loser && loser != turn.Caller.Number)
            {
                turn.Tell(loser, Reply.Of($"{turn.Caller.Name} has taken back that you look after {CustomerLabel.Full(before)}."));
            }
        }
    }
}
