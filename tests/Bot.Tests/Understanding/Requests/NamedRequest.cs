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
