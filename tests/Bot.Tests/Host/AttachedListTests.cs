using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using RetentionBot.Conversation;
using RetentionBot.Host.Inbox;
using RetentionBot.Skills;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Offers;
using RetentionBot.Store;

namespace RetentionBot.Bot.Tests.Host;

/// <summary>A list from the message it came with to the file of what was decided, through the whole host; the local client's way of sending a file stands for every other.</summary>
public sealed class AttachedListTests : IAsyncLifetime
{
    private const string List = "number;e-mail;name\n7;;\n8;;\n9;;\n;;Nils Nobody\n";

    private readonly FirmOnDisk _firm = new(("Access:Visibility", "Own"));

    public async Task InitializeAsync()
    {
        await Store.CommitAsync(
            new Batch()
                .Put(Schema.Managers, new AccountManager { Number = 1, Name = "Ines Falk", Email = "ines@firm.example", Team = "North" })
                .Put(Schema.Managers, new AccountManager { Number = 2, Name = "Bo Dahl", Email = "bo@firm.example", Team = "South" })
                .Put(Schema.Offers, new Offer { Id = "W", Name = "Welcome", Audience = OfferAudience.NewCustomers })
                .Put(Schema.Customers, new Customer { Number = 7, Name = "=Runa Holm", Manager = 1 })
                .Put(Schema.Customers, new Customer { Number = 8, Name = "Siv Berg", Manager = 1, StatedExisting = true })
                .Put(Schema.Customers, new Customer { Number = 9, Name = "Tor Foreign", Manager = 2 }), default);
    }

    public async Task DisposeAsync() => await _firm.DisposeAsync();

    private IStore Store => _firm.Store;

