using FsCheck;
using FsCheck.Xunit;
using RetentionBot.Skills.Customers;
using RetentionBot.Testing;
using static RetentionBot.Skills.Tests.Names.NamedCustomers;

namespace RetentionBot.Skills.Tests.Names;

public sealed class CustomerFinderTests
{
    private const int Jane = 3;

    private readonly NamedCustomers _customers = new(
        Person(1, "Luís", "Gonçalves", Jane, "São José dos Campos", "Embraer - Empresa Brasileira de Aeronáutica S.A."),
        Person(2, "Leonie", "Köhler", Jane, "Stuttgart"),
        Person(3, "Bjørn", "Hansen", Jane, "Oslo"),
        Person(4, "Pia", "Hansen", 4, "Odense"),
        Person(5, "Helena", "Holý", Jane, "Prague"),
        Person(6, "Anna", "van der Berg", 4, "Utrecht"),
        Person(7, "Seán", "O'Brien", 4, "Galway"),
        Person(8, "Jack", "Smith", 4, "Redmond"),
        Person(9, "Mary", "Smith", 4, "Leeds"),
        Person(10, "Zoë", "Smith", Jane, "York"),
        Organisation(11, "Ernst Handel GmbH & Co. KG", "Roland Mendel"),
        Organisation(12, "McDonald's Ltd"),
        Organisation(13, "Ana Trujillo Emparedados", "Ana Trujillo"),
        Person(14, "Bjørn", "Lund", 4, "Oslo") with
        {
            Emails = ["bjorn.lund@fjord.example"], Phones = ["+47 22 44 22 22"], SourceIds = [new SourceId("shop", "C-1042"), new SourceId("erp", "ALFKI")],
        });

    [Theory]
    [InlineData("#5", 5)]
    [InlineData("5", 5)]
    [InlineData("no. 5", 5)]
    [InlineData("customer #5", 5)]
    [InlineData("C-1042", 14)]
    [InlineData("alfki", 14)]
    [InlineData("Bjorn.Lund@FJORD.example", 14)]
    [InlineData("<bjorn.lund@fjord.example>", 14)]
    [InlineData("+47 22 44 22 22", 14)]
    [InlineData("0047 (22) 44-22-22", 14)]
    [InlineData("Luís Gonçalves", 1)]
    [InlineData("luis goncalves", 1)]
    [InlineData("GONCALVES", 1)]
    [InlineData("Embraer - Empresa Brasileira de Aeronáutica", 1)]
    [InlineData("Köhler", 2)]
    [InlineData("Kohler", 2)]
    [InlineData("Koehler", 2)]
    [InlineData("Ko\u0308hler", 2)]
    [InlineData("Frau Köhler", 2)]
    [InlineData("Köhler's", 2)]
    [InlineData("Köhler’s", 2)]
    [InlineData("Bjørn Hansen", 3)]
    [InlineData("Bjoern Hansen", 3)]
    [InlineData("Hansen, Bjørn", 3)]
    [InlineData("B. Hansen", 3)]
    [InlineData("Bjørn Hansen from Oslo", 3)]
    [InlineData("Hansen from Odense", 4)]
    [InlineData("Holy", 5)]
    [InlineData("van der Berg", 6)]
    [InlineData("Anna van der Berg", 6)]
    [InlineData("OBrien", 7)]
    [InlineData("O’Brien", 7)]
    [InlineData("O'Brien's", 7)]
    [InlineData("Mr. Jack Smith", 8)]
    [InlineData("Ernst Handel", 11)]
    [InlineData("ernst handel gmbh", 11)]
    [InlineData("Roland Mendel", 11)]
    [InlineData("McDonald's", 12)]
    [InlineData("McDonalds", 12)]
    [InlineData("Ana Trujillo", 13)]
    public async Task Finder_WhenExactlyOneIsMeant_IsCertain(string asked, int number)
    {
        var found = await _customers.FindAsync(asked, Jane);

        Assert.Equal((CustomerMatch.Exact, number), (found.Match, Assert.Single(found.Customers).Number));
    }

    [Theory]
    [InlineData("Bjrøn Hansen", 3)]
    [InlineData("Bjorn Hansne", 3)]
    [InlineData("Koelher", 2)]
    [InlineData("Luis Gonzales", 1)]
    [InlineData("BjornHansen", 3)]
    [InlineData("Embraer", 1)]
    [InlineData("Gonc", 1)]
    [InlineData("Leonie", 2)]
    [InlineData("Hansen", 3)]
    [InlineData("Smith", 10)]
    public async Task Finder_WhenATypoOrAPartOrOnlyOnesOwnPortfolioDecides_IsGoodForReadingOnly(string asked, int number)
    {
        var found = await _customers.FindAsync(asked, Jane);

        Assert.Equal((CustomerMatch.Fuzzy, number), (found.Match, Assert.Single(found.Customers).Number));
    }

