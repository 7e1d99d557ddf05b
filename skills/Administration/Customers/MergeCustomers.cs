using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Ledger;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Administration.Customers;

/// <summary>Makes two records of one customer one: the first keeps its number, the second's history is read with it.</summary>
public sealed class MergeCustomers(LedgerBook ledger)
{
    internal const string Function = "customer.merge";

    /// <summary>The most records one customer can be made of beside its own.</summary>
    private const int MostMerged = 10;

    /// <param name="customer">The record that stays.</param>
    /// <param name="other">The record that goes into it.</param>
    [SkillFunction(Function, Deed.MergeCustomers, "Merges two records of the same customer into one.")]
    [Phrase("merge {other} into {customer}")]
    [Phrase("merge {customer} (with|and) {other}")]
    [Phrase("{customer} and {other} are the same [customer|person|company]")]
    [Example("merge #12 into {customer}")]
    [Example("merge {customer} with #12")]
    [Example("{customer} and #12 are the same customer")]
    [Example("merge {customer} and #12")]
    public async Task<Reply> AnswerAsync(Customer customer, Customer other, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (customer.Number == other.Number)
        {
            return Reply.Of($"That is one record already: {CustomerLabel.Full(customer)}.");
        }

        if (customer.MergedNumbers.Count + other.MergedNumbers.Count >= MostMerged)
        {
            throw new SkillException($"A customer can be made of {MostMerged + 1} records at most, and these are more. Unmerge one first.");
        }

        if (!turn.Confirmed)
        {
            return Questions.Ask(turn, $"Merge {CustomerLabel.Full(other)} into {CustomerLabel.Full(customer)}?",
                [
                    new Facts([Described("Stays", customer, turn), Described("Goes into it", other, turn)]),
                    new Paragraph($"Both histories are then one, under #{customer.Number}. What only #{other.Number} has, such as addresses, is taken over. It can be unmerged later."),
                ],
                "Yes, merge them", Answer.About(customer, Function).With("other", $"#{other.Number}"));
        }

        foreach (var number in other.MergedNumbers)
        {
            await ledger.ChangeMergedAsync(number, record => record with { MergedInto = customer.Number }, turn, cancellationToken);
        }

        await ledger.ChangeAsync(other.Number, record => record with { MergedInto = customer.Number, MergedNumbers = [], TakenOver = MergedFields.TakenOver(customer, record) }, turn, cancellationToken);
        var merged = await ledger.ChangeAsync(customer.Number, record => MergedFields.Together(record, other) with { MergedNumbers = [.. record.MergedNumbers, other.Number, .. other.MergedNumbers] }, turn, cancellationToken);
        turn.TalkAbout(merged);
        return new Answer($"Merged: {CustomerLabel.Full(merged)} now has the history of #{other.Number}, too.")
            .Undo(turn, $"merging #{other.Number} into {CustomerLabel.Full(merged)}")
            .Button("Summary", Answer.About(merged, "customer.summary"))
            .Button("Unmerge", Answer.About(merged, UnmergeCustomer.Function).With("number", $"#{other.Number}"))
            .Reply(turn);
    }

    private static Fact Described(string label, Customer customer, SkillTurn turn) =>
        new(label, $"{CustomerLabel.Full(customer)}: {turn.Say.Count(customer.Activity.Orders, "order")}{(customer.Emails.Count > 0 ? $", {customer.Emails[0]}" : "")}");
}
