using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;

namespace RetentionBot.Skills.History;

/// <summary>
/// Reads contacts as the caller may see them: a private one is seen only by whoever had it. Others learn neither its text nor that it exists, so pages are filled up from what lies before.
/// </summary>
public sealed class VisibleContacts(HistoryBook history)
{
    private const int ChunkSize = 32;

    /// <summary>At most <paramref name="limit"/> contacts and attempts within a span, newest first.</summary>
    public async ValueTask<IReadOnlyList<Interaction>> NewestAsync(
        Customer customer, Period period, int limit, HistoryKey? before, SkillTurn turn, CancellationToken cancellationToken)
    {
        var visible = new List<Interaction>();
        while (true)
        {
            var chunk = await history.NewestAsync(Schema.Interactions, customer, period, Math.Max(limit, ChunkSize), before, cancellationToken);
            visible.AddRange(chunk.Where(contact => IsVisible(contact, turn)));
            if (visible.Count >= limit || chunk.Count < Math.Max(limit, ChunkSize))
            {
                return [.. visible.Take(limit)];
            }

            before = chunk[^1].At;
        }
    }

    /// <summary>The last contact within a span that reached the customer; null when none did. Attempts are passed over, however many there are.</summary>
    public ValueTask<Interaction?> LastReachedAsync(Customer customer, Period period, SkillTurn turn, CancellationToken cancellationToken) =>
        LastReachedAsync(customer, period, turn.Caller.Number, cancellationToken);

    /// <inheritdoc cref="LastReachedAsync(Customer, Period, SkillTurn, CancellationToken)"/>
    /// <param name="manager">The number of whoever asks.</param>
    public async ValueTask<Interaction?> LastReachedAsync(Customer customer, Period period, int manager, CancellationToken cancellationToken)
    {
        if (customer.Activity.LastContact is null)
        {
            return null;
        }

        HistoryKey? before = null;
        while (true)
        {
            var chunk = await history.NewestAsync(Schema.Interactions, customer, period, ChunkSize, before, cancellationToken);
            var reached = chunk.FirstOrDefault(contact => contact.Outcome == Outcome.Reached && IsVisible(contact, manager));
            if (reached is not null || chunk.Count < ChunkSize)
            {
                return reached;
            }

            before = chunk[^1].At;
        }
    }

    /// <summary>Whether the caller may know of a record.</summary>
    public static bool IsVisible(HistoryRecord record, SkillTurn turn) => IsVisible(record, turn.Caller.Number);

    /// <summary>Whether the account manager of that number may know of a record.</summary>
    public static bool IsVisible(HistoryRecord record, int manager) => record is not Interaction { IsPrivate: true } contact || contact.By == manager;
}
