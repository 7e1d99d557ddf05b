using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Tests.Transcripts;
using RetentionBot.Testing;

namespace RetentionBot.Skills.Tests;

public sealed class CatalogueTests
{
    /// <summary>Functions reached by exact phrases and buttons only; all others are named as intents for labelled requests.</summary>
    private static readonly string[] ByExactPhraseOnly = ["more"];

    private static readonly string[] Intents =
    [
        "help", "customer.summary", "customer.lastContact", "customer.purchases", "customer.spend", "customer.offers", "customer.preferences", "customer.owner", "customer.status",
        "customer.tickets", "customer.satisfaction", "customer.upcoming",
    ];

    private static readonly SkillCatalogue Catalogue = new();

    public static TheoryData<string> Functions => [.. Catalogue.Functions.Select(function => function.Name)];

    [Fact]
    public void Catalogue_HasEveryQuestionAboutACustomer() =>
        Assert.Empty(Intents.Concat(ByExactPhraseOnly).Except(Catalogue.Functions.Select(function => function.Name)));

    [Theory]
    [MemberData(nameof(Functions))]
    public void Function_IsDeclaredWhole(string name)
    {
        var function = Catalogue.Find(name)!; // it comes from the catalogue

        Assert.Matches("^[A-Z].{20,150}\\.$", function.Purpose);
        Assert.NotEmpty(function.Phrases);
        Assert.True(function.Examples.Count >= 4, $"{name} has {function.Examples.Count} examples; give it at least 4.");
        Assert.Contains(name, TranscriptFiles.Names);
        Assert.Equal(function.Examples.Count, function.Examples.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Phrase_NamesOnlyParametersOfItsFunctionAndIsLowerCase(string name)
    {
        var function = Catalogue.Find(name)!; // it comes from the catalogue
        var parameters = function.Parameters.Select(parameter => parameter.Name).ToHashSet();
        foreach (var phrase in function.Phrases)
        {
            var groups = PhrasePattern.Of(phrase).GetGroupNames().Where(group => !char.IsDigit(group[0]));

            Assert.Subset(parameters, groups.ToHashSet());
            Assert.Equal(phrase.ToLowerInvariant(), phrase);
            Assert.DoesNotContain("{period}", phrase, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Example_NamesOnlyACustomer(string name)
    {
        var function = Catalogue.Find(name)!; // it comes from the catalogue

        Assert.All(function.Examples, example => Assert.DoesNotContain("{", example.Replace("{customer}", "", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.Equal(function.Parameters.Any(parameter => parameter.Type == typeof(Customer)), function.Examples.Any(example => example.Contains("{customer}", StringComparison.Ordinal)));
    }
}
