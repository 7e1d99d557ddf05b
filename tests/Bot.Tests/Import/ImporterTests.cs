using FsCheck.Xunit;
using RetentionBot.Import;
using RetentionBot.Skills;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Store;

namespace RetentionBot.Bot.Tests.Import;

public sealed class ImporterTests : IDisposable
{
    private const string Customers = "id,first name,last name,email,phone,city\n1,Ada,Berg,ada@post.example,+47 22 33 44 55,Oslo\n2,Bo,Dahl,bo@post.example,,Bergen\n3,Cy,Eng,,,Bodø\n";
    private const string Purchases = "id,customer,date,product,amount,currency\na,1,2026-01-05,Boots,100.50,EUR\nb,1,2026-02-05,Socks,10,EUR\nc,2,2026-02-06,Tent,900,NOK\n";

    private readonly ImportFolder _folder = new();

    [Fact]
    public async Task Purchases_WithGuessedColumns_AddUpWithTheirCustomer()
    {
        await _folder.ImportAsync(ImportKind.Customers, Customers);

        var step = await _folder.ImportAsync(ImportKind.Purchases, Purchases);

        Assert.Equal((3, 0), (step.New, step.Rejected));
        var ada = await CustomerAsync(1);
        Assert.Equal(2, ada.Activity.Orders);
        Assert.Equal([new Money(110.50m, "EUR")], ada.Activity.Totals);
    }

    [Fact]
    public async Task Row_WhenChanged_ChangesExactlyItsRecord()
    {
        await _folder.ImportAsync(ImportKind.Customers, Customers);
        await _folder.ImportAsync(ImportKind.Purchases, Purchases);
        var tent = (await _folder.Store.AllAsync(Schema.Purchases)).Single(purchase => purchase.Product == "Tent");

        var step = await _folder.ImportAsync(ImportKind.Purchases, Purchases.Replace("10,EUR", "12,EUR", StringComparison.Ordinal));

        Assert.Equal((0, 1, 2), (step.New, step.Changed, step.Unchanged));
        Assert.Equal([new Money(112.50m, "EUR")], (await CustomerAsync(1)).Activity.Totals);
        Assert.Equal(tent, (await _folder.Store.AllAsync(Schema.Purchases)).Single(purchase => purchase.Product == "Tent"));
    }

    [Fact]
    public async Task Row_WhenItsDayAndItsCustomerChange_MovesAndBothCustomersAddUpAnew()
    {
        await _folder.ImportAsync(ImportKind.Customers, Customers);
        await _folder.ImportAsync(ImportKind.Purchases, Purchases);

        var step = await _folder.ImportAsync(ImportKind.Purchases, Purchases.Replace("b,1,2026-02-05", "b,3,2026-02-07", StringComparison.Ordinal));

        Assert.Equal((0, 1, 2), (step.New, step.Changed, step.Unchanged));
        Assert.Equal(3, (await _folder.Store.AllAsync(Schema.Purchases)).Count);
        Assert.Equal([new Money(100.50m, "EUR")], (await CustomerAsync(1)).Activity.Totals);
        Assert.Equal(new DateOnly(2026, 2, 7), (await CustomerAsync(3)).Activity.LastPurchase);
    }

    [Fact]
    public async Task RowsWithoutIds_WhenTheySayTheSame_AreSeveralRecordsAndFoundAgain()
    {
        const string rows = "customer,date,product,amount\n1,2026-01-05,Socks,5\n1,2026-01-05,Socks,5\n1,2026-01-05,Socks,5\n";
        await _folder.ImportAsync(ImportKind.Customers, Customers);

        var first = await _folder.ImportAsync(ImportKind.Purchases, rows);
        var second = await _folder.ImportAsync(ImportKind.Purchases, rows);

        Assert.Equal((3, 0), (first.New, first.Unchanged));
        Assert.Equal((0, 3), (second.New, second.Unchanged));
    }

