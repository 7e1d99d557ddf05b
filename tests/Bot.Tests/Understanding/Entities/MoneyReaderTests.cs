using System.Globalization;
using RetentionBot.Understanding.Entities;

namespace RetentionBot.Bot.Tests.Understanding.Entities;

public sealed class MoneyReaderTests
{
    [Theory]
    [InlineData("€1,200", "1200 EUR")]
    [InlineData("1.200 EUR", "1200 EUR")]
    [InlineData("1.200,50 EUR", "1200.5 EUR")]
    [InlineData("$1,200.50", "1200.5 USD")]
    [InlineData("worth $45.", "45 USD")]
    [InlineData("$45.50", "45.5 USD")]
    [InlineData("US$ 20", "20 USD")]
    [InlineData("C$20", "20 CAD")]
    [InlineData("450 dollars", "450 USD")]
    [InlineData("450 US dollars", "450 USD")]
    [InlineData("45€", "45 EUR")]
    [InlineData("45 €", "45 EUR")]
    [InlineData("30 EUR", "30 EUR")]
    [InlineData("EUR 30", "30 EUR")]
    [InlineData("89,90 euros", "89.9 EUR")]
    [InlineData("for 89.90 euros", "89.9 EUR")]
    [InlineData("£3k", "3000 GBP")]
    [InlineData("£1.5k", "1500 GBP")]
    [InlineData("two grand", "2000 ")]
    [InlineData("1.5 million", "1500000 ")]
    [InlineData("€2 million", "2000000 EUR")]
    [InlineData("CHF 300", "300 CHF")]
    [InlineData("CHF 1'200", "1200 CHF")]
    [InlineData("300 Swiss francs", "300 CHF")]
    [InlineData("fifty pounds", "50 GBP")]
    [InlineData("two hundred and fifty euros", "250 EUR")]
    [InlineData("five thousand dollars", "5000 USD")]
    [InlineData("2000 euros", "2000 EUR")]
    [InlineData("bought a guitar for 250", "250 ")]
    [InlineData("an order worth 2000", "2000 ")]
    [InlineData("a sale: opera collection, 30.50", "30.5 ")]
    [InlineData("for 12.99", "12.99 ")]
    [InlineData("a purchase of 1200", "1200 ")]
    [InlineData("2000", "")]
    [InlineData("in 2024", "")]
    [InlineData("the revenue for 2024", "")]
    [InlineData("15% discount", "")]
    [InlineData("15 percent", "")]
    [InlineData("for 3 days", "")]
    [InlineData("for 60 days", "")]
    [InlineData("for 250 customers", "")]
    [InlineData("top 10 customers", "")]
    [InlineData("a card for 2", "")]
    [InlineData("ordered on 5.6.23", "")]
    [InlineData("call 555 1234", "")]
    [InlineData("order #4500", "")]
    [InlineData("score 9.5", "")]
    public void Amount_WithSignWordOrCode_IsRead(string text, string amounts) => Assert.Equal(
        amounts,
        string.Join(", ", Reading.Of(EntityKind.Amount, text).Select(entity => string.Create(CultureInfo.InvariantCulture, $"{entity.Number:0.##} {entity.Text}"))));
}
