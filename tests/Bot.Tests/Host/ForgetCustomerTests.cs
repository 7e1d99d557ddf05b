using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RetentionBot.Bot.Tests.Store;
using RetentionBot.Conversation;
using RetentionBot.Host;
using RetentionBot.Host.Chats;
using RetentionBot.Host.Commands;
using RetentionBot.Host.Outbox;
using RetentionBot.Import;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Store;
using RetentionBot.Store.LiteDb;
using Schema = RetentionBot.Skills.Schema;

namespace RetentionBot.Bot.Tests.Host;

/// <summary>A person is erased through the whole host, out of a real data file.</summary>
public sealed class ForgetCustomerTests : IAsyncLifetime
{
    private const string Customers =
        "id,first name,last name,email,phone,city,preferences\nada,Ada,Bergström,ada.berg@post.example,+47 22 33 44 55,Tromsø,Likes lighthouses\nbo,Bo,Dahl,bo@post.example,,Bergen,\n";

    private const string Purchases = "id,customer,date,order,product,amount,currency\na1,ada,2026-01-05,ORDER-77,Boots,100.50,EUR\na2,ada,2026-01-05,ORDER-77,Socks,9.50,EUR\nb1,bo,2026-02-06,ORDER-78,Tent,900,NOK\n";

    private const string Interactions =
        "id,customer,date,summary\nt1,ada,2026-01-09,Her knee hurts since Lofoten\nt2,bo,2026-01-10,\"Met ADA  BERGSTRØM's sister; call 22 33 44 55 or write to Ada.Berg@post.example\"\nt3,bo,2026-01-11,Asked for a tent\n";

    /// <summary>What nobody may find any more, in whichever form it was written.</summary>
    private static readonly string[] Traces =
        ["Bergstr", "BERGSTR", "ada.berg", "Ada.Berg", "22 33 44 55", "4722334455", "22334455", "Troms", "lighthouses", "knee hurts", "Lofoten", "ORDER-77", "secret dinner", "allergic"];

    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = new(TurnHost.Now);
    private LiteDbStore _store = null!; // opened before each test
    private TurnHost _host = null!; // started before each test

