using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RetentionBot.Conversation;
using RetentionBot.Host.Exports;
using RetentionBot.Skills;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Store;

namespace RetentionBot.Bot.Tests.Host;

/// <summary>Exports from the asking to the file, over HTTP.</summary>
public sealed class ExportTests : IAsyncLifetime
{
    private readonly FirmOnDisk _firm = new();

    public async Task InitializeAsync()
    {
        var day = new HistoryKey(7, new DateTime(2026, 1, 5), 0).Value;
        await Store.CommitAsync(
            new Batch()
                .Put(Schema.Managers, new AccountManager { Number = 1, Name = "Ines Falk", Email = "ines@firm.example", Role = Role.TeamLead })
                .Put(Schema.Managers, new AccountManager { Number = 2, Name = "Bo Dahl", Email = "bo@firm.example", Lead = 1 })
                .Put(Schema.Customers, new Customer
                {
                    Number = 7, Name = "=HYPERLINK(\"http://evil.example\")", Manager = 1, Emails = ["runa@post.example"], Phones = ["+47 22 33 44 55"], Address = new Address(City: "Tromsø"), Company = "Holm, \"Runa\" & Co",
                    Contacts = [new ContactPerson("Siv Holm", Email: "siv@post.example")], Tags = ["@ad"], SourceIds = [new SourceId("shop", "runa@post.example")],
                })
                .Put(Schema.Customers, new Customer { Number = 8, Name = "Åse Lund", Manager = 2 })
                .Put(Schema.Interactions, new Interaction { Key = day, By = 2, Summary = "Bo's secret", IsPrivate = true })
                .Put(Schema.Interactions, new Interaction { Key = day + 1, By = 1, Summary = "-2+3 over\nlunch" }), default);
    }

    public async Task DisposeAsync() => await _firm.DisposeAsync();

    private IStore Store => _firm.Store;

    [Fact]
    public async Task File_OfACustomer_IsGivenOnceWhatIsInItIsNoFormulaAndAudited()
    {
        var page = await OfferedAsync("1", new SkillCall("data.export").With("customer", "#7"));

        using var shown = await _firm.Client.GetAsync(page);
        var html = await shown.Content.ReadAsStringAsync();
        using var shownAgain = await _firm.Client.GetAsync(page); // a chat may look at it first
        using var file = await PostAsync(page, "csv");
        using var second = await PostAsync(page, "csv");
        using var later = await _firm.Client.GetAsync(page);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (shown.StatusCode, shownAgain.StatusCode));
        Assert.Equal(2, html.Split("<form method=\"post\"").Length - 1);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("no-store", shown.Headers.GetValues("Cache-Control").Single());
        Assert.StartsWith("default-src 'none'; form-action 'self'", shown.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);

        Assert.Equal((HttpStatusCode.OK, "text/csv; charset=utf-8", "attachment; filename=\"customer-7.csv\""), (file.StatusCode, file.Content.Headers.ContentType?.ToString(), file.Content.Headers.ContentDisposition?.ToString()));
        var bytes = await file.Content.ReadAsByteArrayAsync();
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        var text = Encoding.UTF8.GetString(bytes[3..]);
        Assert.Contains(",Name,\"'=HYPERLINK(\"\"http://evil.example\"\")\",", text, StringComparison.Ordinal);
        Assert.Contains(",E-mail,runa@post.example,", text, StringComparison.Ordinal);
        Assert.Contains(",Phone,'+47 22 33 44 55,", text, StringComparison.Ordinal);
        Assert.Contains(",Tags,'@ad,", text, StringComparison.Ordinal);
        Assert.Contains(",\"Holm, \"\"Runa\"\" & Co\",", text, StringComparison.Ordinal);
        Assert.Contains(",\"'-2+3 over\nlunch\",", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bo's secret", text, StringComparison.Ordinal);

        await AssertGoneAsync(second, later);
        var audited = (await Store.RangeAsync(Schema.Audit, KeyRange.AllTexts, 10, descending: true, default)).Select(entry => entry.Document).Single(entry => entry.Channel == "download");
        Assert.Equal((1, "data.export", 7), (audited.Manager, audited.Function, audited.Customers.Single()));
    }

