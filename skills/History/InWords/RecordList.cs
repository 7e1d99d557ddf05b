using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;

namespace RetentionBot.Skills.History.InWords;

/// <summary>Shows the records of a customer themselves, of every kind, newest first, page by page.</summary>
public sealed class RecordList(EvidenceReader reader, Freshness freshness)
{
    /// <summary>All of them, from one on.</summary>
    /// <param name="again">The call that shows them; its <c>skip</c> says from where.</param>
    /// <param name="note">What to say besides; null for nothing.</param>
    public async Task<Reply> ShowAsync(Customer customer, Period? period, int skip, SkillCall again, string? note, SkillTurn turn, CancellationToken cancellationToken)
    {
        var (who, when) = (CustomerLabel.Full(customer), When(period, turn));
        var records = await reader.NewestAsync(customer, period ?? Period.Always, turn, cancellationToken);
        if (records.Count == 0)
        {
            return new Answer($"Records of {who}{when}: {await freshness.NoneAsync(RecordKind.Interaction, turn, cancellationToken)}.").Button("Summary", Answer.About(customer, "customer.summary")).Reply(turn);
        }

        var page = Page<EvidenceRecord>.Of([.. records.Skip(skip)], Answer.PageSize);
        var answer = Of(skip == 0 ? $"What is recorded of {who}{when}, newest first." : $"More records of {who}.", page.Shown, turn);
        if (page.HasMore)
        {
            answer.More(turn, again.With("skip", $"{skip + Answer.PageSize}"), page.Remaining);
        }

        return answer.Button("Summary", Answer.About(customer, "customer.summary")).Note(note).Reply(turn);
    }

    /// <summary>The newest of those that were read for a question.</summary>
    /// <inheritdoc cref="ShowAsync(Customer, Period?, int, SkillCall, string?, SkillTurn, CancellationToken)"/>
    internal static Reply Show(Customer customer, Period? period, IReadOnlyCollection<EvidenceRecord> read, SkillCall again, string? note, SkillTurn turn) =>
        Of($"What is recorded of {CustomerLabel.Full(customer)}{When(period, turn)}, newest first.", read.OrderByDescending(record => record.On).Take(Answer.PageSize), turn)
            .Button("All records", again.With("skip", "0"))
            .Button("Summary", Answer.About(customer, "customer.summary"))
            .Note(note)
            .Reply(turn);

    private static Answer Of(string firstLine, IEnumerable<EvidenceRecord> records, SkillTurn turn) =>
        new Answer(firstLine).Records(records.Select(record => (turn.Say.Day(record.On), record.Shown, record.Id)));

    private static string When(Period? period, SkillTurn turn) => period is { } span ? $" {turn.Say.During(span)}" : "";
}
