using RetentionBot.Import;
using RetentionBot.Skills;
using RetentionBot.Skills.Customers;

namespace RetentionBot.Bot.Tests.Import;

public sealed class SampleSetTests : IDisposable
{
    private readonly ImportFolder _folder = new();

    [Fact]
    public async Task Samples_WhenImported_AreWholeAndShowWhatTheProductIsFor()
    {
        var summary = await _folder.Importer.ImportSetAsync("samples", Samples, new ImportOptions { ErrorsFile = _folder.Errors }, progress: null, default);

        Assert.Equal((0, 0), (summary.Rejected, summary.Steps.Sum(step => step.Warnings)));
        var customers = await _folder.Store.AllAsync(Schema.Customers);
        Assert.Equal(25, customers.Count);
        var astrid = customers.Single(customer => customer.Name == "Astrid Nygård");
        Assert.Equal("Tromsø", astrid.Address!.City);
        Assert.Equal(["Tromsø", "Alta"], astrid.Sourced.Where(value => value.Field == "city").Select(value => value.Value));
        Assert.Equal(["Shop", "Web shop"], astrid.Divisions);
        Assert.Contains(new KeyDate("birthday", new DateOnly(1984, 3, 4), IsYearly: true), astrid.KeyDates);
        Assert.Equal(["EUR", "NOK"], customers.SelectMany(customer => customer.Activity.Totals).Select(total => total.Currency).Distinct().Order());
        Assert.Equal(2, customers.Count(customer => customer.Name == "Emil Strøm"));
        Assert.Contains(summary.Duplicates, pair => pair.Because == "same e-mail");
        Assert.Equal(1, customers.Count(customer => customer.Activity.OpenComplaints > 0));
        Assert.Contains(await _folder.Store.AllAsync(Schema.FollowUps), followUp => followUp.DueOn == new DateOnly(2026, 3, 2));
    }

    [Fact]
    public async Task Samples_WhenImportedTwiceOnOneDay_ChangeNothing()
    {
        await _folder.Importer.ImportSetAsync("samples", Samples, new ImportOptions(), progress: null, default);
        var before = await _folder.Store.TextAsync();

        var again = await _folder.Importer.ImportSetAsync("samples", Samples, new ImportOptions(), progress: null, default);

        Assert.All(again.Steps, step => Assert.Equal((0, 0), (step.New, step.Changed)));
        Assert.Equal(before, await _folder.Store.TextAsync());
    }

    public void Dispose() => _folder.Dispose();

    private static string Samples
    {
        get
        {
            var root = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(root!.FullName, "RetentionBot.sln")))
            {
                root = root.Parent;
            }

            return Path.Combine(root.FullName, "bot", "Host", "Samples");
        }
    }
}
