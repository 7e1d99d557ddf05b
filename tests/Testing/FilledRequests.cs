using RetentionBot.Skills.Language;

namespace RetentionBot.Testing;

/// <summary>Example requests as somebody would type them; see <see cref="ExampleText"/>.</summary>
public static class FilledRequests
{
    private static readonly ExampleText English = new("en");

    /// <summary>Who takes over, where the example has <c>{manager}</c>.</summary>
    public const string Manager = "Tobias Lindqvist";

    /// <summary>The request with everything filled in.</summary>
    /// <param name="customer">How the customer is written.</param>
    public static string Of(string example, string customer) => English.Filled(example, customer, Manager);
}
