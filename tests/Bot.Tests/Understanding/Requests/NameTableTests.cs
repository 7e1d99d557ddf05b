using RetentionBot.Skills.Customers;
using RetentionBot.Understanding;
using RetentionBot.Understanding.Frames;

namespace RetentionBot.Bot.Tests.Understanding.Requests;

/// <summary>How a customer can be written, and who that is; see <see cref="KnownCustomers"/>.</summary>
[Collection(ListeningTests.Name)]
public sealed class NameTableTests(ListeningTests.Learnt learnt)
{
    private static readonly string[] Requests = ["when did we last talk to {0}?", "what has {0} bought this year", "tell me about {0}"];
    private static readonly string[] OwningRequests = ["show {0} last 3 orders", "{0} purchases", "when is {0} birthday", "what is {0} NPS"];

    private readonly RequestListener _listener = learnt.Listener;

    [Theory]
    // In full, with its accents, without them, in capitals, in small letters, turned around.
    [InlineData("Søren Kjærgaard", 1)]
    [InlineData("Soren Kjaergaard", 1)]
    [InlineData("SØREN KJÆRGAARD", 1)]
    [InlineData("søren kjærgaard", 1)]
    [InlineData("soren kjaergaard", 1)]
    [InlineData("SOREN KJAERGAARD", 1)]
    [InlineData("Kjærgaard Søren", 1)]
    [InlineData("Jurgen Grossmann", 5)]
    [InlineData("Juergen Großmann", 5)]
    [InlineData("JÜRGEN GROSSMANN", 5)]
    [InlineData("Malgorzata Wisniewska", 4)]
    [InlineData("lukasz zurawski", 20)]
    [InlineData("CAGLA DEMIRTAS", 21)]
    // The last name, and a first name that only one has.
    [InlineData("Kjærgaard", 1)]
    [InlineData("kjaergaard", 1)]
    [InlineData("Grossmann", 5)]
    [InlineData("wisniewska", 4)]
    [InlineData("CÁRDENAS", 15)]
    [InlineData("James", 13)]
    [InlineData("rhodes", 14)]
    [InlineData("Søren", 1)]
    [InlineData("Zoe", 2)]
    [InlineData("ximena", 15)]
    [InlineData("Delphine", 14)]
    [InlineData("Caspian", 13)]
    [InlineData("Ms. Cárdenas", 15)]
    [InlineData("Mr James", 13)]
    [InlineData("Dr. Rhodes", 14)]
    [InlineData("S. Kjærgaard", 1)]
    // Particles, hyphens, apostrophes.
    [InlineData("Zoë van der Heijden", 2)]
    [InlineData("zoe van der heijden", 2)]
    [InlineData("van der Heijden", 2)]
    [InlineData("Van der Heijden", 2)]
    [InlineData("Heijden", 2)]
    [InlineData("van den Broek", 3)]
    [InlineData("von Thadden", 12)]
    [InlineData("Thadden", 12)]
    [InlineData("de la Fontenelle", 11)]
    [InlineData("Vasconcelos de Sá", 10)]
    [InlineData("vasconcelos de sa", 10)]
    [InlineData("El Haddad", 22)]
    [InlineData("haddad", 22)]
    [InlineData("Aasen-Vik", 8)]
    [InlineData("aasen vik", 8)]
    [InlineData("Mei-Ling", 9)]
    [InlineData("mei ling hsu", 9)]
    [InlineData("OSEI-TUTU", 23)]
    [InlineData("O'Rourke", 6)]
    [InlineData("O’Rourke", 6)]
    [InlineData("orourke", 6)]
    [InlineData("D'Amico", 7)]
    [InlineData("d’amico", 7)]
    [InlineData("DAmico", 7)]
    // The company, with its legal form and without it; whoever is to be talked to there.
    [InlineData("Halden Marine AS", 1)]
    [InlineData("Halden Marine", 1)]
    [InlineData("HALDEN MARINE", 1)]
    [InlineData("Tulpenhof B.V.", 2)]
    [InlineData("tulpenhof bv", 2)]
    [InlineData("Tulpenhof", 2)]
    [InlineData("Bursztyn Sp. z o.o.", 4)]
    [InlineData("Bursztyn", 4)]
    [InlineData("Rheintal Präzision GmbH & Co. KG", 5)]
    [InlineData("Rheintal Prazision", 5)]
    [InlineData("Tessuti Lariani", 7)]
    [InlineData("Nordlys Robotikk AS", 24)]
    [InlineData("Nordlys Robotikk", 24)]
    [InlineData("nordlys", 24)]
    [InlineData("Eirik Tveit", 24)]
    [InlineData("Brisco Feed & Seed, Inc.", 25)]
    [InlineData("Brisco Feed & Seed", 25)]
    [InlineData("Brisco Feed and Seed", 25)]
    [InlineData("Castle and Moor Ltd", 26)]
    [InlineData("Castle & Moor", 26)]
    [InlineData("L'Atelier Périsse", 27)]
    [InlineData("l’atelier perisse", 27)]
    [InlineData("Weingut Kesselstatt", 28)]
    [InlineData("WEINGUT KESSELSTATT GMBH", 28)]
    // Mistyped by a letter.
    [InlineData("Sören Kjærgard", 1)]
    [InlineData("Kjærgard", 1)]
    [InlineData("Desmnod Crowley", 16)]
    [InlineData("Desmond Crowly", 16)]
    [InlineData("savanah crowley", 17)]
    [InlineData("Pembeton", 18)]
    [InlineData("Kwabena Osei-Tuto", 23)]
    [InlineData("Weingut Keselstatt", 28)]
    [InlineData("Nordlys Robotik", 24)]
    // By a key.
    [InlineData("soren.k@halden-marine.example", 1)]
    [InlineData("Soren.K@Halden-Marine.Example", 1)]
    [InlineData("<soren.k@halden-marine.example>", 1)]
    [InlineData("+4722441010", 1)]
    [InlineData("#1", 1)]
    [InlineData("#28", 28)]
    [InlineData("customer #28", 28)]
    [InlineData("C-1042", 1)]
    [InlineData("c-1042", 1)]
    public async Task Name_HoweverItIsWritten_IsTheCustomer(string typed, int number)
    {
        var name = KnownCustomers.All.Single(customer => customer.Number == number).Name;
        foreach (var request in Requests.Append("draft a thank-you for {0}").Append("remind me to call {0} next Tuesday").Select(request => Filled(request, typed)))
        {
            var frame = await _listener.ReadAsync(request);
            Assert.True(frame.Intent != Frame.Clarify && frame.Slots.GetValueOrDefault("customer") == name, $"{request}: {frame}");
        }

        await AssertCalledAsync(typed, number);
    }

