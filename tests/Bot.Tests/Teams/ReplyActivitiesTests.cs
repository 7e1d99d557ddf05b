using RetentionBot.Conversation;
using RetentionBot.Teams.Cards;
using RetentionBot.Teams.Outbound;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Bot.Tests.Teams;

/// <summary>How a reply becomes activities.</summary>
public sealed class ReplyActivitiesTests
{
    private static List<Activity> For(params Card[] cards) => [.. new ReplyActivities(new AdaptiveCardRenderer()).For(
        new ConversationReference("emulator", "", "c1") { BotId = "bot", ReplyToId = "1" }, new Reply(cards))];

    [Theory]
    [InlineData("None recorded here; contacts are recorded since 2 Jan 2024, last import 5 Aug 2026.")]
    [InlineData("Dvořák & Søn: 12 × €1.50 (ada_byron@example.com)")]
    public void Sentence_WhenItMeansOnlyItself_IsText(string sentence)
    {
        var activity = Assert.Single(For(new Card(new Paragraph(sentence))));
        Assert.Equal((sentence, "plain"), (activity.Text, activity.TextFormat));
        Assert.Null(activity.Attachments);
    }

    [Theory]
    [InlineData("<b>*_[x](y)")]
    [InlineData("<at>Everyone</at>")]
    [InlineData("a *b* c")]
    [InlineData("# heading")]
    [InlineData("- item")]
    [InlineData("&lt;")]
    [InlineData("one\ntwo")]
    [InlineData("")]
    public void Sentence_WhenAClientCouldReadMarkupInIt_IsACard(string sentence)
    {
        var activity = Assert.Single(For(new Card(new Paragraph(sentence))));
        Assert.Null(activity.Text);
        Assert.Equal("application/vnd.microsoft.card.adaptive", Assert.Single(activity.Attachments!).ContentType);
    }

    [Fact]
    public void Card_WhenItHasMoreThanASentence_IsAnAttachmentWithItsFirstLineAsSummary()
    {
        var activity = Assert.Single(For(new Card(new Heading("Bjørn bought 3 times."), new Facts([new Fact("City", "Oslo")]))));
        Assert.Equal("Bjørn bought 3 times.", activity.Summary);
        Assert.Null(activity.Text);
        Assert.Single(activity.Attachments!);
    }

    [Fact]
    public void Reply_WhenItHasSeveralCards_IsOneActivityEachInOrder() =>
        Assert.Equal(["One.", "Two.", "Three."], For(new Card(new Paragraph("One.")), new Card(new Heading("Two.")), new Card(new Paragraph("Three."))).Select(a => a.Text ?? a.Summary));

    [Fact]
    public void Checklist42_WhenTheReplyIsEndless_NoMessageIsOver80KilobytesOfUtf16()
    {
        foreach (var card in new[] { new Card(new Paragraph(new string('x', 500_000))), new Card(new Heading(new string('*', 500_000))), new Card(new Paragraph(string.Concat(Enumerable.Repeat("ä\n", 90_000)))) })
            Assert.InRange(System.Text.Json.JsonSerializer.Serialize(Assert.Single(For(card)), WireJson.Wire.Activity).Length, 1, AdaptiveLimits.MessageCharacters);
    }

    [Fact]
    public void Checklist67_WhenTheChannelIsNotTeams_NoChannelDataIsSent() => Assert.All(
        For(new Card(new Heading("x")), new Card(new Paragraph("y"))), activity => Assert.True(activity.ChannelData is null && activity.Entities is null && activity.Unknown is null));
}
