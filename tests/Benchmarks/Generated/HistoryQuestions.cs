using RetentionBot.Skills.Customers;

namespace RetentionBot.Benchmarks.Generated;

/// <summary>Questions about the history of one customer, as an account manager types them.</summary>
internal static class HistoryQuestions
{
    private const int Seed = 3;

    /// <summary>Questions about different customers whose full name nobody shares, in no order, each with the name.</summary>
    public static IReadOnlyList<(string Question, string Name)> About(GeneratedCompany company, int count)
    {
        var random = new Random(Seed);
        var unique = company.Customers.GroupBy(customer => customer.Name, customer => customer).Where(sharing => sharing.Count() == 1).Select(sharing => sharing.First()).ToArray();
        random.Shuffle(unique);
        return [.. unique.Take(count).Select(customer => (Question(customer), customer.Name))];
    }

    private static string Question(Customer customer) => $"what has {customer.Name} bought since 2023";
}
