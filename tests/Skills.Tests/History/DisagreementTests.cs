using System.Globalization;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;

namespace RetentionBot.Skills.Tests.History;

public sealed class DisagreementTests
{
    private static readonly DateOnly Earlier = new(2024, 3, 3);
    private static readonly DateOnly Later = new(2025, 1, 1);

    [Fact]
    public void Sources_WhenTheirNewestValuesDiffer_Disagree()
    {
        var found = Assert.Single(Disagreement.Of(With(("city", "Oslo", "webshop", Earlier), ("city", "Bergen", "crm", Later))));

        Assert.Equal("City: Oslo (webshop, 3 Mar 2024) but Bergen (crm, 1 Jan 2025)", found.Sentence(new Wording(Later, CultureInfo.GetCultureInfo("en-GB"))));
    }

    [Fact]
    public void Sources_WhenOneHasChangedItsMind_AreTakenAtTheirNewest() =>
        Assert.Empty(Disagreement.Of(With(("city", "Oslo", "crm", Earlier), ("city", "Bergen", "crm", Later), ("city", "Bergen", "webshop", Earlier))));

    [Theory]
    [InlineData("city", "São Paulo", "SAO PAULO")]
    [InlineData("phones", "+49 (0)711 284", "0049 711 284")]
    [InlineData("emails", "Ada@Example.org", " ada@example.org")]
    [InlineData("city", "Oslo", "")]
    [InlineData("city", "Oslo", " - ")]
    public void Sources_WhenTheyOnlyWriteItDifferently_Agree(string field, string one, string other) =>
        Assert.Empty(Disagreement.Of(With((field, one, "webshop", Earlier), (field, other, "crm", Later))));

    [Fact]
    public void Sources_OfDifferentFields_DoNotDisagree() => Assert.Empty(Disagreement.Of(With(("city", "Oslo", "webshop", Earlier), ("country", "Norway", "crm", Later))));

    private static Customer With(params (string Field, string Value, string Source, DateOnly AsOf)[] values) =>
        new() { Number = 1, Name = "Ada", Sourced = [.. values.Select(value => new SourcedValue(value.Field, value.Value, value.Source, value.AsOf))] };
}
