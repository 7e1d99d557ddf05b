using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Language;
using RetentionBot.Testing;

namespace RetentionBot.Benchmarks.Understanding;

/// <summary>Requests of every kind about generated customers, the same ones for the same customers.</summary>
internal static class TypedRequests
{
    private const int Seed = 11;

    private static readonly string[] Naming = [.. ExampleRequests.In("en").Select(example => example.Text).Where(text => text.Contains("{customer}", StringComparison.Ordinal))];
    private static readonly string[] NamingNobody = [.. ExampleRequests.In("en").Select(example => example.Text).Where(text => !text.Contains("{customer}", StringComparison.Ordinal))];

    /// <summary>So many requests, each about another customer.</summary>
    /// <param name="typed">How somebody types the name, with a source of chance for mistakes.</param>
    public static IReadOnlyList<string> About(IReadOnlyList<Customer> customers, int count, Func<Customer, Random, string> typed)
    {
        var random = new Random(Seed);
        return [.. Enumerable.Range(0, count).Select(_ => FilledRequests.Of(Naming[random.Next(Naming.Length)], typed(customers[random.Next(customers.Count)], random)))];
    }

    /// <summary>So many requests that name no customer.</summary>
    public static IReadOnlyList<string> AboutNobody(int count)
    {
        var random = new Random(Seed);
        return [.. Enumerable.Range(0, count).Select(_ => FilledRequests.Of(NamingNobody[random.Next(NamingNobody.Length)], ""))];
    }
}
