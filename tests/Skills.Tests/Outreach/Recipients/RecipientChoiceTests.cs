using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Outreach.Recipients;

namespace RetentionBot.Skills.Tests.Outreach.Recipients;

public sealed class RecipientChoiceTests
{
    private static readonly Customer Firm = new()
    {
        Number = 1,
        Name = "Harrow Lane Bakery",
        Kind = CustomerKind.Organisation,
        Contacts = [new("Ada Okafor", "Buyer", "Sie", "ada@example.com", "1"), new("José Álvarez", "Baker")],
        Emails = ["office@example.com", "old@example.com"],
        Phones = ["2", "3"],
    };

    [Theory]
    [InlineData(null, "Ada Okafor")] // the main one
    [InlineData("José Álvarez", "José Álvarez")]
    [InlineData("jose alvarez", "José Álvarez")]
    [InlineData("JOSÉ  ÁLVAREZ", "José Álvarez")]
    [InlineData("Ada Okafor", "Ada Okafor")]
    [InlineData("José", "Ada Okafor")] // a part of a name is nobody's
    [InlineData("Somebody Else", "Ada Okafor")]
    public void OfAnOrganisation_TheContactPersonAskedForElseTheMainOne(string? asked, string name) => Assert.Equal(name, RecipientChoice.PersonOf(Firm, asked)?.Name);

    [Theory]
    [InlineData(null)]
    [InlineData("Ada Okafor")]
    public void OfAnOrganisationWithoutContacts_NobodyIsKnown(string? asked) => Assert.Null(RecipientChoice.PersonOf(Firm with { Contacts = [] }, asked));

    [Theory]
    [InlineData(null)]
    [InlineData("José Álvarez")]
    public void APerson_IsWrittenToThemselves(string? asked) =>
        Assert.Equal("Ada Okafor", RecipientChoice.PersonOf(new Customer { Number = 1, Name = "Ada Okafor", Contacts = [new("José Álvarez")] }, asked)?.Name);

    /// <summary>What is known of them: p a preferred channel, e an e-mail address, t a telephone number, s a street, c a city only; capitals are the contact person's own.</summary>
    [Theory]
    [InlineData("", ContactChannel.Email)]
    [InlineData("p", ContactChannel.Sms)]
    [InlineData("p e t s", ContactChannel.Sms)]
    [InlineData("e", ContactChannel.Email)]
    [InlineData("e t s", ContactChannel.Email)]
    [InlineData("E", ContactChannel.Email)]
    [InlineData("E t", ContactChannel.Email)]
    [InlineData("t", ContactChannel.Call)]
    [InlineData("T", ContactChannel.Call)]
    [InlineData("t s", ContactChannel.Call)]
    [InlineData("T e", ContactChannel.Email)]
    [InlineData("s", ContactChannel.Letter)]
    [InlineData("c", ContactChannel.Email)]
    public void Channel_IsTheirOwnElseOneThatReachesThem(string known, ContactChannel channel)
    {
        var contact = new ContactPerson("Ada Okafor", Email: known.Contains('E', StringComparison.Ordinal) ? "ada@example.com" : null, Phone: known.Contains('T', StringComparison.Ordinal) ? "1" : null);
        var customer = Firm with
        {
            Contacts = [contact],
            PreferredChannel = known.Contains('p', StringComparison.Ordinal) ? ContactChannel.Sms : null,
            Emails = known.Contains('e', StringComparison.Ordinal) ? ["office@example.com"] : [],
            Phones = known.Contains('t', StringComparison.Ordinal) ? ["2"] : [],
            Address = known.Contains('s', StringComparison.Ordinal) ? new Address("12 Harrow Lane") : known.Contains('c', StringComparison.Ordinal) ? new Address(City: "London") : null,
        };

        Assert.Equal(channel, RecipientChoice.ChannelOf(customer, RecipientChoice.PersonOf(customer, asked: null)));
    }

    [Theory]
    [InlineData("Ada Okafor", ContactChannel.Email, "ada@example.com")]
    [InlineData("Ada Okafor", ContactChannel.Call, "1")]
    [InlineData("Ada Okafor", ContactChannel.Sms, "1")]
    [InlineData("José Álvarez", ContactChannel.Email, "office@example.com")] // the firm's own where theirs is not known
    [InlineData("José Álvarez", ContactChannel.Call, "2")]
    [InlineData("José Álvarez", ContactChannel.Sms, "2")]
    [InlineData("Ada Okafor", ContactChannel.Chat, null)]
    [InlineData("Ada Okafor", ContactChannel.Meeting, null)]
    [InlineData("Ada Okafor", ContactChannel.Letter, null)]
    public void Address_IsThePersonsElseTheFirms(string asked, ContactChannel channel, string? address) =>
        Assert.Equal(address, RecipientChoice.AddressOf(Firm, RecipientChoice.PersonOf(Firm, asked), channel));

    [Theory]
    [InlineData(ContactChannel.Email)]
    [InlineData(ContactChannel.Call)]
    [InlineData(ContactChannel.Sms)]
    [InlineData(ContactChannel.Letter)]
    public void Address_OfWhomNothingIsKnown_IsNone(ContactChannel channel) => Assert.Null(RecipientChoice.AddressOf(Firm with { Contacts = [], Emails = [], Phones = [] }, person: null, channel));

    [Theory]
    [InlineData("12 Harrow Lane", "E1 6AN", "London", "United Kingdom", "12 Harrow Lane, E1 6AN London, United Kingdom")]
    [InlineData("12 Harrow Lane", null, "London", null, "12 Harrow Lane, London")]
    [InlineData("12 Harrow Lane", "E1 6AN", null, null, "12 Harrow Lane, E1 6AN")]
    [InlineData("12 Harrow Lane", null, null, "United Kingdom", "12 Harrow Lane, United Kingdom")]
    [InlineData("12 Harrow Lane", null, null, null, "12 Harrow Lane")]
    [InlineData(null, "E1 6AN", "London", "United Kingdom", null)] // a letter needs a street
    public void Letter_GoesToAStreet(string? street, string? code, string? city, string? country, string? address) =>
        Assert.Equal(address, RecipientChoice.AddressOf(Firm with { Address = new Address(street, city, PostalCode: code, Country: country) }, person: null, ContactChannel.Letter));
}
