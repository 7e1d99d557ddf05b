using RetentionBot.Skills.Customers;
using RetentionBot.Testing;

namespace RetentionBot.Bot.Tests.Understanding.Requests;

/// <summary>Customers whose names are hard to read: particles, accents, hyphens, apostrophes, last names in s, legal forms. No full name or company belongs to two of them.</summary>
internal static class KnownCustomers
{
    /// <summary>The account managers. The first asks and looks after nobody, so that nobody is meant because they are the asker's own.</summary>
    public static readonly IReadOnlyList<string> Managers = ["Maren Holt", FilledRequests.Manager];

    public static readonly IReadOnlyList<Customer> All =
    [
        Person(1, "Søren", "Kjærgaard") with { Company = "Halden Marine AS", Emails = ["soren.k@halden-marine.example"], Phones = ["+47 22 44 10 10"], SourceIds = [new SourceId("shop", "C-1042")] },
        Person(2, "Zoë", "van der Heijden") with { Company = "Tulpenhof B.V." },
        Person(3, "Pieter", "van den Broek"),
        Person(4, "Małgorzata", "Wiśniewska") with { Company = "Bursztyn Sp. z o.o." },
        Person(5, "Jürgen", "Großmann") with { Company = "Rheintal Präzision GmbH & Co. KG" },
        Person(6, "Siobhán", "O'Rourke"),
        Person(7, "Giulia", "D'Amico") with { Company = "Tessuti Lariani S.r.l." },
        Person(8, "Ingeborg", "Aasen-Vik"),
        Person(9, "Mei-Ling", "Hsu"),
        Person(10, "João", "Vasconcelos de Sá"),
        Person(11, "Océane", "de la Fontenelle"),
        Person(12, "Wolfram", "von Thadden"),
        Person(13, "Caspian", "James"),
        Person(14, "Delphine", "Rhodes"),
        Person(15, "Ximena", "Cárdenas"),
        Person(16, "Desmond", "Crowley"),
        Person(17, "Savannah", "Crowley"),
        Person(18, "Harriet", "Pemberton"),
        Person(19, "Harriet", "Lowndes"),
        Person(20, "Łukasz", "Żurawski"),
        Person(21, "Çağla", "Demirtaş"),
        Person(22, "Fatima", "El Haddad"),
        Person(23, "Kwabena", "Osei-Tutu"),
        Organisation(24, "Nordlys Robotikk AS") with { Contacts = [new ContactPerson("Eirik Tveit")] },
        Organisation(25, "Brisco Feed & Seed, Inc."),
        Organisation(26, "Castle and Moor Ltd"),
        Organisation(27, "L'Atelier Périsse S.A.R.L."),
        Organisation(28, "Weingut Kesselstatt GmbH"),
    ];

    private static Customer Person(int number, string first, string last) => new()
    {
        Number = number, Name = $"{first} {last}", FirstName = first, LastName = last, Manager = 2,
    };

    private static Customer Organisation(int number, string name) => new() { Number = number, Name = name, Kind = CustomerKind.Organisation, Manager = 2 };
}
