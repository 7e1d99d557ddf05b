using System.Globalization;
using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Ledger;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Administration.Customers;

/// <summary>Makes a merged record one of its own again, with the history that was recorded under its number.</summary>
public sealed class UnmergeCustomer(LedgerBook ledger)
{
    internal const string Function = "customer.unmerge";

    /// <param name="customer">The record it was merged into.</param>
    /// <param name="number">Which merged record, as <c>#12</c>; left out where there is only one.</param>
    [SkillFunction(Function, Deed.MergeCustomers, "Takes two merged records of customers apart again.")]
    [Phrase("(unmerge|un-merge|split|separate) {customer}")]
    [Phrase("(unmerge|un-merge|split|separate) {number} (from|off) {customer}")]
    [Example("unmerge {customer}")]
    [Example("split {customer}")]
    [Example("separate #12 from {customer}")]
    [Example("unmerge #12 from {customer}")]
    public async Task<Reply> AnswerAsync(Customer customer, string? number, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (customer.MergedNumbers.Count == 0)
        {
            return Reply.Of($"{CustomerLabel.Full(customer)} is one record; nothing was merged into it.");
        }

        if (Which(customer, number) is not { } apart)
        {
            var calls = customer.MergedNumbers.Select(merged => Answer.About(customer, Function).With("number", $"#{merged}")).ToList();
            turn.Offer(calls);
            return new Answer($"{CustomerLabel.Full(customer)} is made of several records. Which one is to be taken out?")
                .Buttons(customer.MergedNumbers.Zip(calls, (merged, call) => ($"#{merged}", call)))
                .Reply(turn);
        }

        Customer merged = null!; // set while it is changed
        var other = await ledger.ChangeMergedAsync(apart, record => (merged = record) with { MergedInto = null, TakenOver = [] }, turn, cancellationToken);
        var survivor = await ledger.ChangeAsync(customer.Number, record => MergedFields.Apart(record, merged) with { MergedNumbers = [.. record.MergedNumbers.Where(number => number != apart)] }, turn, cancellationToken);
        turn.Saw(other);
        return new Answer($"Unmerged: {CustomerLabel.Full(survivor)} and {CustomerLabel.Full(other)} are two records again.")
            .Say($"What was recorded since the merge stays with #{survivor.Number}.")
            .Undo(turn, $"unmerging #{apart} from {CustomerLabel.Full(survivor)}")
            .Button($"Open #{survivor.Number}", Answer.About(survivor, "customer.summary"))
            .Button($"Open #{apart}", Answer.About(other, "customer.summary"))
            .Reply(turn);
    }

    private static int? Which(Customer customer, string? number) =>
        number is null ? customer.MergedNumbers is [var only] ? only : null
        : int.TryParse(number.AsSpan().Trim().TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var named) && customer.MergedNumbers.Contains(named) ? named
        : throw new SkillException($"{ShortText.Of(number, 20)} is not merged into {customer.Name} (#{customer.Number}). Merged into it: {string.Join(", ", customer.MergedNumbers.Select(merged => $"#{merged}"))}.");
}
