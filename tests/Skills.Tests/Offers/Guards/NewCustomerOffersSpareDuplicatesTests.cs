using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Offers.Guards;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Tests.Offers.Guards;

public sealed class NewCustomerOffersSpareDuplicatesTests
{
    /// <summary>What a prospect and another record have, what the other is, and which reason follows; empty for none.</summary>
    public static TheoryData<string, string, string, string, bool, string> Pairs => new()
    {
        { "bo@hill.example", "", "BO@hill.example ", "", true, "has the same e-mail address as" },
        { "bo@hill.example", "", "bo@hill.example", "", false, "" },
        { "", "+44 20 5550 0101", "", "(020) 5550-0101", true, "" },
        { "", "020 5550 0101", "", "(020) 5550-0101", true, "has the same telephone number as" },
        { "", "12345", "", "12345", true, "" },
        { "bo@hill.example", "", "cy@hill.example", "", true, "has an e-mail address at the company of" },
        { "bo@hill.example", "", "cy@hill.example", "", false, "" },
        { "bo@gmail.com", "", "cy@gmail.com", "", true, "" },
        { "bo@web.de", "", "cy@web.de", "", true, "" },
        { "bo@orange.fr", "", "bo@orange.fr", "", true, "has the same e-mail address as" },
        { "bo@sales.hill.example", "", "cy@hill.example", "", true, "" },
        { "", "", "", "", true, "" },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Prospect_IsBlockedByWhatTheyShareWithACustomer(string email, string phone, string otherEmail, string otherPhone, bool isCustomer, string reason)
    {
        await using var stage = new GuardStage();
        var prospect = stage.Customer(customer => customer with { Emails = One(email), Phones = One(phone) });
        stage.Put(Schema.Customers, new Customer { Number = 11, Name = "Cy Hill", Emails = One(otherEmail), Phones = One(otherPhone), StatedExisting = isCustomer });

        var found = await stage.FindAsync<NewCustomerOffersSpareDuplicates>(To(prospect));

        Assert.Equal(reason.Length == 0 ? [] : [$"\"Welcome\" is for new customers only, and Bo Hill may not be new: {reason} Cy Hill (#11), a customer already: a source says so."], found.Select(finding => finding.Reason));
        Assert.All(found, finding => Assert.True(finding is { Verdict: GuardVerdict.Blocked, MayBeOverridden: true, Customers: [11] }));
    }

    [Fact]
    public async Task ContactPersons_Count()
    {
        await using var stage = new GuardStage();
        var prospect = stage.Customer(customer => customer with { Emails = ["bo@hill.example"] });
        stage.Put(Schema.Customers, new Customer { Number = 11, Name = "Hill Ltd", Kind = CustomerKind.Organisation, StatedExisting = true, Contacts = [new ContactPerson("Cy Hill", Email: "cy@hill.example")] });

        Assert.Contains("has an e-mail address at the company of Hill Ltd (Cy Hill, #11)", Assert.Single(await stage.FindAsync<NewCustomerOffersSpareDuplicates>(To(prospect))).Reason, StringComparison.Ordinal);
    }

    /// <summary>More records than that share a domain: it is a provider's that is in no list, or the firm's own.</summary>
    [Theory]
    [InlineData(49, true)]
    [InlineData(50, false)]
    public async Task Domain_OfMoreThanFiftyRecords_SaysNothing(int others, bool isBlocked)
    {
        await using var stage = new GuardStage();
        var prospect = stage.Customer(customer => customer with { Emails = ["bo@hill.example"] });
        for (var number = 11; number < 11 + others; number++)
        {
            stage.Put(Schema.Customers, new Customer { Number = number, Name = $"Cy {number}", Emails = [$"cy{number}@hill.example"], StatedExisting = true });
        }

        var found = await stage.FindAsync<NewCustomerOffersSpareDuplicates>(To(prospect));

        Assert.Equal(isBlocked, found.Count == 1);
        Assert.All(found, finding => Assert.EndsWith("; has an e-mail address at the company of 46 other customers.", finding.Reason, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(19, true)]
    [InlineData(20, false)]
    public async Task Number_OfMoreThanTwentyRecords_SaysNothing(int others, bool isBlocked)
    {
        await using var stage = new GuardStage();
        var prospect = stage.Customer(customer => customer with { Phones = ["020 5550 0101"] });
        for (var number = 11; number < 11 + others; number++)
        {
            stage.Put(Schema.Customers, new Customer { Number = number, Name = $"Cy {number}", Phones = ["020 5550 0101"], StatedExisting = true });
        }

        Assert.Equal(isBlocked, (await stage.FindAsync<NewCustomerOffersSpareDuplicates>(To(prospect))).Count == 1);
    }

    /// <summary>Two records that are merged are one customer, and one who is erased is none.</summary>
    [Fact]
    public async Task MergedAndErasedRecords_AreNobodyElse()
    {
        await using var stage = new GuardStage();
        var prospect = stage.Customer(customer => customer with { Emails = ["bo@hill.example"], MergedNumbers = [11] });
        stage.Put(Schema.Customers, new Customer { Number = 11, Name = "B. Hill", Emails = ["bo@hill.example"], StatedExisting = true, MergedInto = 10 });
        stage.Put(Schema.Customers, new Customer { Number = 12, Name = "Erased", Emails = ["bo@hill.example"], StatedExisting = true, ErasedOn = GuardStage.Today });

        Assert.Empty(await stage.FindAsync<NewCustomerOffersSpareDuplicates>(To(prospect)));
    }

    [Fact]
    public async Task MergedRecord_StandsForItsSurvivor()
    {
        await using var stage = new GuardStage();
        var prospect = stage.Customer(customer => customer with { Emails = ["bo@hill.example"] });
        stage.Put(Schema.Customers, new Customer { Number = 11, Name = "B. Hill", Emails = ["bo@hill.example"], MergedInto = 12 });
        stage.Put(Schema.Customers, new Customer { Number = 12, Name = "Bob Hill", StatedExisting = true, MergedNumbers = [11] });

        Assert.Contains("Bob Hill (#12)", Assert.Single(await stage.FindAsync<NewCustomerOffersSpareDuplicates>(To(prospect))).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SomebodyTheSenderMayNotSee_IsNotNamed()
    {
        await using var stage = new GuardStage(Visibility.Own);
        var prospect = stage.Customer(customer => customer with { Emails = ["bo@hill.example"] });
        stage.Put(Schema.Customers, new Customer { Number = 11, Name = "Cy Hill", Emails = ["bo@hill.example"], StatedExisting = true, Manager = 2 });

        var finding = Assert.Single(await stage.FindAsync<NewCustomerOffersSpareDuplicates>(To(prospect)));

        Assert.Equal("\"Welcome\" is for new customers only, and Bo Hill may not be new: has the same e-mail address as another customer you may not see.", finding.Reason);
        Assert.Empty(finding.Customers);
        Assert.Empty(finding.Records);
    }

    private static Outgoing To(Customer customer) => new(ContactPurpose.Offer, customer, GuardStage.Sender) { Offer = GuardStage.NewCustomerOffer };

    private static IReadOnlyList<string> One(string text) => text.Length == 0 ? [] : [text];
}
