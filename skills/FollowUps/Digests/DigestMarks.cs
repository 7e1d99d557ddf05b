using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;

namespace RetentionBot.Skills.FollowUps.Digests;

/// <summary>Marks lines of a digest that were dealt with from it, and draws it anew.</summary>
public sealed class DigestMarks(DigestBook digests, DigestCard card)
{
    /// <summary>The line of a customer in the caller's digest of a day; null when there is none, or when it was dealt with and that stands.</summary>
    public async ValueTask<DigestLine?> OpenLineAsync(Customer customer, DateOnly digest, SkillTurn turn, CancellationToken cancellationToken)
    {
        if ((await digests.FindAsync(turn.Caller.Number, digest, cancellationToken))?.Document.Lines.FirstOrDefault(line => IsOf(line, customer)) is not { } line)
        {
            return null;
        }

        return line.DealtWithAt is null || await digests.FactsAsync([line], turn, cancellationToken) is [{ IsDealtWith: false }] ? line : null;
    }

    /// <summary>The digest as it is.</summary>
    /// <exception cref="SkillException">There is none of that day any more.</exception>
    /// <param name="opened">The line whose fields are open; null for none.</param>
    public async ValueTask<Reply> DrawAsync(DateOnly digest, int? skip, OpenedLine? opened, SkillTurn turn, CancellationToken cancellationToken) =>
        await card.DrawAsync(await FindAsync(digest, turn, cancellationToken), new DigestView { Skip = skip ?? 0, Opened = opened }, turn, cancellationToken);

    /// <summary>The digest with a customer's line marked as dealt with, in the turn's writes.</summary>
    /// <param name="how">For the line: <c>done</c>, <c>snoozed until 30 Nov 2026</c>.</param>
    /// <exception cref="SkillException">There is no digest of that day any more.</exception>
    public async ValueTask<Reply> MarkAsync(Customer customer, DateOnly digest, int? skip, string how, SkillTurn turn, CancellationToken cancellationToken)
    {
        var stored = await digests.FindAsync(turn.Caller.Number, digest, cancellationToken) ?? throw Gone();
        var marked = stored.Document with
        {
            Lines = [.. stored.Document.Lines.Select(line => IsOf(line, customer) ? line with { DealtWith = how, DealtWithAt = turn.Now, UndoKey = turn.Changes.UndoKey } : line)],
        };
        turn.Writes.Put(Schema.Digests, marked, stored.Version);
        return await card.DrawAsync(marked, new DigestView { Skip = skip ?? 0, JustDealtWith = customer.Number }, turn, cancellationToken);
    }

    private async ValueTask<Digest> FindAsync(DateOnly digest, SkillTurn turn, CancellationToken cancellationToken) =>
        (await digests.FindAsync(turn.Caller.Number, digest, cancellationToken))?.Document ?? throw Gone();

    private static bool IsOf(DigestLine line, Customer customer) => customer.AllNumbers.Contains(line.Customer);

    private static SkillException Gone() => new("I do not have that reminder any more. Type digest for what is due now.");
}
