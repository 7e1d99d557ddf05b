using FsCheck.Xunit;
using RetentionBot.Skills.Outreach.Channels;

namespace RetentionBot.Skills.Tests.Outreach.Channels;

public sealed class MailLinkTests
{
    private static readonly string[] Pieces = ["a", "Z", "9", " ", "&", "?", "=", "%", "+", "#", "/", "\\", "\"", "'", "<", ">", "@", "ä", "ß", "€", "😀", "%26", "&bcc="];

    /// <summary>What is written, and how it stands in the body of the link: RFC 6068, sections 2 and 5.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("plain-text_1.~", "plain-text_1.~")]
    [InlineData("two words", "two%20words")]
    [InlineData("bread & butter", "bread%20%26%20butter")]
    [InlineData("when?", "when%3F")]
    [InlineData("1+1=2", "1%2B1%3D2")]
    [InlineData("100 %", "100%20%25")]
    [InlineData("%41", "%2541")] // not read as an escape
    [InlineData("#1", "%231")]
    [InlineData("\"yes\" 'no'", "%22yes%22%20%27no%27")]
    [InlineData("Grüße, Zoë", "Gr%C3%BC%C3%9Fe%2C%20Zo%C3%AB")]
    [InlineData("don’t", "don%E2%80%99t")]
    [InlineData("😀", "%F0%9F%98%80")]
    [InlineData("a\nb", "a%0D%0Ab")]
    [InlineData("a\r\nb", "a%0D%0Ab")]
    [InlineData("a\n\nb", "a%0D%0A%0D%0Ab")]
    [InlineData("<b>@home</b>", "%3Cb%3E%40home%3C%2Fb%3E")]
    public void Text_IsEncoded(string text, string encoded)
    {
        var link = MailLink.Of("ada@example.com", "Hello", text, out var isWhole);

        Assert.True(isWhole);
        Assert.Equal($"mailto:ada@example.com?subject=Hello&body={encoded}", link.OriginalString);
        Assert.Equal(link.OriginalString, link.AbsoluteUri);
    }

    [Theory]
    [InlineData("Hello", "Hello")]
    [InlineData(null, "")]
    [InlineData("Brot & Butter?", "Brot%20%26%20Butter%3F")]
    [InlineData("Grüße", "Gr%C3%BC%C3%9Fe")]
    public void Subject_IsEncoded(string? subject, string encoded) =>
        Assert.Equal($"mailto:ada@example.com?subject={encoded}&body=", MailLink.Of("ada@example.com", subject, "", out _).OriginalString);

    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("ada@example.com", "ada@example.com")]
    [InlineData("ada+bakery@example.com", "ada%2Bbakery@example.com")]
    [InlineData("o'neill@example.com", "o%27neill@example.com")]
    [InlineData("büro@example.com", "b%C3%BCro@example.com")]
    [InlineData("ada@bäckerei.example", "ada@xn--bckerei-5wa.example")]
    [InlineData("ada%lane@example.com", "ada%25lane@example.com")]
    public void Address_IsEncodedButForItsAt(string? to, string encoded)
    {
        var link = MailLink.Of(to, "Hello", "Text", out _);

        Assert.Equal("mailto", link.Scheme);
        Assert.Equal($"mailto:{encoded}?subject=Hello&body=Text", link.OriginalString);
    }

    /// <summary>What stands in a record as an address may be anything; the card with the draft is shown all the same.</summary>
    [Theory]
    [InlineData("Ada Okafor")]
    [InlineData("Ada Okafor <ada@example.com>")]
    [InlineData("ada@example.com, jonas@example.com")]
    [InlineData("ada@example.com; jonas@example.com")]
    [InlineData("ada@@example.com")]
    [InlineData("@")]
    [InlineData("ada@")]
    [InlineData("ada@example.com?bcc=eve@example.com")]
    [InlineData("ada@example.com&bcc=eve@example.com")]
    [InlineData("ada@example.com\r\nBcc: eve@example.com")]
    public void AnAddressThatIsNone_IsALinkAllTheSame(string to)
    {
        var link = MailLink.Of(to, "Hello", "Text", out _);

        Assert.Equal("mailto", link.Scheme);
        Assert.Equal([("subject", "Hello"), ("body", "Text")], FieldsOf(link));
    }

    /// <summary>RFC 6068, section 7: a link can set any header, so nothing of a text may become a field of it.</summary>
    [Theory]
    [InlineData("Hello&bcc=eve@example.com", "Text")]
    [InlineData("Hello?bcc=eve@example.com", "Text")]
    [InlineData("Hello%26bcc=eve@example.com", "Text")]
    [InlineData("Hello#", "Text")]
    [InlineData("Hello", "Text&cc=eve@example.com")]
    [InlineData("Hello", "Text%0D%0A&attach=/etc/passwd")]
    public void NothingOfAText_AddsAHeader(string subject, string text) =>
        Assert.Equal([("subject", subject), ("body", text)], FieldsOf(MailLink.Of("ada@example.com", subject, text, out _)));

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void ATextThatIsTooLong_IsLeftOut(int over, bool isWhole)
    {
        var room = MailLink.MostCharacters - MailLink.Of("ada@example.com", "Hello", "", out _).OriginalString.Length;

        var link = MailLink.Of("ada@example.com", "Hello", new string('a', room + over), out var isReallyWhole);

        Assert.Equal(isWhole, isReallyWhole);
        Assert.Equal(isWhole ? MailLink.MostCharacters + over : "mailto:ada@example.com?subject=Hello".Length, link.OriginalString.Length);
        Assert.EndsWith(isWhole ? "aaa" : "?subject=Hello", link.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public void Length_IsThatOfTheEncodedText()
    {
        var room = MailLink.MostCharacters - MailLink.Of("ada@example.com", "Hello", "", out _).OriginalString.Length;

        MailLink.Of("ada@example.com", "Hello", new string('ü', room / 6), out var isWhole); // %C3%BC
        MailLink.Of("ada@example.com", "Hello", new string('ü', (room / 6) + 1), out var isWholeToo);

        Assert.True(isWhole);
        Assert.False(isWholeToo);
    }

    /// <summary>A header is one line: what follows a line break in one would be read as the next header.</summary>
    [Theory]
    [InlineData("Hello\r\nBcc: eve@example.com")]
    [InlineData("Hello\nBcc: eve@example.com")]
    [InlineData("Hello\rBcc: eve@example.com")]
    public void Subject_IsOneLine(string subject)
    {
        var link = MailLink.Of("ada@example.com", subject, "Text", out _).OriginalString;

        Assert.DoesNotContain("%0D", link, StringComparison.Ordinal);
        Assert.DoesNotContain("%0A", link, StringComparison.Ordinal);
    }

    [Property]
    public void AnyText_IsReadBackAsItWasAndASubjectOnOneLine(byte[] choices)
    {
        var text = string.Concat(choices.Select(choice => Pieces[choice % Pieces.Length]));

        var fields = FieldsOf(MailLink.Of("ada@example.com", text, text, out var isWhole));

        Assert.Equal(new[] { ("subject", string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character))), ("body", text.ReplaceLineEndings("\r\n")) }.Take(isWhole ? 2 : 1), fields);
    }

    /// <summary>As a mail program reads them.</summary>
    private static IEnumerable<(string, string)> FieldsOf(Uri link) =>
        link.AbsoluteUri.Split('?', 2)[1].Split('&').Select(field => field.Split('=', 2)).Select(field => (field[0], Uri.UnescapeDataString(field[1])));
}
