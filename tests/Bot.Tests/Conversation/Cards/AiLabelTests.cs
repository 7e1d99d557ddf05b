using RetentionBot.Conversation;

namespace RetentionBot.Bot.Tests.Conversation.Cards;

/// <summary>Whatever becomes of a card, it goes on saying that a language model put it into words.</summary>
public sealed class AiLabelTests
{
    private static readonly AiLabel _label = new([new Citation(1, "I-19", "Invoice of 4 May 2025")]);

    [Fact]
    public void PlainText_SaysItInItsLastLine()
    {
        var plainText = new PlainTextRenderer();
        Assert.Equal("One.\n" + AiLabel.Words, plainText.Render(new Card(new Paragraph("One.")) { Ai = _label }));
        Assert.Equal(AiLabel.Words, plainText.Render(new Card(new Divider()) { Ai = _label }));
        Assert.Equal("One.", plainText.Render(new Card(new Paragraph("One."))));
    }

    [Fact]
    public void PlainText_WhenItIsTooLong_LosesWordsAndNotTheLabel()
    {
        var text = new PlainTextRenderer().Render(new Card(new Paragraph(new string('x', 500))) { Ai = _label }, 100);
        Assert.Equal(100, text.Length);
        Assert.EndsWith("x…\n" + AiLabel.Words, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5_000)]
    [InlineData(300)]
    [InlineData(60)]
    [InlineData(0)]
    public void ACardMadeToFit_KeepsIt(int room)
    {
        var card = new Card(new Heading("Two orders"), new Table([new Column("A")], [.. Enumerable.Range(1, 50).Select(n => (IReadOnlyList<string>)[$"row {n}"])]), new Paragraph(new string('x', 900))) { Ai = _label };
        Assert.Same(_label, Shortening.ToFit(card, candidate => new PlainTextRenderer().Render(candidate with { Ai = null }).Length <= room).Ai);
    }

    [Fact]
    public void SeveralCardsInOne_KeepIt()
    {
        var (plain, labelled) = (new Card(new Paragraph("One.")), new Card(new Paragraph("Two [1].")) { Ai = _label });
        Assert.Null(WholeCard.Of([plain, plain]).Ai);
        Assert.Same(_label, WholeCard.Of([labelled]).Ai);
        Assert.Same(_label, WholeCard.Of([plain, labelled]).Ai);
    }

    /// <summary>Each of them has a [1] of its own.</summary>
    [Fact]
    public void SeveralLabelledCardsInOne_AreLabelledAndCiteNothing() =>
        Assert.Empty(WholeCard.Of([new Card(new Paragraph("One [1].")) { Ai = _label }, new Card(new Paragraph("Two [1].")) { Ai = _label }]).Ai!.Citations);
}
