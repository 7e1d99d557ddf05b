using System.Globalization;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;

namespace RetentionBot.Skills.Tests;

public sealed class WordingTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("en-GB", "2024-05-12", "12 May 2024")]
    [InlineData("en-US", "2024-05-12", "May 12, 2024")]
    [InlineData("de-DE", "2024-05-12", "12. Mai 2024")]
    [InlineData("ja-JP", "2024-05-12", "2024-05-12")]
    [InlineData("th-TH", "2024-05-12", "12 พ.ค. 2024")]
    [InlineData("ar-SA", "2024-05-12", "2024")]
    public void Day_InACulture_NamesTheMonthAndIsGregorian(string culture, string day, string expected) =>
        Assert.Contains(expected, In(culture).Day(DateOnly.Parse(day, CultureInfo.InvariantCulture)), StringComparison.Ordinal);

    [Theory]
    [InlineData(0, "today")]
    [InlineData(-1, "yesterday")]
    [InlineData(1, "tomorrow")]
    [InlineData(-6, "6 days ago")]
    [InlineData(-92, "3 months ago")]
    [InlineData(-800, "2 years ago")]
    [InlineData(14, "14 days from now")]
    public void Ago_SaysHowFarADayIs(int days, string expected)
    {
        Assert.Equal(expected, In("en-GB").Ago(Today.AddDays(days)));
        Assert.Equal(expected, In("de-DE").Ago(Today.AddDays(days)));
    }

    [Theory]
    [InlineData("2023-01-01", "2023-12-31", "in 2023")]
    [InlineData("2026-01-01", "2026-12-31", "in 2026")]
    [InlineData("2024-02-01", "2024-02-29", "in February 2024")]
    [InlineData("2024-07-01", "2024-09-30", "in Q3 2024")]
    [InlineData("2024-05-12", "2024-05-12", "on 12 May 2024")]
    [InlineData("2023-01-01", "2026-11-23", "since 1 Jan 2023")]
    [InlineData("2023-01-01", "2154-12-31", "since 1 Jan 2023")]
    [InlineData("1900-01-01", "2023-01-01", "until 1 Jan 2023")]
    [InlineData("2023-01-05", "2023-02-07", "from 5 Jan 2023 to 7 Feb 2023")]
    public void During_NamesASpanAsPeopleDo(string from, string to, string expected) =>
        Assert.Equal(expected, In("en-GB").During(new Period(DateOnly.Parse(from, CultureInfo.InvariantCulture), DateOnly.Parse(to, CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData("en-GB", 0, "order", "0 orders")]
    [InlineData("en-GB", 1, "order", "1 order")]
    [InlineData("en-GB", 1234, "order", "1,234 orders")]
    [InlineData("de-DE", 1234, "order", "1.234 orders")]
    [InlineData("en-GB", 2, "open complaint", "2 open complaints")]
    [InlineData("en-GB", 2, "closed one", "2 closed ones")]
    [InlineData("en-GB", 2, "follow-up", "2 follow-ups")]
    [InlineData("en-GB", 2, "day", "2 days")]
    public void Count_BringsTheNounToItsNumber(string culture, int count, string noun, string expected) => Assert.Equal(expected, In(culture).Count(count, noun));

    [Theory]
    [InlineData("en-GB", "1234.5", "EUR", "€1,234.50")]
    [InlineData("en-US", "1234.5", "USD", "$1,234.50")]
    [InlineData("de-DE", "1234.5", "EUR", "€1.234,50")]
    [InlineData("en-GB", "-15.3", "EUR", "-€15.30")]
    [InlineData("de-DE", "-1234.5", "GBP", "-£1.234,50")]
    [InlineData("en-GB", "-99", "NOK", "-99.00 NOK")]
    [InlineData("en-GB", "12000", "JPY", "12,000 JPY")]
    [InlineData("en-GB", "1.5", "KWD", "1.500 KWD")]
    [InlineData("en-GB", "7", "XXX", "7.00")]
    [InlineData("en-GB", "0", "EUR", "€0.00")]
    public void Amount_InACurrency_HasItsDecimalsAndItsSign(string culture, string amount, string currency, string expected) =>
        Assert.Equal(expected, In(culture).Amount(new Money(decimal.Parse(amount, CultureInfo.InvariantCulture), currency)));

    [Fact]
    public void Amounts_OfSeveralCurrencies_AreListedApart()
    {
        Assert.Equal("€1.00, 2.00 NOK and 3 JPY", In("en-GB").Amounts([new Money(1, "EUR"), new Money(2, "NOK"), new Money(3, "JPY")]));
        Assert.Equal("nothing", In("en-GB").Amounts([]));
    }

    [Fact]
    public void Wording_WhenTheMachineSpeaksAnotherLanguage_IsTheSame()
    {
        var (culture, uiCulture) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr-FR");
            var say = In("en-GB");

            Assert.Equal("12 May 2024 (2 years ago)", say.DayAgo(new DateOnly(2024, 5, 12)));
            Assert.Equal("€1,234.50 and 2.00 NOK", say.Amounts([new Money(1234.5m, "EUR"), new Money(2, "NOK")]));
            Assert.Equal("1,234 orders", say.Count(1234, "order"));
            Assert.Equal("in February 2024", say.During(new Period(new DateOnly(2024, 2, 1), new DateOnly(2024, 2, 29))));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, uiCulture);
        }
    }

    private static Wording In(string culture) => new(Today, CultureInfo.GetCultureInfo(culture));
}
