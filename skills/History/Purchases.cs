using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.History;

/// <summary>What a customer has bought, order by order.</summary>
public sealed class Purchases(HistoryBook history, OrderPages orders, Freshness freshness)
{
    [SkillFunction("customer.purchases", Deed.ReadCustomer, "Lists what a customer has bought, order by order, of all time or of a span, or only certain products.")]
    [Phrase("what (has|have|did) {customer} (bought|buy|ordered|order|purchased|purchase) [from us] [so far]")]
    [Phrase("(what|which) (products|things|items|goods) (has|have|did) {customer} (bought|buy|ordered|order|purchased|purchase)")]
    [Phrase("[show|show me|list|give me|see] [all] [the] [last|latest|most recent|recent] [{count}] [last|latest|most recent|recent] (purchases|orders|order|purchase) (of|by|from|for|made by) {customer}")]
    [Phrase("[show|show me|list|give me|see|what was|what were] [all] {customer} [last|latest|most recent|recent] [{count}] [last|latest|most recent|recent] (purchases|orders|order|purchase|order history|purchase history)")]
    [Phrase("(has|did) {customer} [ever] (bought|buy|ordered|order) [any] {product}")]
    [Phrase("when did {customer} last (buy|order|purchase) [{product}]")]
    [Phrase("what does {customer} [usually] (buy|order)")]
    [Example("What has {customer} bought?")]
    [Example("what did {customer} order since March")]
    [Example("show {customer}'s last 3 orders")]
    [Example("purchases of {customer} in 2024")]
    [Example("has {customer} ever bought teapots")]
    [Example("what was her last order?")]
    public async Task<Reply> AnswerAsync(
        Customer customer, Period? period, int? count, string? product, RecordId? before, SkillTurn turn, CancellationToken cancellationToken)
    {
        var size = Math.Clamp(count ?? Answer.PageSize, 1, Answer.PageSize);
        var (page, firstLine, remaining) = before is null && period is { } span
            ? await WithinAsync(customer, span, product, size, turn, cancellationToken)
            : await LatestAsync(customer, period, product, size, before, turn, cancellationToken);
        if (page.Orders.Count == 0)
        {
            return await NoneAsync(customer, period, product, turn, cancellationToken);
        }

        var answer = new Answer(firstLine).Records(page.Orders.Select(order => OrderWording.Row(order, turn.Say)));
        if (page.HasMore)
        {
            var next = Answer.Within(Answer.About(customer, "customer.purchases"), period).With("before", page.Orders[^1].Id.ToString());
            answer.More(turn, product is null ? next : next.With("product", product), remaining);
        }

        return answer
            .Button("Spend", Answer.Within(Answer.About(customer, "customer.spend"), period))
            .Button("Last contact", Answer.About(customer, "customer.lastContact"))
            .Note(await freshness.NoteAsync(RecordKind.Purchase, turn, cancellationToken))
            .Reply(turn);
    }

    /// <summary>The first page of a span: the span is read once, because the first line counts and adds up all of it.</summary>
    private async ValueTask<(OrderPage Page, string FirstLine, string? Remaining)> WithinAsync(
        Customer customer, Period period, string? product, int size, SkillTurn turn, CancellationToken cancellationToken)
    {
        var lines = await history.AllAsync(Schema.Purchases, customer, period, cancellationToken);
        var rows = OrderPages.Newest(lines, product).ToList();
        var fitting = rows.SelectMany(row => row.Lines).ToList();
        var standing = PurchaseOrder.Group(fitting).Count(order => order.Stands);
        var what = product is null ? "" : $" with \"{ShortText.Of(product, 40)}\"";
        var during = turn.Say.During(period);
        var firstLine = $"{CustomerLabel.Full(customer)}, {during}: {turn.Say.Count(standing, "order")}{what}, {turn.Say.Amounts(PurchaseOrder.TotalsOf(fitting))}.";
        var page = Page<PurchaseOrder>.Of(rows, size);
        return (new OrderPage(page.Shown, page.HasMore), firstLine, $"{page.Beyond} more");
    }

    /// <summary>The newest orders, or the next ones: the figures come from what is kept with the customer.</summary>
    private async ValueTask<(OrderPage Page, string FirstLine, string? Remaining)> LatestAsync(
        Customer customer, Period? period, string? product, int size, RecordId? before, SkillTurn turn, CancellationToken cancellationToken)
    {
        var page = await orders.ReadAsync(customer, period ?? Period.Always, product, size, before, cancellationToken);
        var who = CustomerLabel.Full(customer);
        if (page.Orders.Count == 0)
        {
            return (page, "", null);
        }

        var newest = page.Orders[0];
        if (before is not null)
        {
            return (page, $"{who}, {turn.Say.Day(newest.On)} and before.", null);
        }

        if (product is not null)
        {
            return (page, $"{who} last had \"{ShortText.Of(product, 40)}\" in an order on {turn.Say.DayAgo(newest.On)}: {OrderWording.Products(newest, most: 2)}.", null);
        }

        var activity = customer.Activity;
        if (activity.LastPurchase is not { } last)
        {
            return (page, $"{who} has placed orders, but none that stands; the last was on {turn.Say.DayAgo(newest.On)}.", null);
        }

        var left = activity.Orders - page.Orders.Count(order => order.Stands);
        return (page,
            $"{who} has placed {turn.Say.Count(activity.Orders, "order")}, {turn.Say.Amounts(activity.Totals)} in all; the last on {turn.Say.DayAgo(last)}.",
            left > 0 ? $"About {left} more" : null);
    }

    private async ValueTask<Reply> NoneAsync(Customer customer, Period? period, string? product, SkillTurn turn, CancellationToken cancellationToken)
    {
        var what = product is null ? "No purchase" : $"No purchase of \"{ShortText.Of(product, 40)}\"";
        var when = period is { } span ? $" {turn.Say.During(span)}" : "";
        var none = await freshness.NoneAsync(RecordKind.Purchase, turn, cancellationToken);
        var last = customer.Activity.LastPurchase is { } day && (period is not null || product is not null) ? $"Their last purchase of all was on {turn.Say.DayAgo(day)}." : null;
        return new Answer($"{what} by {CustomerLabel.Full(customer)}{when}: {none}.")
            .Say(await freshness.BeforeItBeginsAsync(RecordKind.Purchase, period, turn, cancellationToken))
            .Say(last)
            .Button("Summary", Answer.About(customer, "customer.summary"))
            .Button("Status", Answer.About(customer, "customer.status"))
            .Reply(turn);
    }
}
