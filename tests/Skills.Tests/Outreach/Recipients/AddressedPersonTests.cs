using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Names;
using RetentionBot.Skills.Outreach.Recipients;

namespace RetentionBot.Skills.Tests.Outreach.Recipients;

public sealed class AddressedPersonTests
{
    /// <summary>What a record names as the form of address, and what is read from it; titles divided by blanks.</summary>
    [Theory]
    [InlineData(null, null, "")]
    [InlineData("", null, "")]
    [InlineData("  ", null, "")]
    [InlineData("Sie", "sie", "")]
    [InlineData("sie", "sie", "")]
    [InlineData("DU", "du", "")]
    [InlineData("vous", "vous", "")]
    [InlineData("Tu", "tu", "")]
    [InlineData("Frau", null, "Frau")]
    [InlineData("Frau Dr.", null, "Frau Dr.")]
    [InlineData("Herr Prof. Dr.", null, "Herr Prof. Dr.")]
    [InlineData("Sie, Frau Dr.", "sie", "Frau Dr.")]
    [InlineData("Frau Dr./du", "du", "Frau Dr.")]
    [InlineData("Mme; vous", "vous", "Mme")]
    [InlineData("Dr.", null, "Dr.")]
    [InlineData("Ms", null, "Ms")]
    public void FormOfAddress_IsAFormAndTitles(string? formOfAddress, string? form, string titles)
    {
        var person = AddressedPerson.Of(new ContactPerson("Ada Okafor", FormOfAddress: formOfAddress));

        Assert.Equal(form, person.Form);
        Assert.Equal(titles, string.Join(' ', person.Titles));
    }

    [Theory]
    [InlineData("Ada Okafor", "Ada", "Okafor")]
    [InlineData("Ada van der Berg", "Ada", "van der Berg")]
    [InlineData("  Ada   Okafor ", "Ada", "Okafor")]
    [InlineData("Ada", null, null)]
    [InlineData("Reception", null, null)]
    [InlineData("Jean-Luc Petit", "Jean-Luc", "Petit")]
    public void ContactPerson_HasAFirstAndALastNameWhereTheNameTells(string name, string? first, string? last)
    {
        var person = AddressedPerson.Of(new ContactPerson(name));

        Assert.Equal((first, last), (person.First, person.Last));
        Assert.Equal(NameFolding.Fold(name), NameFolding.Fold(person.Name));
    }

    /// <summary>Nobody is greeted as "Hi Dr.,": what cannot be told from a name is not told.</summary>
    [Theory]
    [InlineData("Dr. Ada Okafor", "Ada", "Okafor", "Dr.")]
    [InlineData("Prof. Dr. Ada Okafor", "Ada", "Okafor", "Prof. Dr.")]
    [InlineData("Frau Okafor", null, "Okafor", "Frau")]
    [InlineData("Mme Okafor", null, "Okafor", "Mme")]
    [InlineData("Mr Okafor", null, "Okafor", "Mr")]
    [InlineData("Okafor, Ada", "Ada", "Okafor", "")]
    [InlineData("Dr.", null, null, "")]
    public void FirstName_IsNeitherATitleNorALastName(string name, string? first, string? last, string titles)
    {
        var person = AddressedPerson.Of(new ContactPerson(name));

        Assert.Equal((first, last, titles), (person.First, person.Last, string.Join(' ', person.Titles)));
    }

    [Fact]
    public void ContactPerson_KeepsRoleAndAddresses()
    {
        var person = AddressedPerson.Of(new ContactPerson("Ada Okafor", "Buyer", "Sie", "ada@example.com", "+44 20 7946 0018"));

        Assert.Equal(("Buyer", "ada@example.com", "+44 20 7946 0018"), (person.Role, person.Email, person.Phone));
    }

