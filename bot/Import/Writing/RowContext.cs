using RetentionBot.Import.Mapping;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Offers.Guards;

namespace RetentionBot.Import.Writing;

/// <summary>What a row needs beside itself to become a record.</summary>
/// <param name="Settings">What holds for the whole file.</param>
/// <param name="Customers">Who is there.</param>
/// <param name="Managers">Who looks after them.</param>
/// <param name="Offers">The ids of the catalogue by what sources call them.</param>
/// <param name="Hindsight">What the guards say of offers that were sent.</param>
internal sealed record RowContext(StepSettings Settings, CustomerDirectory Customers, ManagerDirectory Managers, OfferDirectory Offers, OffersInHindsight Hindsight)
{
    /// <summary>The division of a row.</summary>
    public string? DivisionOf(RowValues row) => row.Text("division") ?? Settings.Division;

    /// <summary>The number of the customer a row is about: by their id in the source, by <c>#number</c>, or by an e-mail address, telephone number or full name only they have.</summary>
    /// <exception cref="Reporting.RowFaultException">There is none, or none is named.</exception>
    public int CustomerOf(RowValues row, string field = "customer")
    {
        var called = row.Required(field);
        return FindCustomer(called) ?? throw row.Faulty("no-customer", field, called,
            $"There is no customer '{called}' of source '{Settings.CustomerSource}' here; import the customers first, or correct it.");
    }

    /// <summary>See <see cref="CustomerOf"/>; null when there is none.</summary>
    public int? FindCustomer(string called) =>
        Customers.BySourceId(new SourceId(Settings.CustomerSource, called))
        ?? (called.StartsWith('#') && int.TryParse(called.AsSpan(1), out var number) && number > 0 && number <= Customers.Highest ? number : default(int?))
        ?? Customers.ByWhatIsTheirsAlone(called);

    /// <summary>The number of the account manager a field names; null when it is empty, or, with a warning, when nobody is called so.</summary>
    public int? ManagerOf(RowValues row, string field, string instead)
    {
        if (row.Text(field) is not { } called)
        {
            return null;
        }

        var found = Managers.Find(Settings.Source, called);
        if (found is null)
        {
            row.Warn("no-manager", field, called, $"There is no account manager '{called}' here, so {instead}; import the managers first, then this file again.");
        }

        return found;
    }
}
