using RetentionBot.Skills.Outreach.Templates;
using RetentionBot.Skills.Outreach.Writing;

namespace RetentionBot.Skills.Tests.Outreach.Writing;

public sealed class GapsTests
{
    [Theory]
    [InlineData("en", "fault", "[what went wrong]")]
    [InlineData("de", "fault", "[was schiefgegangen ist]")]
    [InlineData("fr", "fault", "[ce qui n'a pas fonctionné]")]
    [InlineData("en", "name", "[the recipient's name]")]
    [InlineData("en", "order", "[order]")] // never asked for, so it is called what it is
    public void Gap_IsNamedInTheLanguageOfTheText(string language, string placeholder, string gap) => Assert.Equal(gap, Gaps.Of(TestTemplates.In(language), placeholder));

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("fr")]
    public void EveryGap_HasAWordingOfItsOwnAndIsFound(string language)
    {
        var templates = TestTemplates.In(language);
        var gaps = TemplateVocabulary.Phrases["missing"].Select(placeholder => Gaps.Of(templates, placeholder)).ToList();

        Assert.Distinct(gaps);
        Assert.All(TemplateVocabulary.Phrases["missing"], placeholder => Assert.NotEqual($"[{placeholder}]", Gaps.Of(templates, placeholder)));
        Assert.All(gaps, gap => Assert.Equal([gap], Gaps.In($"Before {gap}, behind.", templates)));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("Nothing is missing.", "")]
    [InlineData("Sorry for [what went wrong].", "[what went wrong]")]
    [InlineData("[what went wrong] and [what went wrong]", "[what went wrong]")]
    [InlineData("[what went wrong], [direct number]", "[direct number]|[what went wrong]")]
    [InlineData("Your order [sic] and [1].", "")] // other brackets are the writer's own
    [InlineData("what went wrong", "")]
    [InlineData("[What went wrong]", "")]
    [InlineData("Hello {{ first }},", "{{")]
    [InlineData("{{ fault }} and [direct number]", "[direct number]|{{")]
    [InlineData("Curly { braces }", "")]
    public void Gaps_AreFoundAsTheyStand(string text, string expected) =>
        Assert.Equal(expected.Split('|', StringSplitOptions.RemoveEmptyEntries), Gaps.In(text, TestTemplates.In("en")).Order(StringComparer.Ordinal));
}