    [Theory]
    [InlineData("+47 22 44 10 10", 1)]
    [InlineData("0047 22441010", 1)]
    [InlineData("(+47) 22-44-10-10", 1)]
    [InlineData("customer 1", 1)]
    [InlineData("no. 1", 1)]
    [InlineData("number 28", 28)]
    public async Task PhoneOrNumber_OfSeveralWords_IsTheCustomerInRequestsThatAPhraseFits(string typed, int number) => await AssertCalledAsync(typed, number);

    [Theory]
    [InlineData("Peters soren.k@halden-marine.example", 1)]
    [InlineData("Peters #28", 28)]
    public async Task Key_BehindAnotherName_IsStillTheCustomers(string typed, int number) =>
        Assert.Equal(KnownCustomers.All.Single(customer => customer.Number == number).Name, (await _listener.ReadAsync($"any idea what {typed} bought lately?")).Slots.GetValueOrDefault("customer"));

    [Theory]
    [InlineData("Peter Kjærgaard")]
    [InlineData("Ximena Holm")]
    [InlineData("Søren Holm")]
    [InlineData("Delphine Peters")]
    public async Task Name_OfSomebodyNobodyKnows_IsNobodyElse(string typed)
    {
        foreach (var request in new[] { "any idea what {0} bought lately?", "when did we last talk to {0}?", "draft a thank-you for {0}" })
        {
            var frame = await _listener.ReadAsync(Filled(request, typed));
            Assert.True(!frame.Slots.ContainsKey("customer") && (frame.CustomerAsTyped ?? typed) == typed, $"{request}: {frame}");
        }
    }

