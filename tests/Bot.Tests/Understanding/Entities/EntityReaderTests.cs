using System.Globalization;
using RetentionBot.Understanding;
using RetentionBot.Understanding.Entities;

namespace RetentionBot.Bot.Tests.Understanding.Entities;

public sealed class EntityReaderTests
{
    [Fact]
    public void Sentence_WithSeveralEntities_HasThemInTheirOrder()
    {
        const string text = "Schedule a call with my customer Fernanda Ramos next Tuesday at 10:00 about her order of €1,200";

        var found = Reading.Of(text).Select(entity => (entity.Kind, text.Substring(entity.Start, entity.Length)));

        Assert.Equal(
            [(EntityKind.Channel, "call"), (EntityKind.Scope, "my"), (EntityKind.Time, "next Tuesday"), (EntityKind.Clock, "at 10:00"), (EntityKind.Amount, "€1,200")],
            found);
    }

    /// <summary>Seeded, so that a failure comes again.</summary>
    [Fact]
    public void RandomTexts_NeverThrow_AndTheirEntitiesLieInThem()
    {
        string[] pieces =
        [
            "in", "for", "on", "the", "a", "of", "to", "by", "every", "each", "last", "next", "since", "until", "between", "and", "from", "end", "half", "past", "quarter", "more", "than", "day",
            "days", "week", "month", "year", "Friday", "Mondays", "weekend", "may", "December", "Feb", "0", "1", "5", "12", "29", "31", "60", "99", "2024", "0000", "9999", "99999999999999999999", "1.200",
            "5/6", "12/15/2023", "2026-02-30", "10:99", "8:30", "am", "pm", "o'clock", "noon", "€", "$", "US$", "k", "million", "euros", "thousand", "out", "NPS", "stars", "top", "dozen", "a couple",
            "twenty", "ago", "back", "times", "twice", "Q4", "h2", "%", ".", ",", "-", "/", ":", "+", "'s", "\u2019", "(", "é", "\ud83d", "\u0000", "\n", "ß", "١٢", "mid", "after", "before", "than", "working",
        ];
        var random = new Random(20261123);
        var culture = CultureInfo.GetCultureInfo("en-US");
        for (var round = 0; round < 20_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ =>
                (random.Next(20) == 0 ? ((char)random.Next(char.MaxValue)).ToString() : pieces[random.Next(pieces.Length)]) + (random.Next(4) == 0 ? "" : " ")));
            var today = Reading.Today.AddDays(random.Next(-800, 800));

            var found = EntityReader.Find(text, today, culture, Lexicon.Of("en"));

            Assert.All(found, entity => Assert.True(entity.Start >= 0 && entity.Length > 0 && entity.End <= text.Length, text));
            Assert.All(found, entity => Assert.True(entity.Period is not { } period || period.From <= period.To, text));
            Assert.All(found.GroupBy(entity => entity.Kind), kind => Assert.All(kind.Zip(kind.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start, text)));
        }
    }
}
