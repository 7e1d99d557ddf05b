using System.Text.Json;
using RetentionBot.Conversation;
using RetentionBot.Teams.Cards;
using RetentionBot.Teams.Outbound;
using RetentionBot.Teams.Protocol;
using RetentionBot.Testing.Teams;

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
            Assert.InRange(JsonSerializer.Serialize(Assert.Single(For(card)), WireJson.Wire.Activity).Length, 1, AdaptiveLimits.MessageCharacters);
    }

    private static List<Activity> For(ConversationReference conversation, Reply reply) => [.. new ReplyActivities(new AdaptiveCardRenderer()).For(conversation, reply)];

    private static ConversationReference InTeams { get; } = new("msteams", "t", "19:x@thread.v2") { BotId = "28:bot", UserId = "29:ada", ReplyToId = "1" };

    private static Card Everything { get; } = new Card(
        new Heading("x"), new Actions(new CallAction("Done", new SkillCall("followup.complete")) { InPlace = true })) { Refresh = new SkillCall("followup.list") };

    [Fact]
    public void Checklist67_WhenTheChannelIsNotTeams_NothingOfTeamsIsSent()
    {
        var activities = For(Everything, new Card(new Paragraph("y")));
        Assert.All(activities, activity => Assert.True(activity.ChannelData is null && activity.Entities is null && activity.Recipient is null && activity.Unknown is null));
        var drawn = activities[0].Attachments!.Single().Content!.Value.GetRawText();
        Assert.DoesNotContain("Action.Execute", drawn, StringComparison.Ordinal);
        Assert.DoesNotContain("refresh", drawn, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("msteams")]
    [InlineData("webchat")]
    public void Checklist62And64_WhenAReplyIsSent_ItIsWholeAndNeitherStreamedNorMarkedAsMadeByAModel(string channel)
    {
        foreach (var activity in For(InTeams with { Channel = channel }, new Reply([Everything, new Card(new Paragraph("One."))])))
            Assert.Equal(("message", null, null), (activity.Type, activity.Entities, activity.ChannelData));
    }

    private static AiLabel Cites(params int[] positions) => new([.. positions.Select(n => new Citation(n, $"C7-{n}", $"Call {n} {new string('x', 300)}"))]);

    [Fact]
    public void Checklist64_WhenAModelPutACardIntoWords_OneEntitySaysSoAndCitesWhatTheTextRefersTo()
    {
        var card = new Card(new Heading("Due a call [1]."), new Footnote("2 records")) { Ai = new AiLabel([new Citation(1, "C7-1", "Call\nby Ada"), new Citation(2, "I-19", "Not referred to")]) };
        var entity = Assert.Single(Assert.Single(For(InTeams, new Reply(card))).Entities!);
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse("""
            {
              "type": "https://schema.org/Message", "@type": "Message", "@context": "https://schema.org", "@id": "", "additionalType": ["AIGeneratedContent"],
              "citation": [{ "@type": "Claim", "position": 1, "appearance": { "@type": "DigitalDocument", "name": "C7-1 Call by Ada", "abstract": "Call by Ada" } }]
            }
            """), entity), entity.GetRawText());
    }

    [Fact]
    public void Checklist64_WhenWhatIsCitedIsLong_ItIsCutToWhatTeamsTakes()
    {
        var cited = Assert.Single(Assert.Single(For(InTeams, new Reply(new Card(new Heading("Due a call [7].")) { Ai = Cites(7) }))).Entities!).GetProperty("citation")[0].GetProperty("appearance");
        Assert.Equal((80, 160), (cited.GetProperty("name").GetString()!.Length, cited.GetProperty("abstract").GetString()!.Length));
    }

    [Fact]
    public void Checklist64_WhenTheTextRefersToMoreThanTwenty_TwentyAreCited()
    {
        var positions = Enumerable.Range(1, 25).ToArray();
        var card = new Card(new Heading(string.Concat(positions.Select(n => $"[{n}]")))) { Ai = Cites([.. positions, 1]) };
        Assert.Equal(20, Assert.Single(Assert.Single(For(InTeams, new Reply(card))).Entities!).GetProperty("citation").GetArrayLength());
    }

    [Fact]
    public void Checklist64_WhenAModelPutASentenceIntoWords_ItStaysASentenceWithTheEntity()
    {
        var activity = Assert.Single(For(InTeams, new Reply(new Card(new Paragraph("He is due a call.")) { Ai = new AiLabel([]) })));
        Assert.Equal(("He is due a call.", null), (activity.Text, activity.Attachments));
        Assert.False(Assert.Single(activity.Entities!).TryGetProperty("citation", out _));
    }

    [Fact]
    public void Checklist64_WhenOneCardOfSeveralIsAModels_OnlyThatOneIsMarked()
    {
        var activities = For(InTeams, new Reply([new Card(new Paragraph("One.")), new Card(new Paragraph("Two.")) { Ai = new AiLabel([]) }]));
        Assert.Equal([0, 1], activities.Select(activity => activity.Entities?.Count ?? 0));
    }

    [Theory]
    [InlineData("webchat")]
    [InlineData("emulator")]
    [InlineData("slack.azure")]
    public void Checklist67_WhenTheChannelIsNotTeams_AModelsWordsAreLabelledInWordsOnly(string channel)
    {
        foreach (var card in new[] { new Card(new Paragraph("Due a call [1].")) { Ai = Cites(1) }, new Card(new Heading("x"), new Actions()) { Ai = Cites(1) } })
        {
            var activity = Assert.Single(For(InTeams with { Channel = channel }, new Reply(card)));
            Assert.Null(activity.Entities);
            Assert.Contains(AiLabel.Words, activity.Text ?? activity.Attachments!.Single().Content!.Value.GetProperty("body").GetRawText(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Label_WhenTheTextIsEndless_IsNotWhatIsCutOff()
    {
        var endless = new Card(new Heading(new string('x', 90_000)), new Paragraph(new string('y', 90_000))) { Ai = new AiLabel([]) };
        var drawn = new AdaptiveCardRenderer().Render(endless);
        Assert.Contains(AiLabel.Words, drawn.GetProperty("body").EnumerateArray().Last().GetRawText(), StringComparison.Ordinal);
        Assert.EndsWith(AiLabel.Words, drawn.GetProperty("fallbackText").GetString(), StringComparison.Ordinal);
        Assert.EndsWith(AiLabel.Words, AzureSlackText.Of(endless), StringComparison.Ordinal);
        Assert.Empty(AdaptiveCardRules.FaultsOf(drawn));
    }

    [Fact]
    public async Task Label_OfARemarkBesideAPressedCard_IsNotWhatIsCutOff()
    {
        var answer = new OneCardAnswer(TimeSpan.FromSeconds(2));
        await answer.SendAsync(new Reply(new Card(new Paragraph(new string('x', 900))) { Ai = new AiLabel([]) }) { KeepsCard = true }, CancellationToken.None);
        Assert.Equal(AdaptiveLimits.Remark, answer.Remark(AdaptiveLimits.Remark)!.Length);
        Assert.EndsWith(AiLabel.Words, answer.Remark(AdaptiveLimits.Remark), StringComparison.Ordinal);
    }

    [Fact]
    public void Card_WhenItsReaderIsInTeams_IsDrawnAnewForThemAndPressedInItsPlace()
    {
        var drawn = For(InTeams, new Reply(Everything))[0].Attachments!.Single().Content!.Value;
        Assert.Equal(["29:ada"], drawn.GetProperty("refresh").GetProperty("userIds").EnumerateArray().Select(id => id.GetString()));
        Assert.Contains("Action.Execute", drawn.GetProperty("body").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Checklist65_WhenThereAreSuggestions_AtMostThreeAreUnderTheLastMessage()
    {
        var activities = For(InTeams, new Reply([new Card(new Paragraph("One.")), new Card(new Paragraph("Two."))]) { Suggestions = ["help", "more", new string('x', 200), "four"] });
        Assert.Null(activities[0].SuggestedActions);
        var suggested = activities[1].SuggestedActions!;
        Assert.Equal(["29:ada"], suggested.To);
        Assert.Equal([("imBack", "help"), ("imBack", "more"), ("imBack", new string('x', 200))], suggested.Actions!.Select(action => (action.Type, action.Value?.GetString())));
        Assert.All(suggested.Actions!, action => Assert.InRange(action.Title!.Length, 1, AdaptiveLimits.ActionTitle));
    }

    [Fact]
    public void Checklist65_WhenTheLastMessageIsACard_NoSuggestionIsSentWithIt() =>
        Assert.Null(Assert.Single(For(InTeams, new Reply(new Card(new Heading("x"))) { Suggestions = ["help"] })).SuggestedActions);

    [Fact]
    public void Suggestions_WhenThereAreNone_AreNotSentEmpty() => Assert.Null(Assert.Single(For(InTeams, Reply.Of("One."))).SuggestedActions);

    [Fact]
    public void Checklist66_WhenTheConversationIsTargeted_TheRecipientIsItsPerson()
    {
        Assert.Equal(new ActivityAccount { Id = "29:ada", IsTargeted = true }, Assert.Single(For(InTeams with { IsTargeted = true }, Reply.Of("One."))).Recipient);
        Assert.Null(Assert.Single(For(InTeams, Reply.Of("One."))).Recipient);
    }
}
