using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Names;

namespace RetentionBot.Skills.History;

/// <summary>
/// Reads purchases order by order, newest first, a page at a time and no more of the history than the page needs. What one order holds on one day is one row: a return on a later day
/// is a row of its own, so that no line is dropped or repeated from page to page.
/// </summary>
public sealed class OrderPages(HistoryBook history)
{
    /// <summary>Lines read at once; an order has rarely more than a dozen.</summary>
    private const int ChunkSize = 64;

    /// <summary>At most <paramref name="limit"/> orders within a span.</summary>
    /// <param name="product">Words that all have to begin a word of the product or its line; null for every product. Rare ones cost a read of the whole span.</param>
    /// <param name="before">The id of the last order of the page before; null for the first page.</param>
    public async ValueTask<OrderPage> ReadAsync(
        Customer customer, Period period, string? product, int limit, RecordId? before, CancellationToken cancellationToken)
    {
        var span = before is { } last && last.Key.On < period.To ? period with { To = last.Key.On } : period;
        if (span.To < span.From)
        {
            return new OrderPage([], HasMore: false);
        }

        var orders = new List<PurchaseOrder>();
        var unfinishedDay = new List<Purchase>();
        HistoryKey? cursor = null;
        while (true)
        {
            var chunk = await history.NewestAsync(Schema.Purchases, customer, span, ChunkSize, cursor, cancellationToken);
            var isLast = chunk.Count < ChunkSize;
            unfinishedDay.AddRange(chunk);

            // The day the chunk ends in may go on in the next one; only days before it in the reading are whole.
            var whole = isLast ? unfinishedDay : unfinishedDay.Where(line => line.On > chunk[^1].On).ToList();
            orders.AddRange(Newest(whole, product).Where(order => before is null || IsBefore(order, before.Value)));
            if (orders.Count > limit || isLast)
            {
                return new OrderPage([.. orders.Take(limit)], orders.Count > limit);
            }

            unfinishedDay = [.. unfinishedDay.Where(line => line.On == chunk[^1].On)];
            cursor = chunk[^1].At;
        }
    }

    /// <summary>The last order that stands, as its row; null when none does. Returns and cancelled orders after it are passed over.</summary>
    public async ValueTask<PurchaseOrder?> LastStandingAsync(Customer customer, CancellationToken cancellationToken)
    {
        if (customer.Activity.LastPurchase is not { } day)
        {
            return null;
        }

        var lines = await history.AllAsync(Schema.Purchases, customer, new Period(day, day), cancellationToken);
        return Newest(lines, product: null).FirstOrDefault(order => order.Stands);
    }

    /// <summary>Lines as rows, newest first: those of one order and day together.</summary>
    public static IEnumerable<PurchaseOrder> Newest(IEnumerable<Purchase> lines, string? product)
    {
        var wanted = NameFolding.Fold(product).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return lines.Where(line => Fits(line, wanted))
            .GroupBy(line => line.On)
            .SelectMany(PurchaseOrder.Group)
            .OrderByDescending(order => order.Id.Key.At).ThenByDescending(order => order.Id.Key);
    }

    private static bool IsBefore(PurchaseOrder order, RecordId last) =>
        order.Id.Key.At < last.Key.At || (order.Id.Key.At == last.Key.At && order.Id.Key < last.Key);

    private static bool Fits(Purchase line, string[] wanted)
    {
        if (wanted.Length == 0)
        {
            return true;
        }

        var words = NameFolding.Fold($"{line.Product} {line.ProductLine}").Split(' ');
        return wanted.All(word => words.Any(known => known.StartsWith(Singular(word), StringComparison.Ordinal)));
    }

    private static string Singular(string word) => word.Length > 3 && word[^1] == 's' ? word[..^1] : word;
}

/// <summary>A page of orders.</summary>
/// <param name="Orders">Newest first.</param>
/// <param name="HasMore">Whether older ones come after them.</param>
public sealed record OrderPage(IReadOnlyList<PurchaseOrder> Orders, bool HasMore);
