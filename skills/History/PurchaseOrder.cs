using RetentionBot.Skills.Customers;

namespace RetentionBot.Skills.History;

/// <summary>The lines of one order, read together. A line that is cancelled counts nowhere; a return takes away.</summary>
public sealed class PurchaseOrder
{
    private PurchaseOrder(IReadOnlyList<Purchase> lines) => Lines = lines;

    /// <summary>At least one, oldest first.</summary>
    public IReadOnlyList<Purchase> Lines { get; }

    /// <summary>The id people see: that of its first line.</summary>
    public RecordId Id => Lines[0].Id;

    /// <summary>The day of its first line.</summary>
    public DateOnly On => Lines[0].On;

    /// <summary>The day its last part was delivered; null when nobody said.</summary>
    public DateOnly? DeliveredOn => Lines.Max(line => line.DeliveredOn);

    /// <summary>The day the customer has had it since, as far as is known: that of its delivery, else its own.</summary>
    public DateOnly HadSince => DeliveredOn ?? On;

    /// <summary>What became of it.</summary>
    public OrderState State
    {
        get
        {
            if (Lines.All(line => line.State == PurchaseState.Cancelled))
            {
                return OrderState.Cancelled;
            }

            if (!Lines.Any(IsSale))
            {
                return OrderState.Return;
            }

            var hasReturn = Lines.Any(IsReturn);
            return hasReturn && Lines.Where(Counts).Sum(line => line.Quantity) <= 0 ? OrderState.Returned
                : hasReturn ? OrderState.PartlyReturned
                : OrderState.Standing;
        }
    }

    /// <summary>Whether it counts as an order.</summary>
    public bool Stands => State is OrderState.Standing or OrderState.PartlyReturned;

    /// <summary>What it adds up to, one amount per currency, by currency; empty when all of it was cancelled.</summary>
    public IReadOnlyList<Money> Totals => TotalsOf(Lines);

    /// <summary>Groups lines by order, oldest order first. Orders of records that were merged stay apart even where their numbers are the same.</summary>
    public static IReadOnlyList<PurchaseOrder> Group(IEnumerable<Purchase> lines) =>
        [.. lines.OrderBy(line => line.Key)
            .GroupBy(line => (line.At.Customer, line.Order))
            .Select(order => new PurchaseOrder([.. order]))
            .OrderBy(order => order.Lines[0].At.At).ThenBy(order => order.Lines[0].Key)];

    /// <summary>What lines add up to, one amount per currency, by currency. A total of zero is kept: it says that what was bought was taken back.</summary>
    public static IReadOnlyList<Money> TotalsOf(IEnumerable<Purchase> lines) =>
        [.. lines.Where(Counts)
            .GroupBy(line => line.Currency, StringComparer.Ordinal)
            .OrderBy(currency => currency.Key, StringComparer.Ordinal)
            .Select(currency => new Money(currency.Sum(line => line.Amount), currency.Key))];

    /// <summary>
    /// Whether a line's amount counts. One marked as returned that is not negative is the sale itself, taken back: it neither adds nor takes away.
    /// </summary>
    private static bool Counts(Purchase line) =>
        line.State != PurchaseState.Cancelled && !(line.State == PurchaseState.Returned && line is { Amount: >= 0, Quantity: >= 0 });

    private static bool IsReturn(Purchase line) => line.State == PurchaseState.Returned || (line.State != PurchaseState.Cancelled && line.Quantity < 0);

    private static bool IsSale(Purchase line) => line.State is PurchaseState.Completed or PurchaseState.Open && line.Quantity >= 0;
}

/// <summary>What became of an order.</summary>
public enum OrderState
{
    /// <summary>It counts.</summary>
    Standing,

    /// <summary>It counts, with what was sent back taken off.</summary>
    PartlyReturned,

    /// <summary>Everything was sent back: not an order any more, its amounts cancel out.</summary>
    Returned,

    /// <summary>Only a return, of something bought under another number: no order, but its amount takes away from the total.</summary>
    Return,

    /// <summary>Called off: it counts nowhere.</summary>
    Cancelled,
}
