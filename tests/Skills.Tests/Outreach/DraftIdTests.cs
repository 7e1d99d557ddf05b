using RetentionBot.Skills.Outreach;

namespace RetentionBot.Skills.Tests.Outreach;

public sealed class DraftIdTests
{
    [Theory]
    [InlineData("D12", 12)]
    [InlineData("d7", 7)]
    [InlineData("D1", 1)]
    [InlineData("D01", 1)]
    [InlineData("D999999999", 999_999_999)]
    [InlineData("D1234567890", null)]
    [InlineData("D0", null)]
    [InlineData("D", null)]
    [InlineData("", null)]
    [InlineData("12", null)]
    [InlineData("F12", null)] // a follow-up
    [InlineData("D-1", null)]
    [InlineData("D+1", null)]
    [InlineData("D 1", null)]
    [InlineData(" D1", null)]
    [InlineData("D1 ", null)]
    [InlineData("D1.5", null)]
    [InlineData("D1,000", null)]
    [InlineData("D١", null)] // a digit of another script
    [InlineData("Dora", null)]
    public void Text_IsAnIdOrNot(string text, int? number) => Assert.Equal(number, DraftId.TryParse(text, out var id) ? id.Number : null);

    [Theory]
    [InlineData(1, "D1")]
    [InlineData(12345, "D12345")]
    public void Id_IsReadAsItIsWritten(int number, string text)
    {
        Assert.Equal(text, new DraftId(number).ToString());
        Assert.True(DraftId.TryParse(text, out var id));
        Assert.Equal(new DraftId(number), id);
    }

    [Theory]
    [InlineData("send D12", "D12")]
    [InlineData("make d3 shorter, please", "D3")]
    [InlineData("discard D4.", "D4")]
    [InlineData("restore F1 in D2", "D2")]
    [InlineData("send it", null)]
    [InlineData("thank Dora", null)]
    [InlineData(null, null)]
    public void Sentence_NamesADraftOrNone(string? sentence, string? id) => Assert.Equal(id, ShortId.In(sentence, DraftId.Letter) is { } number ? new DraftId(number).ToString() : null);
}
