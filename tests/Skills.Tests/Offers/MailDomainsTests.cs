using RetentionBot.Skills.Offers;

namespace RetentionBot.Skills.Tests.Offers;

public sealed class MailDomainsTests
{
    [Theory]
    [InlineData("bo@hill.example", "hill.example")]
    [InlineData(" Bo@HILL.example ", "hill.example")]
    [InlineData("bo@mail.hill.example", "mail.hill.example")]
    [InlineData("bo@gmail.com", null)]
    [InlineData("BO@GMX.DE", null)]
    [InlineData("bo@web.de", null)]
    [InlineData("bo@outlook.com", null)]
    [InlineData("bo@orange.fr", null)]
    [InlineData("bo", null)]
    [InlineData("@hill.example", null)]
    [InlineData(null, null)]
    public void Domain_IsACompanys(string? address, string? domain) => Assert.Equal(domain, MailDomains.Of(address));
}
