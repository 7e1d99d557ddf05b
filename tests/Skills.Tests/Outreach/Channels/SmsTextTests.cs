using System.Globalization;
using FsCheck.Xunit;
using RetentionBot.Skills.Outreach.Channels;

namespace RetentionBot.Skills.Tests.Outreach.Channels;

public sealed class SmsTextTests
{
    /// <summary>3GPP TS 23.038, 6.2.1: the 127 characters that take one septet, in the order of the table without the escape.</summary>
    private const string SevenBit =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /// <summary>Texts are told as runs: <c>a*160 €*1</c> is 160 times a and one euro sign.</summary>
    [Theory]
    [InlineData("", 0, 1)]
    [InlineData("a*1", 1, 1)]
    [InlineData("a*160", 160, 1)]
    [InlineData("a*161", 161, 2)]
    [InlineData("a*306", 306, 2)]
    [InlineData("a*307", 307, 3)]
    [InlineData("a*459", 459, 3)]
    [InlineData("a*460", 460, 4)]
    [InlineData("€*80", 160, 1)]
    [InlineData("a*158 €*1", 160, 1)]
    [InlineData("a*159 €*1", 161, 2)]
    [InlineData("a*151 €*1 a*153", 306, 2)] // the euro sign ends the first part
    [InlineData("a*152 €*1 a*152", 306, 3)] // it would be cut in two, so the first part ends one septet early
    [InlineData("a*152 €*1 a*151", 305, 2)]
    [InlineData("€*153", 306, 3)] // 76 of them are in a part
    [InlineData("€*152", 304, 2)]
    public void SevenBitText_IsCountedInSeptets(string runs, int units, int segments) =>
        Assert.Equal(new SmsText(units, segments, IsUnicode: false), SmsText.Of(TextOf(runs)));

    [Theory]
    [InlineData("ê*1", 1, 1)]
    [InlineData("ê*70", 70, 1)]
    [InlineData("ê*71", 71, 2)]
    [InlineData("a*69 ê*1", 70, 1)]
    [InlineData("a*70 ê*1", 71, 2)] // one letter, and the whole of it is Unicode
    [InlineData("ê*134", 134, 2)]
    [InlineData("ê*135", 135, 3)]
    [InlineData("ê*201", 201, 3)]
    [InlineData("ê*202", 202, 4)]
    [InlineData("€*69 ê*1", 70, 1)] // what takes two septets takes one unit
    [InlineData("😀*35", 70, 1)]
    [InlineData("😀*36", 72, 2)]
    [InlineData("ê*65 😀*1 ê*67", 134, 2)] // the pair ends the first part
    [InlineData("ê*66 😀*1 ê*66", 134, 3)] // it would be cut in two, so the first part ends one unit early
    [InlineData("ê*66 😀*1 ê*65", 133, 2)]
    [InlineData("😀*66", 132, 2)] // 33 of them are in a part
    [InlineData("😀*67", 134, 3)]
    public void UnicodeText_IsCountedInUnits(string runs, int units, int segments) =>
        Assert.Equal(new SmsText(units, segments, IsUnicode: true), SmsText.Of(TextOf(runs)));

    [Fact]
    public void EveryCharacterOfTheSevenBitTable_TakesOneSeptet()
    {
        Assert.Equal(127, SevenBit.Length);
        Assert.All(SevenBit, character => Assert.Equal(new SmsText(1, 1, IsUnicode: false), SmsText.Of(character.ToString())));
    }

    [Theory]
    [InlineData("\f")]
    [InlineData("^")]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("\\")]
    [InlineData("[")]
    [InlineData("~")]
    [InlineData("]")]
    [InlineData("|")]
    [InlineData("€")]
    public void ACharacterOfTheExtension_TakesTwoSeptets(string character) => Assert.Equal(new SmsText(2, 1, IsUnicode: false), SmsText.Of(character));

    /// <summary>Letters that look as if they were in the table, and are not.</summary>
    [Theory]
    [InlineData("ê")]
    [InlineData("ç")] // only the capital is
    [InlineData("á")]
    [InlineData("í")]
    [InlineData("ó")]
    [InlineData("ú")]
    [InlineData("â")]
    [InlineData("ô")]
    [InlineData("î")]
    [InlineData("œ")]
    [InlineData("À")] // only the small one is
    [InlineData("È")]
    [InlineData("’")]
    [InlineData("“")]
    [InlineData("–")]
    [InlineData("…")]
    [InlineData("\u00A0")]
    [InlineData("\t")]
    [InlineData("`")]
    [InlineData("α")]
    public void OneCharacterOfNoTable_MakesItUnicode(string character)
    {
        Assert.True(SmsText.Of(character).IsUnicode);
        Assert.True(SmsText.Of($"Hello {character}").IsUnicode);
    }

    [Fact]
    public void LineBreak_TakesOneSeptetAndTwoFromWindows()
    {
        Assert.Equal(3, SmsText.Of("a\nb").Units);
        Assert.Equal(4, SmsText.Of("a\r\nb").Units);
    }

    [Property]
    public void AnyText_HasAsManySegmentsAsItsUnitsNeed(string? text)
    {
        var sms = SmsText.Of(text ?? "");

        var (one, each) = sms.IsUnicode ? (70, 67) : (160, 153);
        Assert.True(sms.Segments >= 1);
        Assert.Equal(sms.Units <= one, sms.Segments == 1);
        Assert.True(sms.Segments == 1 || (sms.Segments * each >= sms.Units && (sms.Segments - 1) * (each - 1) < sms.Units));
    }

    private static string TextOf(string runs) => string.Concat(runs.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(run => run.Split('*'))
        .SelectMany(run => Enumerable.Repeat(run[0], int.Parse(run[1], CultureInfo.InvariantCulture))));
}
