using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.History;

/// <summary>What a customer's purchases come to: currencies apart, cancelled orders left out, returns taken off.</summary>
public sealed class Spend(HistoryBook history, OrderPages orders, Freshness freshness)
{
    [SkillFunction("customer.spend", Deed.ReadCustomer, "Adds up what a customer has spent, of all time or of a span, each currency for itself.")]
    [Phrase("how much (has|have|did) {customer} (spent|spend|paid|pay|bought for) [with us] [so far] [in total|altogether|in all]")]
    [Phrase("how much (is|are) {customer} worth")]
    [Phrase("[what is|what's|show|show me|give me|tell me] [the] [total] (revenue|turnover|sales|spend|spending|lifetime value|total|value) (of|from|with|for|by) {customer}")]
    [Phrase("[what is|what's|show|show me|give me|tell me] {customer} [total] (revenue|turnover|sales|spend|spending|lifetime value|ltv|total|value)")]
    [Phrase("[total] (spend|revenue|sales|turnover) {customer}")]
    [Phrase("how much (revenue|turnover|money) (have we|did we) (made|make|had|have|got|get) (from|with) {customer}")]
    [Example("How much has {customer} spent?")]
    [Example("what is the turnover with {customer} in 2025")]
    [Example("total spend {customer} this year")]
    [Example("how much did they pay last quarter")]
    [Example("lifetime value of {customer}")]
    public async Task<Reply> AnswerAsync(Customer customer, Period? period, SkillTurn turn, CancellationToken cancellationToken)
    {
        var (count, totals, newest) = period is { } span
            ? await WithinAsync(customer, span, cancellationToken)
            : (customer.Activity.Orders, customer.Activity.Totals, await orders.ReadAsync(customer, Period.Always, product: null, Answer.PageSize, before: null, cancellationToken));
        var when = period is { } asked ? $" {turn.Say.During(asked)}" : "";
        if (newest.Orders.Count == 0)
        {
            var none = await freshness.NoneAsync(RecordKind.Purchase, turn, cancellationToken);
            return new Answer($"Spend of {CustomerLabel.Full(customer)}{when}: {none}.")
                .Say(await freshness.BeforeItBeginsAsync(RecordKind.Purchase, period, turn, cancellationToken))
                .Button("Summary", Answer.About(customer, "customer.summary"))
                .Reply(turn);
        }

        var counted = count == 0 ? ": no order of that time stands" : $" in {turn.Say.Count(count, "order")}";
        var answer = new Answer($"{CustomerLabel.Full(customer)} has spent {turn.Say.Amounts(totals)}{when}{counted}.")
            .Say(totals.Count > 1 ? "Amounts of different currencies are not added." : null)
            .Records(newest.Orders.Select(order => OrderWording.Row(order, turn.Say)));
        if (newest.HasMore)
        {
            answer.More(turn, Answer.Within(Answer.About(customer, "customer.purchases"), period).With("before", newest.Orders[^1].Id.ToString()));
        }

        return answer
            .Button("Purchases", Answer.Within(Answer.About(customer, "customer.purchases"), period))
            .Note("Cancelled orders do not count and returns are taken off.")
            .Note(await freshness.NoteAsync(RecordKind.Purchase, turn, cancellationToken))
            .Reply(turn);
    }

    private async ValueTask<(int Count, IReadOnlyList<Money> Totals, OrderPage Newest)> WithinAsync(Customer customer, Period period, CancellationToken cancellationToken)
    {
        var lines = await history.AllAsync(Schema.Purchases, customer, period, cancellationToken);
        var page = Page<PurchaseOrder>.Of([.. OrderPages.Newest(lines, product: null)], Answer.PageSize);
        return (PurchaseOrder.Group(lines).Count(order => order.Stands), PurchaseOrder.TotalsOf(lines), new OrderPage(page.Shown, page.HasMore));
    }
}
