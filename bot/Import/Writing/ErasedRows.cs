using System.Globalization;
using RetentionBot.Import.Mapping;
using RetentionBot.Skills.Administration.Erasure;
using RetentionBot.Skills.Customers;

namespace RetentionBot.Import.Writing;

/// <summary>Tells rows that would bring an erased customer back: by the row's own id, by the customer it is about, or by the one it names as referred.</summary>
internal sealed class ErasedRows(ErasedIds erased, ImportKind kind, StepSettings settings)
{
    public bool Has(RowValues row, SourceId id) =>
        erased.Has(id)
        || (kind == ImportKind.Customers ? CustomerMerge.OtherIdsOf(row).Any(erased.Has) : IsErased(row.Text("customer")))
        || (kind == ImportKind.Referrals && IsErased(row.Text("referredCustomer")));

    /// <summary>See <see cref="RowContext.FindCustomer"/>: an e-mail address, a telephone number or a name of an erased customer leads nowhere any more.</summary>
    private bool IsErased(string? called) => called is not null
        && (erased.Has(new SourceId(settings.CustomerSource, called))
            || (called.StartsWith('#') && int.TryParse(called.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && erased.Has(number)));
}