    [Theory]
    [InlineData("Smith", 99, 3)]
    [InlineData("Smith", 4, 3)]
    [InlineData("Hansen", 99, 2)]
    [InlineData("Bjørn", 99, 2)]
    public async Task Finder_WhenSeveralFit_ListsThemOwnFirst(string asked, int manager, int total)
    {
        var found = await _customers.FindAsync(asked, manager);

        Assert.Equal((CustomerMatch.Several, total, total), (found.Match, found.Total, found.Customers.Count));
        Assert.Equal(found.Customers.OrderBy(customer => customer.Manager != manager).Select(customer => customer.Number), found.Customers.Select(customer => customer.Number));
    }

    [Fact]
    public async Task Finder_WhenALastNameIsTwoLettersOff_OffersWhatIsNear()
    {
        var found = await _customers.FindAsync("gonzales", Jane);

        Assert.Equal((CustomerMatch.None, 1), (found.Match, found.Customers[0].Number));
        Assert.InRange(found.Customers.Count, 1, 3);
    }

    [Theory]
    [InlineData("#99")]
    [InlineData("Bjørn Hansen from Stuttgart")]
    [InlineData("Quentin Xylander")]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("?!… --- ///")]
    [InlineData("😀 🎉")]
    [InlineData("\ud83d")]
    [InlineData("@")]
    [InlineData("nobody@nowhere.example")]
    public async Task Finder_WhenNobodyFits_FindsNobody(string asked)
    {
        Assert.Equal(CustomerMatch.None, (await _customers.FindAsync(asked, Jane)).Match);
    }

    [Theory]
    [InlineData("hansen ")]
    [InlineData("x")]
    [InlineData("😀")]
    public async Task Finder_WhenTheTextIsVeryLong_FindsNobody(string piece)
    {
        Assert.Equal(CustomerMatch.None, (await _customers.FindAsync(string.Concat(Enumerable.Repeat(piece, 10_000 / piece.Length)), Jane)).Match);
    }

    [Fact]
    public async Task Finder_WhenACustomerIsWrittenRenamedMergedOrRemoved_FindsThemAsTheyAre()
    {
        Assert.Equal(CustomerMatch.None, (await _customers.FindAsync("Ingrid Larsen")).Match);
        _customers.Put(Person(20, "Ingrid", "Larsen"));
        Assert.Equal(CustomerMatch.Exact, (await _customers.FindAsync("Ingrid Larsen")).Match);
        _customers.Put(Person(20, "Ingrid", "Nygård"));
        Assert.Equal(CustomerMatch.Exact, (await _customers.FindAsync("Nygaard")).Match);
        Assert.NotEqual(CustomerMatch.Exact, (await _customers.FindAsync("Larsen")).Match);
        _customers.Put(Person(20, "Ingrid", "Nygård") with { MergedInto = 2 });
        Assert.Equal(CustomerMatch.None, (await _customers.FindAsync("Nygård")).Match);
        await _customers.Store.CommitAsync(new RetentionBot.Store.Batch().Delete(Schema.Customers, 5L), default);
        Assert.Equal(CustomerMatch.None, (await _customers.FindAsync("Holý")).Match);
    }

    [Fact]
    public async Task Finder_WhenThereAreVeryManyOfOneName_ListsFiveAndCountsAll()
    {
        var many = new NamedCustomers([.. Enumerable.Range(1, 20_000).Select(number => Person(number, $"N{number % 700}", "Smith", number == 19_999 ? Jane : 4))]);

        var found = await many.FindAsync("Smith", 7);

        Assert.Equal((CustomerMatch.Several, 20_000, 5), (found.Match, found.Total, found.Customers.Count));
        Assert.Equal(19_999, Assert.Single((await many.FindAsync("Smith", Jane)).Customers).Number);
    }

    [Fact]
    public async Task Finder_WhenAskedByFullName_FindsEveryGeneratedCustomerWhateverCaseOrderOrPossessive()
    {
        var generated = new GeneratedNames(11).Customers(400).ToList();
        var customers = new NamedCustomers([.. generated]);
        foreach (var customer in generated)
        {
            foreach (var asked in new[] { customer.Name, customer.Name.ToUpperInvariant(), customer.Name + "'s", LastFirst(customer) })
            {
                var found = await customers.FindAsync(asked);
                Assert.True(found.Match is CustomerMatch.Exact or CustomerMatch.Several, $"{asked}: {found.Match}");
                Assert.Contains(customer.Number, found.Customers.Select(one => one.Number));
            }
        }
    }

    [Property(MaxTest = 500)]
    public void Finder_WhateverIsTyped_Answers(NonNull<string> asked)
    {
        var found = _customers.FindAsync(asked.Get, Jane).GetAwaiter().GetResult();

        Assert.True(found.Customers.Count <= 5);
    }
    private static string LastFirst(Customer customer) => customer.LastName is null ? customer.Name : $"{customer.LastName}, {customer.FirstName}";
}
