using System.Text;
using RetentionBot.Import.Reading;
using RetentionBot.Import.Values;

namespace RetentionBot.Bot.Tests.Import;

public sealed class SniffingTests : IDisposable
{
    private readonly ImportFolder _folder = new();

    public static TheoryData<string, byte[]> Encodings => new()
    {
        { "utf-8", Encoding.UTF8.GetBytes("name,city\nBjørn,Århus\n") },
        { "utf-8 with a mark", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("name,city\nBjørn,Århus\n")] },
        { "utf-16 with a mark", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("name,city\nBjørn,Århus\n")] },
        { "utf-16 without one", Encoding.Unicode.GetBytes("name,city\nBjørn,Århus\n") },
        { "big-endian utf-16", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes("name,city\nBjørn,Århus\n")] },
        { "windows-1252", CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("name,city\nBjørn,Århus\n") },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void File_InAnyUsualEncoding_ReadsItsAccents(string written, byte[] bytes)
    {
        var file = RowFile.Open(_folder.Write("rows.csv", bytes), new FileFormat());

        Assert.Equal(["name", "city"], file.Columns);
        Assert.True(file.Rows().Single().Cells.SequenceEqual(["Bjørn", "Århus"]), written);
    }

    [Fact]
    public void File_WhoseFirstAccentComesLate_IsStillReadInItsEncoding()
    {
        var text = "name,city\n" + string.Concat(Enumerable.Repeat("Anna,Oslo\n", 20_000)) + "Bjørn,Bodø\n";

        var file = RowFile.Open(_folder.Write("rows.csv", CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text)), new FileFormat());

        Assert.Equal("Bodø", file.Rows().Last().Cells[1]);
    }

    [Theory]
    [InlineData("a,b,c\n1,2,3\n", "1|2|3")]
    [InlineData("a;b;c\n1,5;2,5;\"x;y\"\n", "1,5|2,5|x;y")]
    [InlineData("a\tb\tc\n1\t2 2\t3\n", "1|2 2|3")]
    [InlineData("a|b|c\n1|2|3\n", "1|2|3")]
    [InlineData(" a  b c\n 1  2 3\n", "1|2|3")]
    [InlineData("a+|b+|c&|\r\n1+|2|2+|3&|\r\n", "1|2|2|3")]
    [InlineData("a,b\r\n\"one\r\ntwo\",\"say \"\"hi\"\"\"\r\n", "one\r\ntwo|say \"hi\"")]
    [InlineData("only\none\n", "one")]
    public void File_WithAnyUsualDelimiter_IsCutIntoItsFields(string text, string cells)
    {
        var file = RowFile.Open(_folder.Write("rows.csv", text), new FileFormat());

        Assert.Equal(cells, string.Join('|', file.Rows().First().Cells));
    }

    [Fact]
    public void Row_WithAQuotationMarkThatIsNeverClosed_CostsOnlyItself()
    {
        var file = RowFile.Open(_folder.Write("rows.csv", "a,b\n1,\"open\n2,fine\n3,\"closed\"\n"), new FileFormat());

        var rows = file.Rows().ToList();

        Assert.Contains("never closed", rows[0].Fault);
        Assert.Equal([2, 3, 4], rows.Select(row => row.Number));
        Assert.Equal(["3", "closed"], rows[2].Cells);
    }

    [Theory]
    [InlineData("2026-03-04", "2026-03-04 00:00")]
    [InlineData("2026-03-04T08:26:00", "2026-03-04 08:26")]
    [InlineData("2026-03-04T08:26:00.123Z", "2026-03-04 08:26")]
    [InlineData("2025-10-07 09:50:26 +0200", "2025-10-07 09:50")]
    [InlineData("2026-03-04 00:00:00.000", "2026-03-04 00:00")]
    [InlineData("20260304", "2026-03-04 00:00")]
    [InlineData("4.3.2026", "2026-03-04 00:00")]
    [InlineData("04.03.2026 14:05", "2026-03-04 14:05")]
    [InlineData("4/3/2026 2:05 PM", "2026-03-04 14:05")]
    [InlineData("4 Mar 2026", "2026-03-04 00:00")]
    [InlineData("March 4, 2026", "2026-03-04 00:00")]
    [InlineData("13/13/2026", null)]
    [InlineData("2026-02-30", null)]
    [InlineData("today-3", null)]
    [InlineData("soon", null)]
    public void Date_InAnyUsualFormat_IsReadDayFirst(string text, string? at) =>
        Assert.Equal(at, new DateFormat(dayFirst: true, given: null, today: null).TryParse(text, out var read) ? read.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture) : null);

    [Theory]
    [InlineData("today", "2026-03-02 00:00")]
    [InlineData("today-12", "2026-02-18 00:00")]
    [InlineData("today+1 10:30", "2026-03-03 10:30")]
    [InlineData("today+2 -40y", "1986-03-04 00:00")]
    [InlineData("todayx", null)]
    public void Date_CountedFromToday_IsReadWhereAllowed(string text, string? at) =>
        Assert.Equal(at, new DateFormat(dayFirst: true, given: null, new DateOnly(2026, 3, 2)).TryParse(text, out var read) ? read.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture) : null);

    [Theory]
    [InlineData("7/4/1996,7/16/1996", false, false)]
    [InlineData("4/7/1996,16/7/1996", true, false)]
    [InlineData("4/7/1996,5/7/1996", true, true)]
    [InlineData("4/16/1996,16/4/1996", true, true)]
    [InlineData("2026-04-07,4.7.2026", true, false)]
    [InlineData("3/3/2026", true, false)]
    public void Dates_OfAFile_SayWhetherTheDayComesFirstOrThatItIsAssumed(string dates, bool dayFirst, bool assumed)
    {
        var sniffer = new DateSniffer();
        foreach (var date in dates.Split(','))
        {
            sniffer.Look(date);
        }

        Assert.Equal((dayFirst, assumed), (sniffer.Result().DayFirst, sniffer.Result().Assumption is not null));
    }

    [Theory]
    [InlineData("1.234,50|12,5", true, false)]
    [InlineData("1,234.50|12.5", false, false)]
    [InlineData("12,50", true, false)]
    [InlineData("1.234.567", true, false)]
    [InlineData("1,234", false, true)]
    [InlineData("0.125|3", false, false)]
    [InlineData("12|7", false, false)]
    public void Numbers_OfAFile_SayWhichSeparatorIsTheDecimalOneOrThatItIsAssumed(string numbers, bool comma, bool assumed)
    {
        var sniffer = new NumberSniffer();
        foreach (var number in numbers.Split('|'))
        {
            sniffer.Look(number);
        }

        Assert.Equal((comma, assumed), (sniffer.Result().DecimalComma, sniffer.Result().Assumption is not null));
    }

    [Theory]
    [InlineData("1.234,50", true, "1234.50")]
    [InlineData("€ 1.234,50", true, "1234.50")]
    [InlineData("1 234,50 kr", true, "1234.50")]
    [InlineData("1'234.50", false, "1234.50")]
    [InlineData("(12.00)", false, "-12.00")]
    [InlineData("-12", false, "-12")]
    [InlineData("12-", false, "-12")]
    [InlineData("10%", false, "10")]
    [InlineData(".0200", false, "0.0200")]
    [InlineData("5E-2", false, "0.05")]
    [InlineData("twelve", false, null)]
    [InlineData("1e400", false, null)]
    [InlineData("", false, null)]
    public void Number_AsPeopleAndProgramsWriteIt_IsReadExactly(string text, bool comma, string? number) =>
        Assert.Equal(number, new NumberFormat(comma).TryParse(text, out var read) ? read.ToString(System.Globalization.CultureInfo.InvariantCulture) : null);

    public void Dispose() => _folder.Dispose();
}