    [Fact]
    public async Task List_IsAskedAboutCheckedAndGivenOnceWithThoseItsSenderMaySee()
    {
        var asked = await AnswerAsync(With("guests.csv", List));
        var choice = asked.Cards[0].Elements.OfType<Actions>().Single().Items.OfType<CallAction>().Single();

        var told = await AnswerAsync(TurnHost.Message("", from: Ines) with { Call = choice.Call });
        var page = told.Cards[0].Elements.OfType<Actions>().Single().Items.OfType<OpenUrlAction>().Single().Url;
        using var file = await _firm.Client.PostAsync(new Uri($"{page.AbsolutePath}/csv", UriKind.Relative), content: null);
        using var again = await _firm.Client.PostAsync(new Uri($"{page.AbsolutePath}/csv", UriKind.Relative), content: null);

        Assert.StartsWith("What shall I check guests.csv for?", Text(asked), StringComparison.Ordinal);
        Assert.StartsWith("\"Welcome\" for the 4 recipients of guests.csv: 1 cleared, 1 blocked, 2 doubtful.", Text(told), StringComparison.Ordinal);
        Assert.DoesNotContain("Foreign", Text(told), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, "attachment; filename=\"checked-list.csv\"", HttpStatusCode.NotFound), (file.StatusCode, file.Content.Headers.ContentDisposition?.ToString(), again.StatusCode));
        Assert.Equal(
            """"
            row,decision,customer,customer name,reason,records,id,e-mail,phone,name
            2,cleared,#7,'=Runa Holm,,,#7,,,
            3,blocked,#8,Siv Berg,"""Welcome"" is for new customers only, and Siv Berg is a customer already: a source says so.",,#8,,,
            4,doubtful,,,No customer #9 is recorded here.,,#9,,,
            5,doubtful,,,Nobody like that is recorded here.,,,,,Nils Nobody

            """".ReplaceLineEndings("\r\n"), (await file.Content.ReadAsStringAsync()).TrimStart('\uFEFF'));
        var audited = (await Store.RangeAsync(Schema.Audit, KeyRange.AllTexts, 10, descending: false, default)).Select(entry => entry.Document).Select(entry => $"{entry.Function} {entry.Channel} {string.Join(' ', entry.Customers.Order())}").Order(StringComparer.Ordinal);
        Assert.Equal(["data.export download 7 8", "offer.list msteams 7 8"], audited);
    }

    /// <summary>Whoever is erased, or is a colleague's by then, is not in the file.</summary>
    [Fact]
    public async Task File_LeavesOutWhomItsReaderMayNoLongerSee()
    {
        var told = await AnswerAsync(With("guests.csv", List) with { Text = "W" });
        var page = told.Cards[0].Elements.OfType<Actions>().Single().Items.OfType<OpenUrlAction>().Single().Url;
        var siv = (await Store.GetAsync(Schema.Customers, [8L], default))[0];
        await Store.CommitAsync(new Batch().Put(Schema.Customers, siv.Document with { Manager = 2 }, siv.Version), default);

        using var file = await _firm.Client.PostAsync(new Uri($"{page.AbsolutePath}/csv", UriKind.Relative), content: null);

        var text = await file.Content.ReadAsStringAsync();
        Assert.Contains("\r\n3,doubtful,,,Nobody like that is recorded here.,,#8,,,\r\n", text, StringComparison.Ordinal);
        Assert.Contains("=Runa Holm", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Siv", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_OfManyCustomers_IsAuditedInSeveralEntries()
    {
        var numbers = Enumerable.Range(101, 501).ToList();
        await Store.CommitAsync(numbers.Aggregate(new Batch(), (batch, number) => batch.Put(Schema.Customers, new Customer { Number = number, Name = $"Customer {number}", Manager = 1 })), default);

        await AnswerAsync(With("many.csv", "number\n" + string.Join('\n', numbers)) with { Text = "W" });

        var audited = (await Store.RangeAsync(Schema.Audit, KeyRange.AllTexts, 10, descending: false, default)).Select(entry => entry.Document).ToList();
        Assert.Equal([1, 500], audited.Select(entry => entry.Customers.Count).Order());
        Assert.Equal(numbers, audited.SelectMany(entry => entry.Customers).Order());
    }

    /// <summary>Taken by themselves these words would be about a customer of that name, or ask back.</summary>
    [Theory]
    [InlineData("WELCOME")]
    [InlineData("welcome please")]
    [InlineData("Tell me about Welcome")]
    public async Task Words_ThatNameAnOffer_SayWhatTheListIsFor(string words) =>
        Assert.StartsWith("\"Welcome\" for the 4 recipients of guests.csv: 1 cleared", Text(await AnswerAsync(With("guests.csv", List) with { Text = words })), StringComparison.Ordinal);

    [Theory]
    [InlineData("W", "\"Welcome\" for the 4 recipients of guests.csv: 1 cleared")]
    [InlineData("zorblax", "I know no offer called \"zorblax\". What shall I check guests.csv for?")]
    [InlineData("SPRING99 please", "I know no offer called \"SPRING99 please\". What shall I check guests.csv for?")]
    [InlineData("who is on here?", "I know no offer called \"who is on here?\". What shall I check guests.csv for?")]
    [InlineData("can you look at these please", "What shall I check guests.csv for?")]
    public async Task Words_ThatMeanNothingByThemselves_SayWhatTheListIsFor(string words, string answer) =>
        Assert.StartsWith(answer, Text(await AnswerAsync(With("guests.csv", List) with { Text = words })), StringComparison.Ordinal);

    [Theory]
    [InlineData("list.csv", "colour,size\nred,4\n", "No column of 'list.csv' says who is meant; it has colour, size. Head one id, e-mail, phone or name.")]
    [InlineData("list.csv", "", "'list.csv' is empty.")]
    [InlineData("list.csv", "name\n", "'list.csv' names nobody below its headings. Attach a list with a recipient in each row.")]
    [InlineData("../../../etc/pass\u0001wd.csv", "x\n1\n", "No column of '_.._.._etc_pass_wd.csv' says who is meant; it has x. Head one id, e-mail, phone or name.")]
    [InlineData("...", "x\n1\n", "No column of 'list' says who is meant; it has x. Head one id, e-mail, phone or name.")]
    [InlineData("a.xlsx", "PK\u0003\u0004 and no more", "'a.xlsx' cannot be read as a workbook; save it anew as .xlsx or CSV.")]
    [InlineData("a.csv", "\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008", "'a.csv' is not text; export it as CSV, JSON lines or .xlsx.")]
    public async Task List_ThatCannotBeRead_IsToldInASentence(string name, string text, string sentence) => Assert.StartsWith(sentence, Text(await AnswerAsync(With(name, text))), StringComparison.Ordinal);

    [Fact]
    public async Task List_OfManyRows_IsRefused()
    {
        var rows = string.Concat(Enumerable.Range(1, 20_001).Select(row => $"n{row}\n"));

        Assert.StartsWith("'long.csv' has more than the 20,000 rows I check at once.", Text(await AnswerAsync(With("long.csv", "name\n" + rows))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Workbook_ThatUnfoldsToTooMuch_IsRefused()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var sheet = archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            var nothing = new byte[1024 * 1024];
            for (var megabyte = 0; megabyte < 65; megabyte++)
            {
                sheet.Write(nothing);
            }
        }

        Assert.StartsWith("'small.xlsx' unfolds to more than I read.", Text(await AnswerAsync(With("small.xlsx", bytes.ToArray()))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Workbook_IsReadAsTheCommandReadsIt()
    {
        var path = _firm.File("rows.xlsx");
        await MiniExcelLibs.MiniExcel.SaveAsAsync(path, new[] { new { number = 7 }, new { number = 8 } });

        Assert.StartsWith("\"Welcome\" for the 2 recipients of rows.xlsx: 1 cleared, 1 blocked", Text(await AnswerAsync(With("rows.xlsx", await File.ReadAllBytesAsync(path)) with { Text = "W" })), StringComparison.Ordinal);
    }

    /// <summary>Nothing of the file is kept with a message that is answered later, only where it is read.</summary>
    [Fact]
    public async Task Message_ThatWaitsInTheInbox_KeepsWhereItsFileIs()
    {
        var message = With("guests.csv", List);

        var kept = InboxQueue.MessageOf(InboxQueue.Row(new InboxMessage(message, IsBody: false), TurnHost.Now)).Message;

        Assert.Equal(message.Files, kept.Files);
        Assert.StartsWith("What shall I check", Text(await AnswerAsync(kept)), StringComparison.Ordinal);
    }

    private static ChannelAccount Ines => new("msteams", "t", "1") { Name = "Ines Falk" };

    private static IncomingMessage With(string name, string text) => With(name, Encoding.UTF8.GetBytes(text));

    private static IncomingMessage With(string name, byte[] bytes) =>
        TurnHost.Message("", from: Ines) with { Files = [new IncomingFile("msteams", name, $"data:text/csv;base64,{Convert.ToBase64String(bytes)}")] };

    private async Task<Reply> AnswerAsync(IncomingMessage message)
    {
        var answer = new Answers();
        await _firm.Services.GetRequiredService<ITurn>().RunAsync(message, answer, default);
        return answer.Replies[^1];
    }

    private static string Text(Reply reply) => string.Join('\n', reply.Cards.Select(new PlainTextRenderer().Render));
}