    [Fact]
    public async Task Minute_WithMoreThan4096RecordsOfACustomer_SpillsIntoTheNext()
    {
        await _folder.ImportAsync(ImportKind.Customers, Customers);
        var rows = "id,customer,date,amount\n" + string.Concat(Enumerable.Range(0, 5_000).Select(i => $"{i},1,2026-01-05,1\n"));

        var step = await _folder.ImportAsync(ImportKind.Purchases, rows);
        var again = await _folder.ImportAsync(ImportKind.Purchases, rows);

        Assert.Equal(5_000, step.New);
        Assert.All(await _folder.Store.AllAsync(Schema.Purchases), purchase => Assert.Equal(new DateOnly(2026, 1, 5), purchase.On));
        Assert.Equal((0, 0), (again.New, again.Rejected));
    }

    [Fact]
    public async Task RejectedRow_IsInTheErrorFileWithItsRowAndASentence_AndStopsNoOther()
    {
        await _folder.ImportAsync(ImportKind.Customers, Customers);

        var step = await _folder.ImportAsync(ImportKind.Purchases, Purchases + "d,99,2026-02-08,Rope,5,EUR\ne,1,the day after,Rope,5,EUR\nf,1,2026-02-09,Rope,much,EUR\ng,2,2026-02-10,Rope,5,EUR\n");

        Assert.Equal((4, 3), (step.New, step.Rejected));
        var errors = await File.ReadAllLinesAsync(_folder.Errors);
        Assert.Equal(4, errors.Length);
        Assert.StartsWith("rows.csv,5,customer,99,rejected,", errors[1]);
        Assert.Contains("There is no customer '99'", errors[1]);
        Assert.Contains("'the day after' is no date here", errors[2]);
        Assert.Contains("'much' is no number", errors[3]);
        Assert.Equal(3, step.Faults.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(7)]
    public async Task Import_WhenTheStoreFailsInTheMiddleAndItIsRunAgain_EndsAsIfNothingHadHappened(int commits)
    {
        var rows = "id,customer,date,amount,currency\n" + string.Concat(Enumerable.Range(0, 9_000).Select(i => $"{i},c{i % 900},2026-01-{(i % 28) + 1:D2},{i % 50},EUR\n"));
        var people = "id,name\n" + string.Concat(Enumerable.Range(0, 900).Select(i => $"c{i},Customer {i}\n"));
        var map = _folder.Write("map.json", """
            { "source": "shop", "steps": [
              { "kind": "customers", "file": "people.csv", "fields": { "id": "{id}", "name": "{name}" } },
              { "kind": "purchases", "file": "sales.csv", "complete": true, "fields": { "id": "{id}", "customer": "{customer}", "date": "{date}", "amount": "{amount}", "currency": "{currency}" } } ] }
            """);
        using var whole = new ImportFolder();
        whole.Write("people.csv", people);
        whole.Write("sales.csv", rows);
        await whole.Importer.ImportSetAsync(map, Path.GetDirectoryName(whole.Errors)!, new ImportOptions(), null, default);
        _folder.Write("people.csv", people);
        _folder.Write("sales.csv", rows);
        var folder = Path.GetDirectoryName(_folder.Errors)!;

        _folder.Store.CommitsLeft = commits;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => _folder.Importer.ImportSetAsync(map, folder, new ImportOptions(), null, default));
        Assert.DoesNotContain(await _folder.Store.AllAsync(Schema.Coverage), coverage => coverage.IsComplete);
        foreach (var customer in await _folder.Store.AllAsync(Schema.Customers))
        {
            var own = (await _folder.Store.AllAsync(Schema.Purchases)).Where(purchase => purchase.At.Customer == customer.Number).ToList();
            Assert.Equal(HistoryTally.Of(own, [], [], []).Orders, customer.Activity.Orders);
        }

        _folder.Store.CommitsLeft = null;
        await _folder.Importer.ImportSetAsync(map, folder, new ImportOptions(), null, default);

        Assert.Equal(await whole.Store.TextAsync(), await _folder.Store.TextAsync());
        Assert.True((await _folder.Store.AllAsync(Schema.Coverage)).Single().IsComplete);
    }

