using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;

namespace RetentionBot.Skills.Tests.Customers;

public sealed class CustomerPostcardTests
{
    private static readonly Customer _everything = new()
    {
        Number = 12, Name = "Orla Fennimore", FirstName = "Orla", LastName = "Fennimore", Company = "Fennimore & Daughters",
        Emails = ["orla@secret.example"], Phones = ["+353 91 555 secret"], Address = new Address("Secret Street 1", "Galway", "Secret Region", "SECRET1", "Ireland"),
        Contacts = [new ContactPerson("Secret Person", "secret role", "Secret form", "secret@secret.example", "secret phone")],
        PreferredChannel = ContactChannel.Call, Preferences = ["secret preference"], Needs = ["secret need"], Interests = ["secret interest"], Tags = ["secret tag"],
        KeyDates = [new KeyDate("secret", new DateOnly(1980, 1, 2), IsYearly: true)], Membership = "Secret", Tier = Tier.C, DoNotContact = true, CustomerSince = new DateOnly(1999, 1, 2),
        Divisions = ["secret division"], SourceIds = [new SourceId("crm", "secret-1")], Sourced = [new SourcedValue("city", "Secret", "crm", new DateOnly(2026, 1, 1))],
        Activity = new Activity { Orders = 99, Totals = [new Money(12345.67m, "EUR")], Recent = [new RecentFact(default, new DateOnly(2026, 1, 1), "secret fact")] },
    };

    [Fact]
    public void Postcard_WhenEverythingIsKnown_SaysOnlyWhoItIsAndWhere()
    {
        var card = CustomerPostcard.Of(_everything);

        Assert.Equal("Orla Fennimore\nCompany: Fennimore & Daughters\nCity: Galway\nCountry: Ireland\nCustomer number: #12", new PlainTextRenderer().Render(card));
        Assert.Null(card.Refresh);
    }

    [Fact]
    public void Postcard_WhenItIsOfAnOrganisation_NamesNoPerson() =>
        Assert.Equal("Kvist AS\nCustomer number: #3", new PlainTextRenderer().Render(CustomerPostcard.Of(
            new Customer { Number = 3, Name = "Kvist AS", Kind = CustomerKind.Organisation, Company = "x", Contacts = [new ContactPerson("Nils Kvist")] })));
}
