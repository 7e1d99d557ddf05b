using System.Globalization;
using RetentionBot.Skills.History;

namespace RetentionBot.Skills.Tests.History;

public sealed class NewToTests
{
    private static readonly DateTime Start = new(2026, 3, 2);

    /// <summary>
    /// Orders from the oldest, divided by bars, each with its lines as <c>division/product line</c>; a minus before one says that it was cancelled. Then what the last order is new to.
    /// </summary>
    [Theory]
    [InlineData("North/Oils", "North", "Oils")] // a first order
    [InlineData("/Oils", null, "Oils")]
    [InlineData("North/", "North", null)]
    [InlineData("/", null, null)]
    [InlineData("North/Oils|North/Oils", null, null)]
    [InlineData("North/Oils|South/Oils", "South", null)]
    [InlineData("North/Oils|North/Soaps", null, "Soaps")]
    [InlineData("North/Oils|South/Soaps", "South", "Soaps")]
    [InlineData("North/Oils|South/Oils|North/Oils", null, null)] // known from before the last but one
    [InlineData("North/Oils|South/Oils|South/Oils", null, null)]
    [InlineData("North/Oils|/", null, null)]
    [InlineData("North/Oils|North/Oils South/Soaps", "South", "Soaps")] // any line of the order
    [InlineData("North/Oils South/Soaps|South/Oils", null, null)]
    [InlineData("North/Oils|South/Oils West/Oils", "South", null)] // of two the first
    [InlineData("Süd/Öle|sud/ole", null, null)] // case and accents aside
    [InlineData("Süd/Öle|Sued/Oele", "Sued", "Oele")]
    [InlineData("North/Oils|Süd/Öle", "Süd", "Öle")] // told as it is written
    [InlineData("North/Oils|North/Oils -South/Soaps", null, null)] // a line that was called off makes nobody new
    [InlineData("North/Oils -South/Soaps|South/Soaps", "South", "Soaps")] // and nobody known
    public void TheLastOrder_IsNewToWhatNoEarlierOneHad(string history, string? division, string? line)
    {
        var lines = history.Split('|').SelectMany((order, day) => order.Split(' ').Select((each, place) => LineOf(day, place, each)));

        Assert.Equal(new NewTo(division, line), NewTo.Of(PurchaseOrder.Group(lines)));
    }

    private static Purchase LineOf(int day, int place, string text)
    {
        var parts = text.TrimStart('-').Split('/');
        return new Purchase
        {
            Key = new HistoryKey(1, Start.AddDays(day), place).Value,
            Order = day.ToString(CultureInfo.InvariantCulture),
            Division = parts[0].Length == 0 ? null : parts[0],
            ProductLine = parts[1].Length == 0 ? null : parts[1],
            Amount = 100,
            State = text[0] == '-' ? PurchaseState.Cancelled : PurchaseState.Completed,
        };
    }
}
