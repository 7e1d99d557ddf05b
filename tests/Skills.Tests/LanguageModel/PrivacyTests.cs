using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps;
using RetentionBot.Skills.History;
using RetentionBot.Skills.LanguageModel;
using RetentionBot.Store;
using RetentionBot.Testing.LanguageModel;
using RetentionBot.Testing.Sample;

namespace RetentionBot.Skills.Tests.LanguageModel;

/// <summary>What of a customer's records is sent to a model, switch by switch.</summary>
public sealed class PrivacyTests
{
    private const string Note = "Liv Torgersen asked Tobias for blue linen; liv@nordhavn.example, +47 55 555 021, Strandgaten 5, N-5013 Bergen, https://nordhavn.example/?order=7";

    /// <summary>What is sent with the switch on and not with it off.</summary>
    [Theory]
    [InlineData("Names", "Liv Torgersen", true)]
    [InlineData("Names", "Torgersen", true)]
    [InlineData("Names", "Nordhavn Linen Works", true)]
    [InlineData("Names", "Tobias", true)]
    [InlineData("Names", "Sven Aune", true)]
    [InlineData("Notes", "blue linen", true)]
    [InlineData("Notes", "sacks arrived torn", true)]
    [InlineData("Notes", "Carrier changed", true)]
    [InlineData("Notes", "too dear for us", true)]
    [InlineData("Notes", "ordered at once", true)]
    [InlineData("Notes", "show the new cloth", true)]
    [InlineData("Products", "Office blend", true)]
    [InlineData("Amounts", "2,400.00", false)]
    [InlineData("Emails", "liv@nordhavn.example", false)]
    [InlineData("Phones", "+47 55 555 021", false)]
    [InlineData("Addresses", "Strandgaten 5", false)]
    [InlineData("Addresses", "N-5013", false)]
    public async Task Switch_SaysWhetherItIsSent(string field, string what, bool byDefault)
    {
        Assert.Contains(what, await SentAsync(($"Send:{field}", "true")), StringComparison.Ordinal);
        Assert.DoesNotContain(what, await SentAsync(($"Send:{field}", "false")), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(byDefault, (await SentAsync()).Contains(what, StringComparison.Ordinal));
    }

    /// <summary>What stands there instead.</summary>
    [Theory]
    [InlineData("Names", "{customer}", "{person 1}", "{colleague 2}", "a colleague", "somebody")]
    [InlineData("Products", "Bought something")]
    [InlineData("Emails", "[e-mail]")]
    [InlineData("Phones", "[number]")]
    [InlineData("Addresses", "[address]")]
    public async Task Switch_WhenOff_LeavesAPlaceholder(string field, params string[] placeholders)
    {
        var sent = await SentAsync(($"Send:{field}", "false"));

        Assert.All(placeholders, placeholder => Assert.Contains(placeholder, sent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task EverythingOff_SendsDaysKindsAndStates()
    {
        var sent = await SentAsync([.. new[] { "Names", "Notes", "Products", "Amounts", "Emails", "Phones", "Addresses" }.Select(field => ($"Send:{field}", "false"))]);

        Assert.Contains("2026-11-18", sent, StringComparison.Ordinal);
        Assert.Contains("Complaint, open, high", sent, StringComparison.Ordinal);
        Assert.Empty(ForeignData.In(sent, planted: ""));
        Assert.All(new[] { "Nordhavn", "Liv", "Tobias", "linen", "torn", "blend", "2,400", "@", "555", "Strandgaten" }, word => Assert.DoesNotContain(word, sent, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task EverythingOn_SendsNoLinkAndNoPrivateNote()
    {
        var sent = await SentAsync([.. new[] { "Names", "Notes", "Products", "Amounts", "Emails", "Phones", "Addresses" }.Select(field => ($"Send:{field}", "true"))]);

        Assert.DoesNotContain("order=7", sent, StringComparison.Ordinal);
        Assert.Contains("[link]", sent, StringComparison.Ordinal);
        Assert.DoesNotContain(Plant.PrivateNote, sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_ToAModelThatIsSentNoNames_HasTheNames()
    {
        await using var firm = await AttackedFirm.OpenAsync(Records(), ("Send:Names", "false"));
        firm.Model.Answer(
            ModelResponse.Call("records-read", """{"kind":"contacts"}"""),
            ModelResponse.Words("{person 1} of {customer} asked {colleague 2} for blue linen [I3-20261118]."));

        var (_, reply) = await firm.AskAsync("what has Nordhavn Linen Works been unhappy about?");

        Assert.Contains("Liv Torgersen of Nordhavn Linen Works asked Tobias Finch for blue linen [1].", CardTexts.ByModel(reply!), StringComparison.Ordinal); // a question is answered
        Assert.DoesNotContain(firm.Model.Requests, request => request.Said("user").Contains("Nordhavn", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Petra Lindqvist was there, too", true)]
    [InlineData("lunch with lindqvist", true)]
    [InlineData("PETRA LINDQVIST'S spoons", true)]
    [InlineData("Embraer called, too", true)]
    [InlineData("met O’Rourke", true)]
    [InlineData("met Sean O'Rourke's brother", true)]
    [InlineData("met Berg of Ernst Handel", true)]
    [InlineData("met Anna Berg", true)]
    [InlineData("Petra was there, too", false)]
    [InlineData("Lindqvistad was there, too", false)]
    public async Task Record_ThatNamesSomebodyWhoIsKept_IsNotSentWhoeversItIs(string note, bool isWithheld)
    {
        await using var firm = await AttackedFirm.OpenAsync(Kept().Put(Schema.Interactions, Contact(note)));
        firm.Model.Answer(ModelResponse.Calls(("records-read", """{"kind":"contacts"}"""), ("records-read", """{"kind":"complaints"}""")), ModelResponse.Words("They complained [C3-20261116]."));

        var (_, reply) = await firm.AskAsync("what has Nordhavn Linen Works been unhappy about?");

        Assert.Equal(!isWithheld, firm.Model.Requests.Any(request => request.Said("tool").Contains(note, StringComparison.Ordinal)));
        Assert.Contains("They complained [1].", CardTexts.ByModel(reply!), StringComparison.Ordinal); // a question is answered
        Assert.Equal(isWithheld, CardTexts.All(reply!).Contains("record naming somebody who is kept", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Question_ThatNamesSomebodyWhoIsKept_IsNotSent()
    {
        await using var firm = await AttackedFirm.OpenAsync(Kept());

        var (_, reply) = await firm.AskRecordsAsync(Plant.Asked, "what did they say about Petra Lindqvist?");

        Assert.Empty(firm.Model.Requests);
        Assert.Contains("somebody who is kept from the language model", CardTexts.All(reply!), StringComparison.Ordinal); // a question is answered
    }

    [Theory]
    [InlineData("Call +353 91 555 010.", "Call [number].")]
    [InlineData("Call +353–91–555–010.", "Call [number].")]
    [InlineData("Call 091\u2009555\u2009010.", "Call [number].")]
    [InlineData("Call (091) 555/010.", "Call [number].")]
    [InlineData("Came on 2026-11-16.", "Came on 2026-11-16.")]
    [InlineData("Came on 16.11.2026.", "Came on 16.11.2026.")]
    [InlineData("Customer 2019–2024 and 2025-2026.", "Customer 2019–2024 and 2025-2026.")]
    [InlineData("Away 16.11.2026 - 18.11.2026, 2026-12-01/2026-12-03.", "Away 16.11.2026 - 18.11.2026, 2026-12-01/2026-12-03.")]
    [InlineData("Call 2019 2024 or 2024-20266 or 2031-1950.", "Call [number] or [number] or [number].")]
    [InlineData("Paid 2,400.00 for 12 sacks.", "Paid 2,400.00 for 12 sacks.")]
    [InlineData("Write to orla@fennimore.example, please.", "Write to [e-mail], please.")]
    [InlineData("Write to orla＠fennimore.example, please.", "Write to [e-mail], please.")]
    [InlineData("See HTTPS://fennimore.example/a?b=c now", "See [link] now")]
    [InlineData("Write to orla@fennimore.example. See https://fennimore.example/a!", "Write to [e-mail]. See [link]!")]
    [InlineData("See www.fennimore.example now", "See [link] now")]
    public void Contacts_AreHiddenByDefault(string text, string sent) => Assert.Equal(sent, HiddenContacts.Of(text, new ModelFields()));

    private static async Task<string> SentAsync(params (string Name, string Value)[] settings)
    {
        await using var firm = await AttackedFirm.OpenAsync(Records(), settings);
        firm.Model.Answer(
            ModelResponse.Calls([.. new[] { "contacts", "complaints", "purchases", "surveys", "offers" }.Select(kind => ("records-read", $$"""{"kind":"{{kind}}"}"""))]),
            ModelResponse.Call("records-read", """{"kind":"referrals"}"""),
            ModelResponse.Words("NONE"));
        await firm.AskAsync("what has Nordhavn Linen Works been unhappy about?");
        var sent = Sent(firm);
        firm.Model.Answer(ModelResponse.Call("records-read", """{"kind":"promises"}"""), ModelResponse.Words("NONE"));
        await firm.AskAsync("what has Nordhavn Linen Works been unhappy about?");
        return sent + Sent(firm);
    }

    private static string Sent(AttackedFirm firm) => string.Join('\n', firm.Model.Requests.Select(request => $"{request.Said("user")}\n{request.Said("tool")}"));

    /// <summary>Two persons and two organisations who are kept from the model.</summary>
    private static Batch Kept() => new Batch().Put(Schema.Customers, SampleCustomers.All.Single(customer => customer.Number == SampleCustomers.Petra) with { FirstName = "Petra", LastName = "Lindqvist", IsKeptFromModel = true })
        .Put(Schema.Customers, new Customer { Number = 901, Name = "Embraer S.A.", Kind = CustomerKind.Organisation, IsKeptFromModel = true })
        .Put(Schema.Customers, new Customer { Number = 903, Name = "Sean O'Rourke", LastName = "O'Rourke", IsKeptFromModel = true })
        .Put(Schema.Customers, new Customer { Number = 902, Name = "Ernst Handel GmbH & Co. KG", Kind = CustomerKind.Organisation, Contacts = [new ContactPerson("Dr. Anna Berg")], IsKeptFromModel = true });

    private static Interaction Contact(string note) => new() { Key = new HistoryKey(Plant.Asked, new DateTime(2026, 11, 18), 0).Value, By = 1, Channel = ContactChannel.Meeting, Summary = note };

    private static Batch Records()
    {
        var customer = SampleCustomers.All.Single(customer => customer.Number == Plant.Asked) with { Address = new Address("Strandgaten 5", "Bergen", PostalCode: "N-5013", Country: "Norway"), Manager = 2 };
        var at = new HistoryKey(Plant.Asked, new DateTime(2026, 11, 18), 0).Value;
        return new Batch().Put(Schema.Customers, customer)
            .Put(Schema.Interactions, new Interaction { Key = at, By = 1, Channel = ContactChannel.Email, IsInbound = true, Summary = Note })
            .Put(Schema.Interactions, new Interaction { Key = at + 1, By = 1, Channel = ContactChannel.Meeting, Summary = Plant.PrivateNote, IsPrivate = true })
            .Put(Schema.Surveys, new SurveyScore { Key = at, Scale = SurveyScale.Nps, Score = 3, Comment = "too dear for us" })
            .Put(Schema.OffersSent, new OfferSent { Key = at, Name = "Winter linen", Response = "ordered at once" })
            .Put(Schema.Referrals, new Referral { Key = at, Referred = "Sven Aune" })
            .Put(Schema.FollowUps, new FollowUp { Number = 9, Customer = Plant.Asked, Owner = 2, Reason = "show the new cloth", DueOn = new DateOnly(2026, 12, 1) });
    }
}
