using RetentionBot.Skills.Administration.Erasure;
using RetentionBot.Skills.Customers;

namespace RetentionBot.Skills.Tests.Administration;

public sealed class ErasedPersonTests
{
    private static readonly ErasedPerson Person = new(
    [
        new Customer { Number = 12, Name = "Jörg Müller", FirstName = "Jörg", LastName = "Müller", Emails = ["Joerg@Mueller.example"], Phones = ["+49 711 28 40 33"] },
        new Customer { Number = 7, Name = "J. Müller", Contacts = [new ContactPerson("Ana de Souza", Email: "ana@souza.example")] },
    ]);

    [Theory]
    [InlineData("Met Jörg Müller today", "Met [erased] today")]
    [InlineData("jorg  MULLER called", "[erased] called")]
    [InlineData("Müller, Jörg: overdue", "[erased]: overdue")]
    [InlineData("Jörg Müller's order", "[erased] order")]
    [InlineData("Write to joerg@mueller.example.", "Write to [erased].")]
    [InlineData("Call 0711/284033 or +49 (0)711 28 40 33", "Call [erased] or [erased]")]
    [InlineData("With Ana de Souza and Jörg Müller", "With [erased] and [erased]")]
    [InlineData("Jörg Müllermann and Herr Müller", "Jörg Müllermann and Herr Müller")]
    [InlineData("Order 28 40 33 of 12 chairs", "Order 28 40 33 of 12 chairs")]
    [InlineData("", "")]
    public void Text_LosesEveryFullNameAddressAndNumber_AndNothingElse(string text, string rest) => Assert.Equal(rest, Person.Without(text));

    [Theory]
    [InlineData("Open #12", true)]
    [InlineData("of #7, too", true)]
    [InlineData("Call I12-20260102T0915", true)]
    [InlineData("Jörg Müller", true)]
    [InlineData("Open #121 and #72", false)]
    [InlineData("I121-20260102", false)]
    [InlineData(null, false)]
    public void Text_WithAnIdOfTheirs_SpeaksOfThem(string? text, bool isIn) => Assert.Equal(isIn, Person.IsIn(text));
}