    [Fact]
    public async Task File_AsJson_IsWholeAndOneThatIsForAnAccountManagerHasNoWayToReachTheCustomer()
    {
        using var whole = await PostAsync(await OfferedAsync("1", new SkillCall("data.export").With("customer", "#7")), "json");
        using var without = await PostAsync(await OfferedAsync("2", new SkillCall("data.export").With("customer", "#7")), "json");

        Assert.True(whole.IsSuccessStatusCode, await whole.Content.ReadAsStringAsync());
        var json = JsonDocument.Parse(await whole.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(("runa@post.example", "I7-20260105.1"), (json.GetProperty("customer").GetProperty("emails")[0].GetString(), json.GetProperty("contacts")[0].GetProperty("id").GetString()));
        var other = await without.Content.ReadAsStringAsync();
        Assert.DoesNotContain("post.example", other, StringComparison.Ordinal);
        Assert.DoesNotContain("22 33", other, StringComparison.Ordinal);
        Assert.DoesNotContain("Tromsø", other, StringComparison.Ordinal);
        Assert.Contains("Siv Holm", other, StringComparison.Ordinal);
        Assert.Contains("Bo's secret", other, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_OfATeam_HoldsItAndNoAddressAndIsNoJson()
    {
        var page = await OfferedAsync("1", new SkillCall("data.export").With("scope", "team"));

        using var json = await PostAsync(page, "json");
        using var csv = await PostAsync(page, "csv");

        Assert.Equal(HttpStatusCode.NotFound, json.StatusCode);
        var text = await csv.Content.ReadAsStringAsync();
        Assert.Equal(3, text.TrimEnd().Split("\r\n").Length);
        Assert.Contains("8,Åse Lund,Person,", text, StringComparison.Ordinal);
        Assert.DoesNotContain("post.example", text, StringComparison.Ordinal);
        Assert.DoesNotContain("2026-01-05,0", text.Split("\r\n")[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audit_AsAFile_IsForAdministratorsAndHoldsNumbersOnly()
    {
        var lead = (await Store.GetAsync(Schema.Managers, [1L], default))[0];
        await Store.CommitAsync(new Batch().Put(Schema.Managers, lead.Document with { Role = Role.Administrator }, lead.Version), default);
        await AnswerAsync("2", new SkillCall("customer.owner").With("customer", "#8"));
        var page = await OfferedAsync("1", new SkillCall("audit").With("of", "#8").With("asFile", "true"));

        using var file = await PostAsync(page, "csv");

        var text = await file.Content.ReadAsStringAsync();
        Assert.Contains("2026-03-02T09:00:00Z,2,Bo Dahl,msteams,customer.owner,looked at,#8,", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Lund", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ticket_WhenExpiredOrWrong_GivesNothing()
    {
        var page = await OfferedAsync("1", new SkillCall("data.export").With("scope", "mine"));
        _firm.Time.Advance(TimeSpan.FromMinutes(15));

        using var late = await PostAsync(page, "csv");
        using var wrong = await _firm.Client.GetAsync(new Uri("/exports/" + new string('A', 43), UriKind.Relative));
        using var nonsense = await _firm.Client.GetAsync(new Uri("/exports/x", UriKind.Relative));

        await AssertGoneAsync(late, wrong, nonsense);
    }

    [Fact]
    public async Task Ticket_WhenWhoeverAskedMayNoLonger_GivesNothingOrLess()
    {
        var team = await OfferedAsync("1", new SkillCall("data.export").With("scope", "team"));
        var one = await OfferedAsync("1", new SkillCall("data.export").With("customer", "#7"));
        var lead = (await Store.GetAsync(Schema.Managers, [1L], default))[0];
        await Store.CommitAsync(new Batch().Put(Schema.Managers, lead.Document with { Role = Role.AccountManager }, lead.Version), default);

        using var list = await PostAsync(team, "csv");
        using var file = await PostAsync(one, "csv");

        await AssertGoneAsync(list);
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.DoesNotContain("post.example", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ticket_IsStoredAsAHashOnly()
    {
        var page = await OfferedAsync("1", new SkillCall("data.export").With("scope", "mine"));

        var stored = Assert.Single(await Store.RangeAsync(Schema.ExportTickets, KeyRange.AllTexts, 10, descending: false, default)).Document;

        Assert.Equal(64, stored.Key.Length);
        Assert.DoesNotContain(page.Segments[^1], stored.Key, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://*:3978", "http://127.0.0.1:3978/")]
    [InlineData("http://+:80", "http://127.0.0.1/")]
    [InlineData("http://0.0.0.0:5000", "http://127.0.0.1:5000/")]
    [InlineData("http://[::]:5000", "http://127.0.0.1:5000/")]
    [InlineData("http://localhost:5000", "http://localhost:5000/")]
    public void Address_WithoutAPublicOne_LeadsToThisMachine(string listening, string address) => Assert.Equal(address, DownloadPage.OnThisMachine(listening));

    private async Task<Uri> OfferedAsync(string manager, SkillCall call)
    {
        var asked = await AnswerAsync(manager, call);
        var yes = asked.Cards[0].Elements.OfType<Actions>().Single().Items.OfType<CallAction>().First();
        var offered = await AnswerAsync(manager, yes.Call);
        return offered.Cards[0].Elements.OfType<Actions>().Single().Items.OfType<OpenUrlAction>().Single().Url;
    }

    /// <summary>Asked as by a channel that says who it is by number, which counts in the anonymous mode.</summary>
    private async Task<Reply> AnswerAsync(string manager, SkillCall call)
    {
        var answer = new Answers();
        var message = TurnHost.Message("", from: new ChannelAccount("msteams", "t", manager) { Name = manager == "1" ? "Ines Falk" : "Bo Dahl" }) with { Call = call };
        await _firm.Services.GetRequiredService<ITurn>().RunAsync(message, answer, default);
        return answer.Replies[^1];
    }

    private Task<HttpResponseMessage> PostAsync(Uri page, string format) => _firm.Client.PostAsync(new Uri($"{page.AbsolutePath}/{format}", UriKind.Relative), content: null);

    private static async Task AssertGoneAsync(params HttpResponseMessage[] responses)
    {
        foreach (var response in responses)
        {
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            Assert.StartsWith("This page gives nothing any more", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }
}
