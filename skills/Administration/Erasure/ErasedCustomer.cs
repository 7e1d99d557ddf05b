using RetentionBot.Skills.Customers;

namespace RetentionBot.Skills.Administration.Erasure;

/// <summary>What is left of a customer who was erased: a number, and amounts without anybody they belong to.</summary>
internal static class ErasedCustomer
{
    private const string Name = "Erased customer";

    /// <summary>The record without the person. Whom it was merged with stays, because amounts are added up by it.</summary>
    /// <param name="hash">Turns ids of other systems into what nobody can read back.</param>
    public static Customer Of(Customer customer, DateOnly on, ErasureHash hash) => new()
    {
        Number = customer.Number,
        Name = Name,
        ErasedOn = on,
        Activity = customer.Activity,
        MergedNumbers = customer.MergedNumbers,
        MergedInto = customer.MergedInto,
        SourceIds = [.. customer.SourceIds.Select(hash.Of)],
    };

    /// <summary>Returns only if the customer was not erased.</summary>
    /// <exception cref="SkillException">They were; the message says when.</exception>
    public static void Refuse(Customer customer, Wording say)
    {
        if (customer.ErasedOn is { } day)
        {
            throw new SkillException($"Customer #{customer.Number} was erased on {say.Day(day)}. Nothing is left of them here but amounts without a name.");
        }
    }
}