    [Fact]
    public async Task Import_WhenCancelled_SaysWhatWasWrittenAndLeavesAWholeErrorFile()
    {
        await _folder.ImportAsync(ImportKind.Customers, Customers);
        using var stop = new CancellationTokenSource();
        var rows = "id,customer,date,amount\nx,99,2026-01-01,1\n" + string.Concat(Enumerable.Range(0, 60_000).Select(i => $"{i},{(i % 3) + 1},2026-01-05,1\n"));
        _folder.Store.BeforeCommit = batch => batch.Operations.Count > 3 ? stop.CancelAsync() : Task.CompletedTask;

        var summary = await _folder.Importer.ImportAsync(
            new ImportRequest(ImportKind.Purchases, _folder.Write("rows.csv", rows)) { Options = new ImportOptions { ErrorsFile = _folder.Errors } }, null, stop.Token);

        Assert.True(summary.Cancelled);
        var step = summary.Steps.Single();
        Assert.Equal(step.New, (await _folder.Store.AllAsync(Schema.Purchases)).Count);
        Assert.InRange(step.New, 1, 59_999);
        Assert.Equal(2, (await File.ReadAllLinesAsync(_folder.Errors)).Length);
        Assert.False(File.Exists(_folder.Errors + ".partial"));
    }

    [Fact]
    public async Task Progress_GrowsWithTheFileAndEndsAtTheWhole()
    {
        await _folder.ImportAsync(ImportKind.Customers, Customers);
        var shares = new List<double>();
        var rows = "id,customer,date,amount\n" + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"{i},{(i % 3) + 1},2026-01-{(i % 28) + 1:D2},1\n"));

        await _folder.Importer.ImportAsync(new ImportRequest(ImportKind.Purchases, _folder.Write("rows.csv", rows)), new Told(progress => shares.Add(progress.Share)), default);

        Assert.Equal(shares.Order(), shares);
        Assert.Equal(1, shares[^1]);
        Assert.InRange(shares[0], 0.1, 1);
    }

    [Fact]
    public async Task DryRun_CountsEverythingAndWritesNothing()
    {
        _folder.Write("people.csv", Customers);
        _folder.Write("sales.csv", Purchases);
        var map = _folder.Write("map.json", """
            { "source": "shop", "steps": [
              { "kind": "customers", "file": "people.csv", "fields": { "id": "{id}", "name": "{first name} {last name}" } },
              { "kind": "purchases", "file": "sales.csv", "fields": { "id": "{id}", "customer": "{customer}", "date": "{date}", "amount": "{amount}" } } ] }
            """);

        var summary = await _folder.Importer.ImportSetAsync(map, Path.GetDirectoryName(map)!, new ImportOptions { DryRun = true }, null, default);

        Assert.Equal([3, 3], summary.Steps.Select(step => step.New));
        Assert.Equal(0, summary.Rejected);
        Assert.Equal(0, _folder.Store.Commits);
    }

    [Fact]
    public async Task Customer_WhoseFieldWasCorrectedByHand_KeepsItWhenTheSameFileComesAgain()
    {
        await _folder.ImportAsync(ImportKind.Customers, Customers);
        var bo = await CustomerAsync(2);
        await _folder.Store.CommitAsync(new Batch().Put(Schema.Customers, bo with { Address = bo.Address! with { City = "Voss" } }), default);

        var step = await _folder.ImportAsync(ImportKind.Customers, Customers);

        Assert.Equal((0, 0, 3), (step.New, step.Changed, step.Unchanged));
        Assert.Equal("Voss", (await CustomerAsync(2)).Address!.City);
    }

    [Fact]
    public async Task Customer_WithAnUnknownManager_GoesToThePoolWithAWarning()
    {
        var step = await _folder.ImportAsync(ImportKind.Customers, "id,name,manager\n1,Ada Berg,nobody@post.example\n");

        Assert.Equal((1, 1, 0), (step.New, step.Warnings, step.Rejected));
        Assert.Null((await CustomerAsync(1)).Manager);
        Assert.Contains(",warning,", (await File.ReadAllLinesAsync(_folder.Errors))[1]);
    }

    [Fact]
    public async Task Batch_WhenSomebodyElseChangesTheCustomerMeanwhile_IsPreparedAgain()
    {
        await _folder.ImportAsync(ImportKind.Customers, Customers);
        var done = false;
        _folder.Store.BeforeCommit = async batch =>
        {
            if (!done && batch.Operations.Any(operation => operation.Collection == Schema.Customers))
            {
                done = true;
                await _folder.Store.CommitAsync(new Batch().Put(Schema.Customers, (await CustomerAsync(1)) with { Tags = ["by chat"] }), default);
            }
        };

        await _folder.ImportAsync(ImportKind.Purchases, Purchases);

        var ada = await CustomerAsync(1);
        Assert.Equal(["by chat"], ada.Tags);
        Assert.Equal(2, ada.Activity.Orders);
    }

    [Theory]
    [InlineData("4,Someone,Else,ada@post.example,,", "same e-mail")]
    [InlineData("4,Someone,Else,ADA@POST.example ,,", "same e-mail")]
    [InlineData("4,Someone,Else,,0047 22334455,", "same phone")]
    [InlineData("4,ada,BERG,,,oslo", "same name and city")]
    [InlineData("4,Ada,Berg,,,Bergen", null)]
    [InlineData("4,Ada,Berg,,,", null)]
    [InlineData("4,Bo,Berg,,,Oslo", null)]
    public async Task PossibleDuplicate_NeedsMoreThanAName(string row, string? because)
    {
        var summary = await _folder.Importer.ImportAsync(new ImportRequest(ImportKind.Customers, _folder.Write("rows.csv", Customers + row + "\n")), null, default);

        Assert.Equal(because is null ? [] : [new PossibleDuplicate(1, 4, because)], summary.Duplicates);
        Assert.Equal(4, (await _folder.Store.AllAsync(Schema.Customers)).Count);
    }

    [Fact]
    public async Task PossibleDuplicate_WithNothingKnownButTheName_IsNone()
    {
        var summary = await _folder.Importer.ImportAsync(new ImportRequest(ImportKind.Customers, _folder.Write("rows.csv", "id,name\n1,Ada Berg\n2,Ada Berg\n")), null, default);

        Assert.Empty(summary.Duplicates);
        Assert.Equal(2, summary.Steps.Single().New);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("  \n \n", "nothing but blanks")]
    [InlineData("colour,shape\nred,round\n", "Give a map")]
    [InlineData("\0\u0001\u0002\u0003binary\u0004\u0005\u0006\u0007\n", "not text")]
    [InlineData("{\n \"rows\": []\n}\n", "one object a line")]
    public async Task File_ThatIsNoImport_IsRefusedInASentence(string text, string says)
    {
        var refused = await Assert.ThrowsAsync<ImportException>(() => _folder.ImportAsync(ImportKind.Purchases, text));

        Assert.Contains(says, refused.Message);
    }

    [Fact]
    public async Task File_ThatIsMissingOrAFolder_IsRefusedInASentence()
    {
        var missing = await Assert.ThrowsAsync<ImportException>(() => _folder.Importer.ImportAsync(new ImportRequest(ImportKind.Customers, _folder.Path("none.csv")), null, default));
        var folder = await Assert.ThrowsAsync<ImportException>(() => _folder.Importer.ImportAsync(new ImportRequest(ImportKind.Customers, Path.GetDirectoryName(_folder.Errors)!), null, default));

        Assert.Contains("There is no file", missing.Message);
        Assert.Contains("is a folder", folder.Message);
    }

    [Theory]
    [InlineData("""{ "steps": [ { "kind": "customers", "fields": { "emial": "{id}" } } ] }""", "'emial' is no field of customers")]
    [InlineData("""{ "steps": [ { "kind": "clients", "fields": { "id": "{id}" } } ] }""", "'clients'")]
    [InlineData("""{ "steps": [ { "kind": "customers", "fields": { "id": "{nr}" } } ] }""", "no column 'nr'")]
    [InlineData("""{ "steps": [ { "kind": "customers", "fields": { "id": "{id" } } ] }""", "not closed")]
    [InlineData("""{ "steps": [ { "kind": "customers", "feilds": { } } ] }""", "feilds")]
    [InlineData("""{ "steps": [ { "kind": "customers", "fields": { "id": 7 } } ] }""", "neither a text nor a list")]
    [InlineData("""{ "steps": """, "line")]
    public async Task Map_WithAMistake_IsRefusedNamingIt(string map, string says)
    {
        var refused = await Assert.ThrowsAsync<ImportException>(() => _folder.ImportAsync(ImportKind.Customers, Customers, _folder.Write("map.json", map)));

        Assert.Contains(says, refused.Message);
    }

    [Fact]
    public async Task JsonLines_AreReadLikeColumns()
    {
        var step = await _folder.ImportAsync(ImportKind.Customers, """
            {"id": 1, "name": "Ada Berg", "city": "Oslo", "tags": ["a", "b"]}
            {"id": 2, "name": "Bo Dahl"}
            {"id": 3,
            """, name: "rows.jsonl");

        Assert.Equal((2, 1), (step.New, step.Rejected));
        Assert.Equal(["a", "b"], (await CustomerAsync(1)).Tags);
    }

    [Fact]
    public async Task Workbook_IsReadLikeColumns()
    {
        var path = _folder.Path("rows.xlsx");
        MiniExcelLibs.MiniExcel.SaveAs(path, new[] { new { id = 7, name = "Ada Berg", since = new DateTime(2020, 5, 1) } });

        var summary = await _folder.Importer.ImportAsync(new ImportRequest(ImportKind.Customers, path), null, default);

        Assert.Equal(1, summary.Steps.Single().New);
        var ada = await CustomerAsync(1);
        Assert.Equal("7", ada.SourceIds.Single().Id);
        Assert.Equal(new DateOnly(2020, 5, 1), ada.CustomerSince);
    }

    [Fact]
    public async Task LongText_IsCutWithAWarning_AndControlCharactersAreGone()
    {
        await _folder.ImportAsync(ImportKind.Customers, Customers);

        var step = await _folder.ImportAsync(ImportKind.Interactions, $"id,customer,date,channel,summary\n1,1,2026-01-05,call,\"two\nlines\u0007 {new string('x', 5_000)}\"\n");

        Assert.Equal((1, 1), (step.New, step.Warnings));
        var summary = (await _folder.Store.AllAsync(Schema.Interactions)).Single().Summary;
        Assert.StartsWith("two lines x", summary);
        Assert.Equal(4_000, summary.Length);
    }

    [Property(MaxTest = 150)]
    public void AnyBytes_NeverCrashTheImporter(byte[] bytes, byte kind) => ImportOrRefuse(bytes, kind);

    [Property(MaxTest = 150)]
    public void AnyCells_NeverCrashTheImporter(string?[] cells, byte kind)
    {
        var row = string.Join(',', cells.Select(cell => cell ?? "\""));
        ImportOrRefuse(System.Text.Encoding.UTF8.GetBytes($"id,customer,date,name,amount,score,due,email,quantity,text\n{row}\n1,1,2026-01-01,{row}\n{row}\n"), kind);
    }

    public void Dispose() => _folder.Dispose();

    private static void ImportOrRefuse(byte[] bytes, byte kind)
    {
        using var folder = new ImportFolder();
        var kinds = Enum.GetValues<ImportKind>();
        try
        {
            var request = new ImportRequest(kinds[kind % kinds.Length], folder.Write("rows.csv", bytes)) { Options = new ImportOptions { ErrorsFile = folder.Errors } };
            var step = folder.Importer.ImportAsync(request, null, default).GetAwaiter().GetResult().Steps.Single();
            Assert.True(step.New + step.Changed + step.Unchanged + step.Rejected + step.Skipped <= step.Rows);
        }
        catch (ImportException refused)
        {
            Assert.NotEmpty(refused.Message);
        }
    }

    private async Task<Customer> CustomerAsync(int number) => (await _folder.Store.GetAsync(Schema.Customers, [(long)number], default)).Single().Document;

    private sealed class Told(Action<ImportProgress> told) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => told(value);
    }
}
