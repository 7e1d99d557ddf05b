using FsCheck;
using FsCheck.Fluent;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Language;
using RetentionBot.Testing;

namespace RetentionBot.Bot.Tests.Understanding.Requests;

/// <summary>A request that names one customer.</summary>
/// <param name="Intent">What it asks.</param>
/// <param name="Example">With <c>{customer}</c> where the name goes.</param>
/// <param name="Customer">Who is named.</param>
public sealed record NamedRequest(string Intent, string Example, Customer Customer)
{
    /// <summary>The request with the name written so.</summary>
    public string With(string name) => FilledRequests.Of(Example, name);

    public override string ToString() => $"{Intent}: {With(Customer.Name)}";
}

/// <summary>Any customer with any request that understanding learns from. Not with those that add somebody new, or that ask for nothing: they look nobody up.</summary>
public static class LearntRequestsOfCustomers
{
    public static Arbitrary<NamedRequest> Requests() => NamedRequests.Of(Examples, KnownCustomers.All);

    internal static IEnumerable<(string Intent, string Text)> Examples => ExampleRequests.In("en")
        .Where(example => example.Intent is not ("customer.add" or "none" or "unsafe"))
        .Select(example => (example.Intent, example.Text));
}

/// <summary>The same of persons only.</summary>
public static class LearntRequestsOfPersons
{
    public static Arbitrary<NamedRequest> Requests() => NamedRequests.Of(LearntRequestsOfCustomers.Examples, NamedRequests.Persons);
}

/// <summary>The same of persons, where no other name or abbreviation is in it: no word but the first and "I" begins with a capital.</summary>
public static class LearntRequestsInSmallLetters
{
    public static Arbitrary<NamedRequest> Requests() => NamedRequests.Of(LearntRequestsOfCustomers.Examples.Where(example => NamesNobodyElse(example.Text)), NamedRequests.Persons);

    private static bool NamesNobodyElse(string example) => !example.Contains("{manager}", StringComparison.Ordinal)
        && !example.Split(' ').Skip(1).Any(word => word.Any(char.IsUpper) && word is not "I");
}

/// <summary>Any customer with any request that understanding learns from in which they own something.</summary>
public static class LearntRequestsOfOwners
{
    /// <summary>How the examples write it.</summary>
    internal const string Owner = "{customer}'s";

    public static Arbitrary<NamedRequest> Requests() =>
        NamedRequests.Of(LearntRequestsOfCustomers.Examples.Where(example => example.Text.Contains(Owner, StringComparison.Ordinal)), KnownCustomers.All);
}

/// <summary>Any customer with any request that a function of the catalogue gives as an example.</summary>
public static class CatalogueRequestsOfCustomers
{
    /// <summary>Of functions that are told one customer: where a second name follows, "castle and moor ltd and ada" can be read in several ways.</summary>
    public static Arbitrary<NamedRequest> Requests() =>
        NamedRequests.Of(new SkillCatalogue().Functions.Where(function => function.Parameters.Count(parameter => parameter.Type == typeof(Customer)) == 1).SelectMany(function => function.Examples.Select(example => (function.Name, example))), KnownCustomers.All);
}

internal static class NamedRequests
{
    public static IReadOnlyList<Customer> Persons => [.. KnownCustomers.All.Where(customer => customer.Kind == CustomerKind.Person)];

    public static Arbitrary<NamedRequest> Of(IEnumerable<(string Intent, string Text)> examples, IReadOnlyList<Customer> customers)
    {
        var naming = examples.Where(example => example.Text.Split("{customer}").Length == 2).ToArray();
        return Gen.Elements(naming).SelectMany(example => Gen.Elements(customers.ToArray()).Select(customer => new NamedRequest(example.Intent, example.Text, customer))).ToArbitrary();
    }
}
