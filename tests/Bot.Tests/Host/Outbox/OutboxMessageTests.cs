using System.Text.Json;
using RetentionBot.Conversation;
using RetentionBot.Host;
using RetentionBot.Host.Outbox;
using RetentionBot.Host.Turns;

namespace RetentionBot.Bot.Tests.Host.Outbox;

/// <summary>What waits to be said is kept as JSON.</summary>
public sealed class OutboxMessageTests
{
    [Fact]
    public void AModelsWords_WhenTheyAreKept_AreStillLabelled()
    {
        var card = new Card(new Heading("Due a call [1].")) { Ai = new AiLabel([new Citation(1, "I-19", "Invoice of 4 May 2025")]) };
        var message = Kept(new OutboxMessage(TurnHost.Message("x").Conversation) { Reply = PlainAnswers.AndThen(new Reply(card), "and what next"), Stream = "s1" });

        Assert.Equal("s1", message.Stream);
        var kept = Assert.Single(message.Reply!.Cards);
        Assert.Equal(2, kept.Elements.Count);
        Assert.Equal([new Citation(1, "I-19", "Invoice of 4 May 2025")], kept.Ai!.Citations);
    }

    [Fact]
    public void ARowOfAnEarlierVersion_HasNeitherLabelNorStream()
    {
        var message = JsonSerializer.Deserialize("""{"conversation":{"channel":"msteams","tenant":"t","conversationId":"c","scope":"Personal"},"reply":{"cards":[{"elements":[{"kind":"paragraph","text":"One."}]}]}}""", HostJson.Default.OutboxMessage)!;
        Assert.Null(message.Stream);
        Assert.Null(Assert.Single(message.Reply!.Cards).Ai);
    }

    private static OutboxMessage Kept(OutboxMessage message) =>
        JsonSerializer.Deserialize(JsonSerializer.Serialize(message, HostJson.Default.OutboxMessage), HostJson.Default.OutboxMessage)!; // it is one
}
