using Microsoft.Extensions.Time.Testing;
using RetentionBot.Bot.Tests.Store;
using RetentionBot.Host.Commands;
using RetentionBot.Import;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Offers;
using RetentionBot.Store;
using RetentionBot.Store.LiteDb;
using Schema = RetentionBot.Skills.Schema;
using RetentionBot.Testing;

namespace RetentionBot.Bot.Tests.Host;

public sealed class OfferCommandTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private readonly TempFolder _folder = new();
    private readonly InMemoryStore _store = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Recipients_are_cleared_blocked_or_doubtful_each_with_its_reason()
    {
        await StoreAsync();
        await WriteAsync("list.csv", """
            Number;E-mail;Phone;Name
            1;;;
            ;bo@dahl.example;;
            ;;0047 22 33 44 55;
            ;;;Dee Berg
            ;nobody@else.example;;
            ;nobody@else.example;;Eva Foss
            ;;;Eva Fos
            77;;;
            ;shared@post.example;;
            5;;;
            8;;;

            """);

        var (code, told) = await RunAsync("offer", "check", "--list", "list.csv", "--offer", "new-customer offer", "--out", "out.csv");

        Assert.True(code == 3, told);
        Assert.Equal(
            """"
            row,decision,customer,customer name,reason,records,id,e-mail,phone,name
            2,blocked,#1,Ada Berg,"""Welcome"" is for new customers only, and Ada Berg is a customer already: first purchase on 12 May 2019 (7 years ago).",,#1,,,
            3,cleared,#2,Bo Dahl,,,,bo@dahl.example,,
            4,blocked,#3,Cy Eng,"""Welcome"" is for new customers only, and Cy Eng is a customer already: a source says so.",,,,0047 22 33 44 55,
            5,cleared,#4,Dee Berg,,,,,,Dee Berg
            6,doubtful,,,Nobody like that is recorded here.,,,nobody@else.example,,
            7,doubtful,#5,Eva Foss,"The name is Eva Foss (#5)'s, but the e-mail address is recorded of nobody.",,,nobody@else.example,,Eva Foss
            8,doubtful,#5,Eva Foss,The same customer as in row 7.,,,,,Eva Fos
            9,doubtful,,,No customer #77 is recorded here.,,#77,,,
            10,doubtful,,,Several have the e-mail address: Fay Gran (#6); Guy Holm (#7).,,,shared@post.example,,
            11,doubtful,#5,Eva Foss,The same customer as in row 7.,,#5,,,
            12,doubtful,#8,'=HYPERLINK(1),Somebody of the firm called them yesterday.,I8-20261122,#8,,,
            """".ReplaceLineEndings("\n"),
            (await File.ReadAllTextAsync(_folder.File("out.csv"))).TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n'));
        Assert.StartsWith("\"Welcome\" (W) for 11 recipients: 2 cleared, 2 blocked, 7 doubtful, after 0.0 s.\n  row 2, Ada Berg (#1), blocked: \"Welcome\" is for new", told, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("out.csv.partial")));
    }

    [Fact]
    public async Task Only_cleared_recipients_end_well()
    {
        await StoreAsync();
        await WriteAsync("list.jsonl", "{\"name\":\"Dee Berg\"}\n");

        Assert.Equal((0, "\"Welcome\" (W) for 1 recipients: 1 cleared, 0 blocked, 0 doubtful, after 0.0 s.\n"), await RunAsync("offer", "check", "--list", "list.jsonl", "--offer", "W"));
    }

    /// <summary>An id of another system may be a number somebody else has here: then it is asked, not guessed.</summary>
    [Fact]
    public async Task Id_of_digits_that_fits_two_is_doubtful()
    {
        await StoreAsync();
        await PutAsync(new Customer { Number = 9, Name = "Ida Jahr", SourceIds = [new SourceId("shop", "2"), new SourceId("crm", "K-7")] });
        await WriteAsync("list.csv", "customer id,remark\n2,\nK-7,\n");

        var (_, told) = await RunAsync("offer", "check", "--list", "list.csv", "--offer", "W");

        Assert.Contains("1 cleared, 0 blocked, 1 doubtful", told, StringComparison.Ordinal);
        Assert.Contains("row 2, 2, doubtful: Several have the id: Ida Jahr (#9); Bo Dahl (#2).", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Channel_and_settings_count()
    {
        await StoreAsync();
        await WriteAsync("list.csv", "number\n8\n2\n");

        var (_, told) = await RunAsync("offer", "check", "--list", "list.csv", "--offer", "W", "--channel", "sms");

        Assert.Contains("0 cleared, 1 blocked, 1 doubtful", told, StringComparison.Ordinal);
        Assert.Contains("Bo Dahl wants nothing of the kind by SMS; left are e-mail, call, meeting, chat and letter.", told, StringComparison.Ordinal);

        var settings = new GuardSettings(new HistoryOptions(), new FollowUpOptions(), new OfferOptions { CrossingDays = 0 });
        Assert.Contains("1 cleared, 1 blocked, 0 doubtful", (await RunAsync(settings, "offer", "check", "--list", "list.csv", "--offer", "W", "--channel", "sms")).Told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offer_that_is_not_there_or_not_one_is_named()
    {
        await StoreAsync();
        await _store.CommitAsync(new Batch().Put(Schema.Offers, new Offer { Id = "T1", Name = "Tea for one" }).Put(Schema.Offers, new Offer { Id = "T2", Name = "Tea for two" }), default);
        await WriteAsync("list.csv", "number\n1\n");

        Assert.Equal((1, "There is no offer 'lamp'; name one by its id: T1 (Tea for one); T2 (Tea for two); W (Welcome).\n"), await RunAsync("offer", "check", "--list", "list.csv", "--offer", "lamp"));
        Assert.Equal((1, "Several offers fit 'tea'; name one by its id: T1 (Tea for one); T2 (Tea for two).\n"), await RunAsync("offer", "check", "--list", "list.csv", "--offer", "tea"));
    }

    [Fact]
    public async Task List_without_a_column_of_people_is_refused()
    {
        await StoreAsync();
        await WriteAsync("list.csv", "colour,size\nred,4\n");

        var exception = await Assert.ThrowsAsync<ImportException>(() => RunAsync("offer", "check", "--list", "list.csv", "--offer", "W", "--out", "out.csv"));

        Assert.Equal("No column of 'list.csv' says who is meant; it has colour, size. Head one id, e-mail, phone or name.", exception.Message);
        Assert.False(File.Exists(_folder.File("out.csv")) || File.Exists(_folder.File("out.csv.partial")));
    }

    [Fact]
    public async Task Offer_check_without_a_list_is_refused() => Assert.Equal(2, (await RunAsync("offer", "check", "--offer", "W")).Code);

    private async Task StoreAsync()
    {
        var first = new DateOnly(2019, 5, 12);
        await _store.CommitAsync(new Batch().Put(Schema.Offers, new Offer { Id = "W", Name = "Welcome", Audience = OfferAudience.NewCustomers })
            .Put(Schema.Interactions, new Interaction { Key = new HistoryKey(8, new DateTime(2026, 11, 22), 0).Value, Channel = ContactChannel.Call }), default);
        await PutAsync(
            new Customer { Number = 1, Name = "Ada Berg", Activity = new Activity { Orders = 1, FirstPurchase = first, LastPurchase = first } },
            new Customer { Number = 2, Name = "Bo Dahl", Emails = ["Bo@dahl.example"], OptedOut = [ContactChannel.Sms] },
            new Customer { Number = 3, Name = "Cy Eng", Phones = ["+47 22 33 44 55"], StatedExisting = true },
            new Customer { Number = 4, Name = "Dee Berg" },
            new Customer { Number = 5, Name = "Eva Foss" },
            new Customer { Number = 6, Name = "Fay Gran", Emails = ["shared@post.example"] },
            new Customer { Number = 7, Name = "Guy Holm", Emails = ["shared@post.example"] },
            new Customer { Number = 8, Name = "=HYPERLINK(1)" });
    }

    private async Task PutAsync(params Customer[] customers) => await _store.CommitAsync(customers.Aggregate(new Batch(), (batch, customer) => batch.Put(Schema.Customers, customer)), default);

    private Task WriteAsync(string name, string text) => File.WriteAllTextAsync(_folder.File(name), text);

    private Task<(int Code, string Told)> RunAsync(params string[] arguments) => RunAsync(GuardSettings.Default, arguments);

    private async Task<(int Code, string Told)> RunAsync(GuardSettings settings, params string[] arguments)
    {
        var told = new StringWriter { NewLine = "\n" };
        var code = await new CommandLine(new OpenStore(_store), _folder.Path, new FakeTimeProvider(Now), guards: settings).RunAsync(arguments, told, default);
        return (code, told.ToString());
    }

    private sealed class OpenStore(IStore store) : IStoreAccess
    {
        public LiteDbStoreOptions? Offline => null;

        public Task<int> WithStoreAsync(Func<IStore, CancellationToken, Task<int>> work, CancellationToken cancellationToken) => work(store, cancellationToken);
    }
}
