namespace RetentionBot.Skills.History;

/// <summary>How an order reads in a few words.</summary>
internal static class OrderWording
{
    private const int NameLength = 60;

    /// <summary>Its products, the first <paramref name="most"/> by name: <c>Chai, Tofu and 3 more</c>; <c>unnamed goods</c> where the source names none.</summary>
    public static string Products(PurchaseOrder order, int most)
    {
        var names = order.Lines.Select(Name).Where(name => name.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (names.Count == 0)
        {
            return "unnamed goods";
        }

        var named = string.Join(", ", names.Take(most).Select(name => ShortText.Of(name, NameLength)));
        return names.Count > most ? $"{named} and {names.Count - most} more" : named;
    }

    /// <summary>A row: day, products and what became of it, amount, id of its first line.</summary>
    public static (string Day, string What, string Amount, string Id) Row(PurchaseOrder order, Wording say)
    {
        var mark = Mark(order.State);
        var what = Products(order, most: 2);
        return (say.Day(order.On), mark.Length == 0 ? what : $"{what} ({mark})", order.Totals.Count == 0 ? "" : say.Amounts(order.Totals), order.Id.ToString());
    }

    /// <summary>What became of it, for a row: empty for one that simply stands.</summary>
    private static string Mark(OrderState state) => state switch
    {
        OrderState.Cancelled => "cancelled, not counted",
        OrderState.Returned => "returned, not counted",
        OrderState.PartlyReturned => "partly returned",
        OrderState.Return => "a return",
        _ => "",
    };

    private static string Name(Purchase line) => line.Product.Length > 0 ? line.Product : line.ProductLine ?? "";
}
