using RetentionBot.Skills.Outreach.Writing;

namespace RetentionBot.Skills.Tests.Outreach.Writing;

public sealed class OwnTemplatesTests
{
    private static readonly string[] Placeholders = ["first", "order"];

    private static readonly Dictionary<string, string> Values = new() { ["first"] = "Ada", ["order"] = "your order of 12 May" };

    [Theory]
    [InlineData("", "")]
    [InlineData("\n \n", "")]
    [InlineData("Hello {{ first }},", "Hello Ada,")]
    [InlineData("Hello {{first}},", "Hello Ada,")]
    [InlineData("Thank you for {{ order }}.\n\nAll is well.", "Thank you for your order of 12 May.|All is well.")]
    [InlineData("One.\r\nTwo.\r\n", "One.|Two.")]
    [InlineData("  One.  ", "One.")]
    [InlineData("One.\n{{ first\nThree.", "One.|Three.")] // what cannot be read is left out
    [InlineData("{{ first | upcase }}", "ADA")]
    [InlineData("# is no comment here", "# is no comment here")]
    public void Text_IsAParagraphALine(string text, string paragraphs) =>
        Assert.Equal(paragraphs.Split('|', StringSplitOptions.RemoveEmptyEntries), OwnTemplates.Read(text).Select(line => line.Say(Values)));

    [Theory]
    [InlineData("")]
    [InlineData("Hello {{ first }},")]
    [InlineData("Thank you for {{ order }}.\n\n{{ first }}")]
    [InlineData("No placeholder at all, and a [bracket].")]
    public void Text_ThatCanBeRead_HasNoFault(string text) => Assert.Null(OwnTemplates.FaultOf(text, Placeholders));

    [Theory]
    [InlineData("Hello {{ fist }},", "Line 1 names {{ fist }}, which I do not know here. There are first, order.")]
    [InlineData("Hello {{ first }},\n\nThank you for {{ spend }}.", "Line 3 names {{ spend }}, which I do not know here. There are first, order.")] // empty lines count
    [InlineData("{{ First }}", "Line 1 names {{ First }}, which I do not know here. There are first, order.")]
    [InlineData("{% if tier %}Hello{% endif %}", "Line 1 names {{ tier }}, which I do not know here. There are first, order.")] // nor asked for in passing
    [InlineData("{{ first | append: spend }}", "Line 1 names {{ spend }}, which I do not know here. There are first, order.")]
    public void UnknownPlaceholder_IsNamedWithItsLine(string text, string fault) => Assert.Equal(fault, OwnTemplates.FaultOf(text, Placeholders));

    [Theory]
    [InlineData("{{ first", 1)]
    [InlineData("Hello,\n{% if first %}Ada", 2)]
    [InlineData("Hello,\n\n{{ first }", 3)]
    [InlineData("{% nothing %}", 1)]
    public void TextThatIsNoLiquid_IsNamedWithItsLine(string text, int line)
    {
        var fault = OwnTemplates.FaultOf(text, Placeholders);

        Assert.StartsWith($"Line {line} is no Liquid text: ", fault, StringComparison.Ordinal);
        Assert.EndsWith(".", fault, StringComparison.Ordinal);
    }

    /// <summary>What a customer is called is data, whatever it looks like.</summary>
    [Theory]
    [InlineData("{{ order }}")]
    [InlineData("{% if true %}x{% endif %}")]
    [InlineData("<b>Ada</b> & \"Co\"")]
    public void Values_AreData(string name) =>
        Assert.Equal([$"Hello {name},"], OwnTemplates.Read("Hello {{ first }},").Select(line => line.Say(new Dictionary<string, string> { ["first"] = name })));

    [Fact]
    public void ATemplateThatNamesWhatIsNotKnown_CannotBeSaid() => Assert.False(Assert.Single(OwnTemplates.Read("{{ first }}, {{ years }}")).CanSay(Values));
}