    public async Task InitializeAsync()
    {
        _store = await OpenAsync();
        _host = new TurnHost(_store, _time);
        await _store.CommitAsync(new Batch().Put(Schema.Managers, new AccountManager { Number = 1, Name = "Ines Falk", Email = "ines@firm.example", Role = Role.TeamLead, Accounts = ["msteams/t/29:i"] }), default);
        await ImportAllAsync();
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Person_WhenErased_IsInNoByteOfTheDataFileItsLogOrANewBackup()
    {
        await TalkAsync();
        Assert.All(Traces.Where(trace => trace is not "22334455"), trace => Assert.Contains(trace, Bytes()));

        await EraseAsync();

        await BackUpAsync("after.db");
        Assert.Equal([], Traces.Where(trace => Bytes().Contains(trace, StringComparison.Ordinal)));
        await using var reopened = await ReopenAsync();
        Assert.Empty((await reopened.CheckAsync(default)).Faults);
    }

    [Fact]
    public async Task Person_WhenErased_LeavesTheAmountsAndLosesTheName()
    {
        var neighbour = (await _store.GetAsync(Schema.Customers, [2], default))[0];
        await _store.CommitAsync(new Batch().Put(Schema.Customers, neighbour.Document with { Preferences = ["Neighbour of Ada Bergström"], Contacts = [new ContactPerson("Ada Bergström")] }, neighbour.Version), default);

        await EraseAsync();

        var stub = (await _store.GetAsync(Schema.Customers, [1], default))[0].Document;
        Assert.Equal((DateOnly.FromDateTime(TurnHost.Now.Date), 1), (stub.ErasedOn, stub.Activity.Orders));
        Assert.Equal([new Money(110m, "EUR")], stub.Activity.Totals);
        var lines = (await _store.RangeAsync(Schema.Purchases, KeyRange.AllNumbers, 10, descending: false, default)).Select(line => line.Document).Where(line => line.At.Customer == 1).ToList();
        Assert.Equal(["Boots", "Socks"], lines.Select(line => line.Product));
        Assert.Single(lines.Select(line => line.Order).Distinct());

        var bo = (await _store.GetAsync(Schema.Customers, [2], default))[0].Document;
        Assert.Equal(["Neighbour of [erased]"], bo.Preferences);
        Assert.Empty(bo.Contacts);
        Assert.Contains(bo.Activity.Recent, fact => fact.Line.EndsWith("Met [erased] sister; call [erased] or write to [erased]", StringComparison.Ordinal));
        Assert.Contains(bo.Activity.Recent, fact => fact.Line.EndsWith("Asked for a tent", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Person_WhenErased_IsNotBroughtBackByTheSameFiles()
    {
        await EraseAsync();

        var steps = await ImportAllAsync();

        Assert.Equal([(0, 0, 1), (0, 0, 2), (0, 0, 2)], steps.Select(step => (step.New, step.Rejected, step.Erased)));
        Assert.Equal([], Traces.Where(trace => Bytes().Contains(trace, StringComparison.Ordinal)));
        Assert.Equal([new Money(110m, "EUR")], (await _store.GetAsync(Schema.Customers, [1], default))[0].Document.Activity.Totals);
    }

    [Fact]
    public async Task Backups_WhenMadeBefore_AreNamedAndThoseOfOldAreStillToBeDeleted()
    {
        await BackUpAsync("before.db");

        var said = await EraseAsync();

        Assert.Contains(_folder.File("before.db"), said, StringComparison.Ordinal);
        Assert.Contains("2 Mar 2026 at 09:00", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Bergstr", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Person_WhenErased_IsFoundByNoNameAndEveryButtonSaysSo()
    {
        await TalkAsync();
        await EraseAsync();

        Assert.StartsWith("Customer #1 was erased on 2 Mar 2026.", await PressAsync(Call("customer.summary")), StringComparison.Ordinal);
        Assert.StartsWith("Customer #1 was erased on 2 Mar 2026.", await PressAsync(Call("data.forget")), StringComparison.Ordinal);
        Assert.StartsWith("I know no customer", await PressAsync(new SkillCall("customer.summary").With("customer", "Ada Bergström")), StringComparison.Ordinal);
        Assert.StartsWith("I know no customer", await PressAsync(new SkillCall("customer.summary").With("customer", "Erased customer")), StringComparison.Ordinal);
    }

    private static SkillCall Call(string function) => new SkillCall(function).With("customer", "#1");

    private Task<LiteDbStore> OpenAsync() =>
        LiteDbStore.OpenAsync(new LiteDbStoreOptions { Path = _folder.File("bot.db") }, HostSchema.All, migrations: null, _time, NullLogger.Instance, default);

    private async Task<LiteDbStore> ReopenAsync()
    {
        await _store.DisposeAsync();
        return await OpenAsync();
    }

    private async Task<IReadOnlyList<StepSummary>> ImportAllAsync()
    {
        var importer = new Importer(_store, _time);
        var steps = new List<StepSummary>();
        foreach (var (kind, text) in new[] { (ImportKind.Customers, Customers), (ImportKind.Purchases, Purchases), (ImportKind.Interactions, Interactions) })
        {
            using var files = new TempFolder(); // the files themselves hold the name
            await File.WriteAllTextAsync(files.File("rows.csv"), text);
            steps.AddRange((await importer.ImportAsync(new ImportRequest(kind, files.File("rows.csv")), progress: null, default)).Steps);
        }

        return steps;
    }

    /// <summary>Leaves traces of all kinds: recorded and corrected facts with their ways back, answers, memories, a waiting message, a judgement.</summary>
    private async Task TalkAsync()
    {
        await PressAsync(Call("customer.summary"));
        await PressAsync(Call("log.interaction").With("channel", "call").With("text", "A secret dinner; she is allergic"));
        await PressAsync(Call("data.forget"));
        await _host.QueueAsync("notice/1", new OutboxMessage(TurnHost.Message("").Conversation) { Reply = Reply.Of("Ada Bergström is yours now."), Manager = 1 });
        await _store.CommitAsync(new Batch().Put(WorkItem.Collection, new WorkItem("outbox", "notice/2", TurnHost.Now, "not JSON, of Ada Bergström") { State = WorkState.Parked }), default);
        await _store.CommitAsync(new Batch().Put(HostSchema.Feedback, new Feedback("f", "m", "a", "dislike", "ada.berg@post.example is wrong", TurnHost.Now)), default);
    }

    private async Task<string> EraseAsync()
    {
        var asked = await AnswerAsync(Call("data.forget"));
        var yes = asked.Cards[0].Elements.OfType<Actions>().Single().Items.OfType<CallAction>().First();
        var said = await PressAsync(yes.Call);
        Assert.StartsWith("Erased: customer #1", said, StringComparison.Ordinal);
        return said;
    }

    private async Task<string> PressAsync(SkillCall call) => Said.In(await AnswerAsync(call));

    private async Task<Reply> AnswerAsync(SkillCall call)
    {
        var answer = new Answers();
        await _host.RunAsync(TurnHost.Message("") with { Call = call }, answer);
        return answer.Replies[^1];
    }

    private async Task BackUpAsync(string name)
    {
        var code = await new CommandLine(new OpenStore(_store), _folder.Path, _time).RunAsync(["backup", name], TextWriter.Null, default);
        Assert.Equal(0, code);
    }

    /// <summary>Every file of the folder, as text.</summary>
    private string Bytes()
    {
        var text = new StringBuilder();
        foreach (var path in Directory.EnumerateFiles(_folder.Path).Where(path => !path.EndsWith(".lock", StringComparison.Ordinal)))
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(file, Encoding.UTF8);
            text.AppendLine(reader.ReadToEnd());
        }

        return text.ToString();
    }

    private sealed class OpenStore(LiteDbStore store) : IStoreAccess
    {
        public LiteDbStoreOptions? Offline => null;

        public Task<int> WithStoreAsync(Func<IStore, CancellationToken, Task<int>> work, CancellationToken cancellationToken) => work(store, cancellationToken);
    }
}
