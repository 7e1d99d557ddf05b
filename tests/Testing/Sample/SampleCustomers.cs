using RetentionBot.Skills.Customers;

namespace RetentionBot.Testing.Sample;

/// <summary>The customers of the sample, numbered for what each of them shows.</summary>
internal static class SampleCustomers
{
    /// <summary>A long history of everything.</summary>
    public const int Orla = 1;

    /// <summary>Purchases in two currencies, one order returned, one cancelled; no contact.</summary>
    public const int Bartolome = 2;

    /// <summary>An organisation whose sources disagree and who has complaints.</summary>
    public const int Nordhavn = 3;

    /// <summary>Nothing recorded, in the pool.</summary>
    public const int Sigrun = 4;

    /// <summary>Two records merged into one.</summary>
    public const int Petra = 5;

    /// <summary>The record merged into <see cref="Petra"/>.</summary>
    public const int PetraAtTheShop = 6;

    /// <summary>Asked to be left alone; lapsed; one source knows them as a prospect only.</summary>
    public const int Dag = 7;

    /// <summary>Only private contacts of one colleague.</summary>
    public const int Cornelia = 8;

    /// <summary>New, pays in yen.</summary>
    public const int Yuna = 9;

    /// <summary>Only attempts.</summary>
    public const int Hollis = 10;

    public static IReadOnlyList<Customer> All { get; } =
    [
        new()
        {
            Number = Orla, Name = "Orla Fennimore", FirstName = "Orla", LastName = "Fennimore", Company = "Fennimore & Daughters", Manager = 1, Tier = Tier.A, Membership = "Gold",
            Address = new Address(City: "Galway", Country: "Ireland"), Emails = ["orla@fennimore.example"], Phones = ["+353 91 555 010"],
            PreferredChannel = ContactChannel.Call, Language = "en-IE", OptedOut = [ContactChannel.Sms], CustomerSince = new DateOnly(2019, 5, 1),
            Preferences = ["Calls before noon", "Loose leaf only"], Interests = ["First flush", "Cast-iron teapots"], Needs = ["A winter blend for her shop"],
            KeyDates = [new KeyDate("birthday", new DateOnly(1980, 2, 29), IsYearly: true), new KeyDate("renewal", new DateOnly(2026, 12, 15), IsYearly: false)],
        },
        new()
        {
            Number = Bartolome, Name = "Bartolomé Quist", FirstName = "Bartolomé", LastName = "Quist", Manager = 1, Address = new Address(City: "Oslo", Country: "Norway"),
        },
        new()
        {
            Number = Nordhavn, Name = "Nordhavn Linen Works", Kind = CustomerKind.Organisation, Manager = 2, Tier = Tier.B, Address = new Address(City: "Bergen", Country: "Norway"),
            Contacts = [new ContactPerson("Liv Torgersen", "Buyer", Email: "liv@nordhavn.example"), new ContactPerson("Emil Aas", "Accounts")],
            Sourced =
            [
                new SourcedValue("city", "Oslo", "webshop", new DateOnly(2024, 3, 3)),
                new SourcedValue("city", "Trondheim", "crm", new DateOnly(2023, 1, 1)),
                new SourcedValue("city", "Bergen", "crm", new DateOnly(2025, 1, 1)),
                new SourcedValue("country", "NORWAY", "webshop", new DateOnly(2024, 3, 3)),
                new SourcedValue("country", "Norway", "crm", new DateOnly(2025, 1, 1)),
                new SourcedValue("manager", "Maren Holt", "webshop", new DateOnly(2024, 3, 3)),
                new SourcedValue("manager", "Tobias Finch", "crm", new DateOnly(2025, 1, 1)),
            ],
        },
        new() { Number = Sigrun, Name = "Sigrun Halvard", StatedExisting = false, Address = new Address(Country: "Iceland") },
        new() { Number = Petra, Name = "Petra Lindqvist", Manager = 1, Address = new Address(City: "Malmö"), MergedNumbers = [PetraAtTheShop] },
        new() { Number = PetraAtTheShop, Name = "P. Lindqvist", Manager = 1, MergedInto = Petra },
        new() { Number = Dag, Name = "Dag Ashby", Manager = 99, DoNotContact = true, StatedExisting = false, Address = new Address(City: "Leeds") },
        new() { Number = Cornelia, Name = "Cornelia Strand", Manager = 2, Address = new Address(City: "Kiel") },
        new() { Number = Yuna, Name = "Yuna Tanabe", Manager = 2, Address = new Address(City: "Osaka"), Language = "ja", PreferredChannel = ContactChannel.Email },
        new() { Number = Hollis, Name = "Hollis Vane", Manager = 1, Address = new Address(City: "York") },
    ];
}
