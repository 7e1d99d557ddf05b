namespace RetentionBot.Skills.Customers;

/// <summary>An amount of one currency. Amounts of different currencies are never added.</summary>
/// <param name="Amount">Exact.</param>
/// <param name="Currency">ISO 4217, upper case; <c>XXX</c> when the source does not name one.</param>
public readonly record struct Money(decimal Amount, string Currency)
{
    /// <summary>ISO 4217's code for "no currency".</summary>
    public const string UnknownCurrency = "XXX";
}