    [Theory]
    [InlineData("Ada", "Okafor", "Ada", "Okafor")]
    [InlineData(null, null, null, null)] // a person of whom only the full name is known
    [InlineData("Ada", null, "Ada", null)]
    public void Person_HasTheNamesOfTheRecord(string? firstName, string? lastName, string? first, string? last)
    {
        var person = AddressedPerson.Of(new Customer { Number = 1, Name = "Ada Okafor", FirstName = firstName, LastName = lastName, Emails = ["ada@example.com", "old@example.com"], Phones = ["1", "2"], FormOfAddress = "du" });

        Assert.Equal((first, last, "du"), (person.First, person.Last, person.Form));
        Assert.Equal(("ada@example.com", "1"), (person.Email, person.Phone));
        Assert.Null(person.Role);
    }

    [Fact]
    public void Person_WithoutAddresses_HasNone()
    {
        var person = AddressedPerson.Of(new Customer { Number = 1, Name = "Ada Okafor" });

        Assert.Null(person.Email);
        Assert.Null(person.Phone);
        Assert.Empty(person.Titles);
    }

    /// <summary>The values of a greeting, for whoever is called by the last name.</summary>
    [Theory]
    [InlineData(null, "name=Ada Okafor; last=Okafor")]
    [InlineData("Sie", "name=Ada Okafor; last=Okafor")] // no gender is guessed from a name
    [InlineData("Frau", "name=Ada Okafor; last=Okafor; title=Frau; frau_last=Okafor; madame_last=Okafor")]
    [InlineData("frau", "name=Ada Okafor; last=Okafor; title=frau; frau_last=Okafor; madame_last=Okafor")]
    [InlineData("Frau Dr.", "name=Ada Okafor; last=Okafor; title=Frau Dr.; frau_last=Dr. Okafor; madame_last=Dr. Okafor")]
    [InlineData("Herr", "name=Ada Okafor; last=Okafor; title=Herr; herr_last=Okafor; monsieur_last=Okafor")]
    [InlineData("Herr Prof. Dr.", "name=Ada Okafor; last=Okafor; title=Herr Prof. Dr.; herr_last=Prof. Dr. Okafor; monsieur_last=Prof. Dr. Okafor")]
    [InlineData("Mme", "name=Ada Okafor; last=Okafor; title=Mme; frau_last=Okafor; madame_last=Okafor")]
    [InlineData("Madame", "name=Ada Okafor; last=Okafor; title=Madame; frau_last=Okafor; madame_last=Okafor")]
    [InlineData("M.", "name=Ada Okafor; last=Okafor; title=M.; herr_last=Okafor; monsieur_last=Okafor")]
    [InlineData("Monsieur", "name=Ada Okafor; last=Okafor; title=Monsieur; herr_last=Okafor; monsieur_last=Okafor")]
    [InlineData("Dr.", "name=Ada Okafor; last=Okafor; title=Dr.")]
    [InlineData("Ms", "name=Ada Okafor; last=Okafor; title=Ms")]
    public void Values_AreWhatTheRecordSays(string? formOfAddress, string values) =>
        Assert.Equal(values, InWords(AddressedPerson.Of(new ContactPerson("Ada Okafor", FormOfAddress: formOfAddress)).Values(isOnFirstNameTerms: false)));

    [Theory]
    [InlineData("Ada Okafor", true, "name=Ada Okafor; first=Ada; last=Okafor")]
    [InlineData("Ada Okafor", false, "name=Ada Okafor; last=Okafor")]
    [InlineData("Ada", true, "name=Ada")] // one word may be either
    [InlineData("Ada", false, "name=Ada")]
    public void FirstName_IsThereForWhoeverIsCalledByIt(string name, bool isOnFirstNameTerms, string values) =>
        Assert.Equal(values, InWords(AddressedPerson.Of(new ContactPerson(name)).Values(isOnFirstNameTerms)));

    [Fact]
    public void FirstNameAlone_IsEnoughForAGreeting() =>
        Assert.Equal("name=Ada Okafor; first=Ada", InWords(AddressedPerson.Of(new Customer { Number = 1, Name = "Ada Okafor", FirstName = "Ada" }).Values(isOnFirstNameTerms: true)));

    private static string InWords(IEnumerable<KeyValuePair<string, string>> values) => string.Join("; ", values.Select(value => $"{value.Key}={value.Value}"));
}