    [Theory]
    [InlineData("James's", 13)]
    [InlineData("James'", 13)]
    [InlineData("James’", 13)]
    [InlineData("james'", 13)]
    [InlineData("Caspian James'", 13)]
    [InlineData("Delphine Rhodes's", 14)]
    [InlineData("Rhodes’", 14)]
    [InlineData("Demirtaş's", 21)]
    [InlineData("Kjærgaard's", 1)]
    [InlineData("kjaergaard’s", 1)]
    [InlineData("KJÆRGAARD'S", 1)]
    [InlineData("Søren's", 1)]
    [InlineData("van der Heijden's", 2)]
    [InlineData("O'Rourke's", 6)]
    [InlineData("D’Amico’s", 7)]
    [InlineData("Hsu's", 9)]
    [InlineData("Aasen-Vik's", 8)]
    [InlineData("Halden Marine's", 1)]
    [InlineData("Nordlys Robotikk AS's", 24)]
    [InlineData("Weingut Kesselstatt's", 28)]
    [InlineData("Castle and Moor's", 26)]
    [InlineData("Brisco Feed & Seed's", 25)]
    [InlineData("#28's", 28)]
    public async Task Name_OwningSomething_IsTheCustomer(string typed, int number)
    {
        var name = KnownCustomers.All.Single(customer => customer.Number == number).Name;
        foreach (var request in OwningRequests.Select(request => Filled(request, typed)))
        {
            var frame = await _listener.ReadAsync(request);
            Assert.True(frame.Slots.GetValueOrDefault("customer") == name, $"{request}: {frame}");

            var call = Assert.IsType<Understood.Call>(await _listener.UnderstandAsync(request)).Skill;
            var found = await _listener.FindAsync(call.Argument("customer") ?? "");
            Assert.True(found.Match == CustomerMatch.Exact || typed == "Søren's", $"{request}: {call.Argument("customer")} is {found.Match}");
            Assert.Equal(number, Assert.Single(found.Customers).Number);
        }
    }

    [Theory]
    [InlineData("Crowley", "Desmond Crowley, Savannah Crowley")]
    [InlineData("crowley", "Desmond Crowley, Savannah Crowley")]
    [InlineData("CROWLEY", "Desmond Crowley, Savannah Crowley")]
    [InlineData("Mrs Crowley", "Desmond Crowley, Savannah Crowley")]
    [InlineData("Crowley's", "Desmond Crowley, Savannah Crowley")]
    [InlineData("Crowly", "Desmond Crowley, Savannah Crowley")]
    [InlineData("Harriet", "Harriet Pemberton, Harriet Lowndes")]
    [InlineData("harriet", "Harriet Pemberton, Harriet Lowndes")]
    public async Task Name_OfSeveral_IsAskedBack(string typed, string names)
    {
        foreach (var request in Requests.Append("draft a thank-you for {0}").Select(request => Filled(request, typed)))
        {
            var frame = await _listener.ReadAsync(request);
            Assert.True(frame.Intent == Frame.Clarify && string.Join(", ", frame.Customers) == names, $"{request}: {frame}");
        }

        foreach (var request in Requests.Select(request => Filled(request, typed)))
        {
            var call = Assert.IsType<Understood.Call>(await _listener.UnderstandAsync(request)).Skill;
            var found = await _listener.FindAsync(call.Argument("customer") ?? "");
            Assert.Equal((CustomerMatch.Several, names), (found.Match, string.Join(", ", found.Customers.Select(customer => customer.Name))));
        }
    }

    [Theory]
    [InlineData("Quentin Xylander")]
    [InlineData("Xylander's")]
    [InlineData("nobody@nowhere.example")]
    [InlineData("#99")]
    public async Task Name_OfNobody_IsNobodyElses(string typed)
    {
        foreach (var request in Requests.Select(request => Filled(request, typed)))
        {
            var frame = await _listener.ReadAsync(request);
            Assert.True(!frame.Slots.ContainsKey("customer") && frame.Customers.Count == 0, $"{request}: {frame}");

            var call = Assert.IsType<Understood.Call>(await _listener.UnderstandAsync(request)).Skill;
            Assert.Equal(CustomerMatch.None, (await _listener.FindAsync(call.Argument("customer") ?? "")).Match);
        }
    }

    /// <summary>Whom a function would find by what it is passed.</summary>
    private async Task AssertCalledAsync(string typed, int number)
    {
        foreach (var request in Requests.Select(request => Filled(request, typed)))
        {
            var call = Assert.IsType<Understood.Call>(await _listener.UnderstandAsync(request)).Skill;
            var found = await _listener.FindAsync(call.Argument("customer") ?? "");
            Assert.True(found.Match is CustomerMatch.Exact or CustomerMatch.Fuzzy && found.Customers[0].Number == number, $"{request}: {call.Argument("customer")} is {found.Match}");
        }
    }

    private static string Filled(string request, string typed) => request.Replace("{0}", typed, StringComparison.Ordinal);
}
