using System.Globalization;
using FsCheck;
using FsCheck.Xunit;
using RetentionBot.Understanding.Periods;

namespace RetentionBot.Bot.Tests.Understanding;

public sealed class PeriodReaderTests
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");
    private static readonly CultureInfo American = CultureInfo.GetCultureInfo("en-US");

    /// <summary>A Monday.</summary>
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("this week", "2026-11-23..2026-11-29")]
    [InlineData("last week", "2026-11-16..2026-11-22")]
    [InlineData("next week", "2026-11-30..2026-12-06")]
    [InlineData("this month", "2026-11-01..2026-11-30")]
    [InlineData("last month", "2026-10-01..2026-10-31")]
    [InlineData("next month", "2026-12-01..2026-12-31")]
    [InlineData("this quarter", "2026-10-01..2026-12-31")]
    [InlineData("last quarter", "2026-07-01..2026-09-30")]
    [InlineData("next quarter", "2027-01-01..2027-03-31")]
    [InlineData("this year", "2026-01-01..2026-12-31")]
    [InlineData("last year", "2025-01-01..2025-12-31")]
    [InlineData("next year", "2027-01-01..2027-12-31")]
    [InlineData("LAST YEAR", "2025-01-01..2025-12-31")]
    [InlineData("last year's", "2025-01-01..2025-12-31")]
    [InlineData("during the last quarter", "2026-07-01..2026-09-30")]
    [InlineData("last 30 days", "2026-10-24..2026-11-23")]
    [InlineData("in the last 30 days", "2026-10-24..2026-11-23")]
    [InlineData("last two weeks", "2026-11-09..2026-11-23")]
    [InlineData("past 3 months", "2026-08-23..2026-11-23")]
    [InlineData("the past year", "2025-11-23..2026-11-23")]
    [InlineData("last twelve months", "2025-11-23..2026-11-23")]
    [InlineData("next 10 days", "2026-11-23..2026-12-03")]
    [InlineData("within the next ten days", "2026-11-23..2026-12-03")]
    [InlineData("since March", "2026-03-01..2026-11-23")]
    [InlineData("since may", "2026-05-01..2026-11-23")]
    [InlineData("since December", "2025-12-01..2026-11-23")]
    [InlineData("since 2023", "2023-01-01..2026-11-23")]
    [InlineData("since 5 May 2023", "2023-05-05..2026-11-23")]
    [InlineData("since May 5th, 2023", "2023-05-05..2026-11-23")]
    [InlineData("since last year", "2025-01-01..2026-11-23")]
    [InlineData("since yesterday", "2026-11-22..2026-11-23")]
    [InlineData("since Friday", "2026-11-20..2026-11-23")]
    [InlineData("from March onwards", "2026-03-01..2026-11-23")]
    [InlineData("year to date", "2026-01-01..2026-11-23")]
    [InlineData("YTD", "2026-01-01..2026-11-23")]
    [InlineData("so far this year", "2026-01-01..2026-11-23")]
    [InlineData("Q1", "2026-01-01..2026-03-31")]
    [InlineData("in q3 2024", "2024-07-01..2024-09-30")]
    [InlineData("in the second quarter of 2025", "2025-04-01..2025-06-30")]
    [InlineData("in 2024", "2024-01-01..2024-12-31")]
    [InlineData("in March", "2026-03-01..2026-03-31")]
    [InlineData("in March 2024", "2024-03-01..2024-03-31")]
    [InlineData("in 2024-03", "2024-03-01..2024-03-31")]
    [InlineData("in march last year", "2025-03-01..2025-03-31")]
    [InlineData("last March", "2026-03-01..2026-03-31")]
    [InlineData("last December", "2025-12-01..2025-12-31")]
    [InlineData("between April and May", "2026-04-01..2026-05-31")]
    [InlineData("from March to June 2024", "2024-03-01..2024-06-30")]
    [InlineData("from March 2023 to June", "2023-03-01..2023-06-30")]
    [InlineData("from November 2024 to February", "2024-11-01..2025-02-28")]
    [InlineData("from November to February 2024", "2023-11-01..2024-02-29")]
    [InlineData("between 2021 and 2023", "2021-01-01..2023-12-31")]
    [InlineData("2021-2023", "2021-01-01..2023-12-31")]
    [InlineData("from 2023-01-15 to 2023-02-03", "2023-01-15..2023-02-03")]
    [InlineData("from 2021 – 2023", "2021-01-01..2023-12-31")]
    [InlineData("not contacted for 60 days", "2026-09-24..2026-11-23")]
    [InlineData("no contact since May", "2026-05-01..2026-11-23")]
    [InlineData("today", "2026-11-23..2026-11-23")]
    [InlineData("yesterday", "2026-11-22..2026-11-22")]
    [InlineData("before 2020", "1900-01-01..2019-12-31")]
    [InlineData("until May", "1900-01-01..2026-05-31")]
    [InlineData("on 2023-05-01", "2023-05-01..2023-05-01")]
    [InlineData("since 12/15", "2025-12-15..2026-11-23")]
    [InlineData("since 5/6", "2026-06-05..2026-11-23")]
    [InlineData("on 3.2.2024", "2024-02-03..2024-02-03")]
    [InlineData("on 29 February 2024", "2024-02-29..2024-02-29")]
    public void Reader_WhenASpanIsNamed_ReadsIt(string words, string expected)
    {
        Assert.Equal(expected, PeriodReader.Find(words, Today, British)?.Period.ToString());
        Assert.Equal(expected, PeriodReader.Find($"what did they order {words}?", Today, British)?.Period.ToString());
    }

    [Theory]
    [InlineData("what has April Smith bought")]
    [InlineData("what did we offer April Jones")]
    [InlineData("tell me about August Krüger")]
    [InlineData("tell me about june")]
    [InlineData("may I call them")]
    [InlineData("may they receive a promotion")]
    [InlineData("who is May Parker")]
    [InlineData("orders for May Parker")]
    [InlineData("in April Smith's file")]
    [InlineData("their last order")]
    [InlineData("the last 3 orders")]
    [InlineData("what score in the last survey")]
    [InlineData("since we called")]
    [InlineData("on 31/2")]
    [InlineData("on 29 February 2023")]
    [InlineData("on the 31st of June")]
    [InlineData("on 2023-02-30")]
    [InlineData("customer 2024")]
    [InlineData("#2024")]
    [InlineData("")]
    [InlineData("😀 ’’ -- 🎉")]
    public void Reader_WhenNoSpanIsNamed_ReadsNone(string text)
    {
        Assert.Null(PeriodReader.Find(text, Today, British));
    }

    [Theory]
    [InlineData("last month", "2024-03-31", "2024-02-01..2024-02-29")]
    [InlineData("last month", "2026-01-01", "2025-12-01..2025-12-31")]
    [InlineData("past month", "2024-03-31", "2024-02-29..2024-03-31")]
    [InlineData("past year", "2024-02-29", "2023-02-28..2024-02-29")]
    [InlineData("next month", "2026-12-31", "2027-01-01..2027-01-31")]
    [InlineData("last quarter", "2026-01-01", "2025-10-01..2025-12-31")]
    [InlineData("this quarter", "2026-03-31", "2026-01-01..2026-03-31")]
    [InlineData("this quarter", "2026-04-01", "2026-04-01..2026-06-30")]
    [InlineData("this week", "2027-01-01", "2026-12-28..2027-01-03")]
    [InlineData("this week", "2026-11-29", "2026-11-23..2026-11-29")]
    [InlineData("since January", "2026-01-01", "2026-01-01..2026-01-01")]
    public void Reader_AtTheEdgeOfAMonthOrYear_CountsByTheCalendar(string words, string today, string expected)
    {
        Assert.Equal(expected, PeriodReader.Find(words, DateOnly.Parse(today, CultureInfo.InvariantCulture), British)?.Period.ToString());
    }

    [Fact]
    public void Reader_WhenDayAndMonthCouldBeEither_GoesByTheCulture()
    {
        Assert.Equal(new DateOnly(2026, 6, 5), PeriodReader.Find("on 5/6", Today, British)?.Period.From);
        Assert.Equal(new DateOnly(2026, 5, 6), PeriodReader.Find("on 5/6", Today, American)?.Period.From);
        Assert.Equal(new DateOnly(2026, 12, 15), PeriodReader.Find("on 12/15", Today, British)?.Period.From);
    }

    [Fact]
    public void Reader_WhenASpanIsFound_SaysWhereItsWordsAre()
    {
        const string Text = "What has Bjørn Hansen bought since 2023, please?";

        var found = PeriodReader.Find(Text, Today, British);

        Assert.Equal("since 2023", Text.Substring(found!.Value.Start, found.Value.Length));
    }

    [Property(MaxTest = 1000)]
    public void Reader_WhateverIsTyped_GivesASpanInTheTextOrNone(NonNull<string> text, int day)
    {
        AssertSound(text.Get, day);
    }

    [Property(MaxTest = 2000)]
    public void Reader_WhateverTimeWordsAreMixed_GivesASpanThatDoesNotRunBackwards(int[] picks, int day)
    {
        string[] words =
        [
            "last", "next", "this", "since", "from", "to", "between", "and", "in", "until", "before", "after", "for", "3", "12", "600", "3650", "a", "week", "months", "quarter", "years",
            "days", "may", "February", "29", "30", "2024", "2099", "1950", "q4", "monday", "the", "of", "ago", "5/6", "31/12/1999", "2021-2023", "today", "ytd", "first", "fortnight", "past",
        ];
        AssertSound(string.Join(' ', picks.Take(12).Select(pick => words[(int)((uint)pick % words.Length)])), day);
    }

    private static void AssertSound(string text, int day)
    {
        var today = new DateOnly(1950, 1, 1).AddDays((int)((uint)day % 54_000));
        if (PeriodReader.Find(text, today, British) is { } found)
        {
            Assert.True(found.Period.From <= found.Period.To);
            Assert.InRange(found.Start, 0, text.Length - 1);
            Assert.InRange(found.Length, 1, text.Length - found.Start);
        }
    }
}
