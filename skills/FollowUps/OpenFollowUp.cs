using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps.Digests;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Store;

namespace RetentionBot.Skills.FollowUps;

/// <summary>Finds the one open follow-up somebody means, or asks which.</summary>
public sealed class OpenFollowUp(FollowUpBook followUps, HistoryBook history, CustomerBook customers, DigestBook digests, FollowUpOptions options)
{
    /// <summary>More than this are not offered to choose from.</summary>
    private const int MostOffered = 5;

    private const int MostLookedAt = 50;

    /// <summary>The follow-up of that id with its customer.</summary>
    /// <exception cref="SkillException">There is none of that id, or it is done.</exception>
    public async ValueTask<(Stored<FollowUp> FollowUp, Customer Customer)> ByIdAsync(FollowUpId id, CancellationToken cancellationToken)
    {
        var found = await followUps.FindAsync(id.Number, cancellationToken);
        var customer = found is { } known ? await customers.FindAsync(known.Document.Customer, cancellationToken) : null;
        return found is not { } followUp || customer is not { Document.ErasedOn: null } whose ? throw new SkillException($"I know no follow-up {id}. Ask for your follow-ups to see their ids.")
            : !followUp.Document.IsOpen ? throw new SkillException($"{id} is done already; nothing was changed.")
            : (followUp, whose.Document);
    }

    /// <summary>The follow-up of a line of the digest.</summary>
    /// <exception cref="SkillException">As for <see cref="ByIdAsync"/>.</exception>
    public ValueTask<(Stored<FollowUp> FollowUp, Customer Customer)> OfAsync(DigestLine line, CancellationToken cancellationToken) =>
        ByIdAsync(FollowUpId.TryParse(line.Reference, out var id) ? id : default, cancellationToken);

    /// <summary>Those that wait with a customer, the caller's own before those of others, soonest first.</summary>
    public async ValueTask<IReadOnlyList<FollowUp>> OfAsync(Customer customer, SkillTurn turn, CancellationToken cancellationToken) =>
        [.. (await history.OpenFollowUpsAsync(customer, Period.Always, MostLookedAt, cancellationToken)).OrderBy(followUp => followUp.Owner != turn.Caller.Number)];

    /// <summary>
    /// What somebody means who names a customer and no follow-up: the line of today's digest, else the one follow-up of their own that is due, else the only one they have with them. Nothing of a
    /// colleague's is taken to be meant.
    /// </summary>
    public async ValueTask<MeantFollowUp> MeantAsync(Customer customer, SkillTurn turn, CancellationToken cancellationToken)
    {
        var waiting = await OfAsync(customer, turn, cancellationToken);
        if ((await digests.FindAsync(turn.Caller.Number, turn.Today, cancellationToken))?.Document.Lines is { } lines && lines.FirstOrDefault(line => line.DealtWithAt is null && customer.AllNumbers.Contains(line.Customer)) is { } today)
        {
            return today.Kind == LineKind.FollowUp ? new MeantFollowUp(waiting) { FollowUp = waiting.FirstOrDefault(followUp => followUp.Id.ToString() == today.Reference) }
                : new MeantFollowUp(waiting) { Line = today, Skip = lines.TakeWhile(line => line != today).Count() / options.LinesShown * options.LinesShown };
        }

        List<FollowUp> own = [.. waiting.Where(followUp => followUp.Owner == turn.Caller.Number)];
        List<FollowUp> due = [.. own.Where(followUp => followUp.DueOn <= turn.Today)];
        return new MeantFollowUp(waiting) { FollowUp = due.Count == 1 ? due[0] : due.Count == 0 && own.Count == 1 ? own[0] : null };
    }

    /// <summary>Asks which of several is meant.</summary>
    /// <param name="call">What is done with the one that is chosen; its id is added.</param>
    public static Reply Choose(Customer customer, IReadOnlyList<FollowUp> open, SkillCall call, string question, SkillTurn turn)
    {
        List<FollowUp> shown = [.. open.Take(MostOffered)];
        List<SkillCall> calls = [.. shown.Select(followUp => call.With("id", followUp.Id.ToString()))];
        turn.Offer(calls);
        return new Answer($"{CustomerLabel.Full(customer)} has {turn.Say.Count(open.Count, "open follow-up")}. {question}")
            .Records(shown.Select(followUp => (turn.Say.Day(followUp.DueOn), FollowUpWording.Reason(followUp), followUp.Id.ToString())))
            .Buttons(shown.Zip(calls, (followUp, each) => (followUp.Id.ToString(), each)))
            .Note("Press an id or reply with its number in the list.")
            .Reply(turn);
    }
}

/// <summary>What somebody means who names a customer; neither follow-up nor line when that has to be asked.</summary>
/// <param name="Open">Everything that waits with the customer, their own first.</param>
public sealed record MeantFollowUp(IReadOnlyList<FollowUp> Open)
{
    /// <summary>The follow-up that is meant; null for none.</summary>
    public FollowUp? FollowUp { get; init; }

    /// <summary>The line of today's digest that is meant and is no follow-up; null for none.</summary>
    public DigestLine? Line { get; init; }

    /// <summary>The lines before the page of the digest that line is on.</summary>
    public int Skip { get; init; }
}
