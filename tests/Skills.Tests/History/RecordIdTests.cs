using RetentionBot.Skills.History;

namespace RetentionBot.Skills.Tests.History;

public sealed class RecordIdTests
{
    [Theory]
    [InlineData("P58-20230115", 'P', 58, "2023-01-15T00:00", 0)]
    [InlineData("i58-20230115T0826.3", 'I', 58, "2023-01-15T08:26", 3)]
    [InlineData("o1-19000101.4095", 'O', 1, "1900-01-01T00:00", 4095)]
    [InlineData("S16777215-20230115t2359", 'S', 16_777_215, "2023-01-15T23:59", 0)]
    public void Id_AsPeopleTypeIt_LeadsToItsRecord(string text, char kind, int customer, string at, int sequence)
    {
        Assert.True(RecordId.TryParse(text, out var id));
        Assert.Equal(new RecordId((RecordKind)kind, new HistoryKey(customer, DateTime.Parse(at, System.Globalization.CultureInfo.InvariantCulture), sequence)), id);
        Assert.True(RecordId.TryParse(id.ToString(), out var again));
        Assert.Equal(id, again);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("X58-20230115")]
    [InlineData("P58")]
    [InlineData("P58-2023011")]
    [InlineData("P58-20230230")]
    [InlineData("P58-20230115T2460")]
    [InlineData("P58-20230115.")]
    [InlineData("P58-20230115.4096")]
    [InlineData("P58-20230115.3.3")]
    [InlineData("P0-20230115")]
    [InlineData("P16777216-20230115")]
    [InlineData("P-5-20230115")]
    [InlineData("P+5-20230115")]
    [InlineData("P 5-20230115")]
    [InlineData("P58-18991231")]
    [InlineData("P58-21990101")]
    [InlineData("P99999999999-20230115")]
    public void Text_ThatIsNoId_IsRefused(string? text) => Assert.False(RecordId.TryParse(text, out _));
}
