using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;
using RetentionBot.Store;

namespace RetentionBot.Skills.Outreach;

/// <summary>Finds the draft somebody means: the one of an id, of a customer, the one that was shown last, or the only one that waits.</summary>
public sealed class MeantDraft(DraftBook drafts, CustomerBook customers, CallerRights rights)
{
    private const int MostRead = 50;

    /// <summary>Older drafts are looked for by their id only.</summary>
    private const int DaysBack = 100;

    /// <summary>The caller's draft with its customer, who becomes the subject. A draft belongs to a person: nobody else's is found.</summary>
    /// <param name="id">Its id; null where none was said.</param>
    /// <param name="customer">The customer that was named; null for none.</param>
    /// <param name="mayHaveEnded">Whether one that was sent, discarded or has expired will do.</param>
    /// <exception cref="SkillException">There is none, or it is not certain which; the message says what to say.</exception>
    public async ValueTask<(Stored<Draft> Draft, Customer Customer)> FindAsync(DraftId? id, Customer? customer, SkillTurn turn, CancellationToken cancellationToken, bool mayHaveEnded = false)
    {
        var draft = id is { } asked ? await OfIdAsync(asked, turn, cancellationToken)
            : customer is not null ? await OfCustomerAsync(customer, mayHaveEnded, turn, cancellationToken)
            : await LastAsync(mayHaveEnded, turn, cancellationToken);
        if (!mayHaveEnded && !draft.Document.WaitsOn(turn.Today))
        {
            throw new SkillException($"{draft.Document.Id} {Ended(draft.Document, turn)}. Type drafts for those that wait.");
        }

        var whose = (await customers.FindAsync(draft.Document.Customer, cancellationToken))?.Document;
        if (whose is not { ErasedOn: null })
        {
            throw new SkillException($"The customer of {draft.Document.Id} is no longer recorded here.");
        }

        await rights.DemandAsync(Deed.Record, turn.Caller, whose, cancellationToken);
        turn.TalkAbout(whose);
        return (draft, whose);
    }

    /// <summary>What became of a draft, for the end of a sentence.</summary>
    internal static string Ended(Draft draft, SkillTurn turn) => draft.State switch
    {
        DraftState.Sent => $"was sent on {turn.Say.Day(draft.SentOn!.Value)}", // what was sent has its day
        DraftState.Discarded => "was discarded; restore it to go on with it",
        _ => $"expired on {turn.Say.Day(draft.ExpiresOn)}; restore it to go on with it",
    };

    private async ValueTask<Stored<Draft>> OfIdAsync(DraftId id, SkillTurn turn, CancellationToken cancellationToken) =>
        await drafts.FindAsync(id.Number, cancellationToken) is { } found && found.Document.Owner == turn.Caller.Number
            ? found
            : throw new SkillException($"You have no draft {id}. Type drafts for those that wait.");

    private async ValueTask<Stored<Draft>> OfCustomerAsync(Customer customer, bool mayHaveEnded, SkillTurn turn, CancellationToken cancellationToken)
    {
        List<Draft> theirs = [.. (await drafts.OfCustomerAsync(customer, turn.Today.AddDays(-DaysBack), cancellationToken)).Where(draft => draft.Owner == turn.Caller.Number && (mayHaveEnded || draft.WaitsOn(turn.Today)))];
        var own = theirs.Find(draft => draft.Number == turn.Memory.Draft) ?? theirs.Find(draft => draft.WaitsOn(turn.Today)) ?? theirs.FirstOrDefault();
        return own is null ? throw new SkillException($"You have no draft for {CustomerLabel.Full(customer)}. Ask me to draft one, for example a check-in.") : await OfIdAsync(own.Id, turn, cancellationToken);
    }

    private async ValueTask<Stored<Draft>> LastAsync(bool mayHaveEnded, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (turn.Memory.Draft is { } last && await drafts.FindAsync(last, cancellationToken) is { } shown && shown.Document.Owner == turn.Caller.Number && (mayHaveEnded || shown.Document.WaitsOn(turn.Today)))
        {
            return shown;
        }

        var waiting = await drafts.WaitingOfAsync(turn.Caller.Number, turn.Today, MostRead, cancellationToken);
        return waiting.Count switch
        {
            0 => throw new SkillException("No draft of yours waits. Ask me to draft something, for example a thank-you to a customer."),
            1 => waiting[0],
            _ => throw new SkillException($"Which one do you mean? {turn.Say.Count(waiting.Count, "draft")} of yours wait: {string.Join(", ", waiting.Take(5).Select(draft => draft.Document.Id))}{(waiting.Count > 5 ? " …" : "")}. Say it with the id, or type drafts to see them."),
        };
    }
}
