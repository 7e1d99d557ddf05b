using RetentionBot.Skills.Names;

namespace RetentionBot.Skills.History;

/// <summary>To what the last order of a customer was their first: the firm, a division, a product line.</summary>
/// <param name="Division">The division none of their earlier orders was from; null when there is none.</param>
/// <param name="Line">The product line none of their earlier orders had; null when there is none.</param>
public sealed record NewTo(string? Division, string? Line)
{
    /// <summary>A pure rule over the orders that stand.</summary>
    /// <param name="standing">At least one, oldest first.</param>
    public static NewTo Of(IReadOnlyList<PurchaseOrder> standing)
    {
        var before = standing.Take(standing.Count - 1).SelectMany(order => order.Lines).Where(IsBought).ToList();
        return new NewTo(New(purchase => purchase.Division), New(purchase => purchase.ProductLine));

        string? New(Func<Purchase, string?> name)
        {
            var known = before.Select(purchase => NameFolding.Fold(name(purchase))).ToHashSet(StringComparer.Ordinal);
            // Where an earlier order does not say what it was of, nobody knows what is new.
            return known.Contains("") ? null : standing[^1].Lines.Where(IsBought).Select(name).FirstOrDefault(each => NameFolding.Fold(each) is { Length: > 0 } folded && !known.Contains(folded));
        }
    }

    private static bool IsBought(Purchase line) => line is { State: PurchaseState.Completed or PurchaseState.Open, Quantity: > 0 };
}
