using RetentionBot.Skills.Names;
using RetentionBot.Testing;
using static RetentionBot.Skills.Tests.Names.NamedCustomers;

namespace RetentionBot.Skills.Tests.Names;

public sealed class NameIndexTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Index_WhenLettersAreMistyped_StillHasTheNameAmongTheFirstFive(int edits)
    {
        var customers = new GeneratedNames(5).Customers(5_000).ToList();
        var index = new NameIndex();
        index.Load(customers);
        var random = new Random(17);
        var found = 0;
        for (var i = 0; i < 1_000; i++)
        {
            var name = customers[random.Next(customers.Count)].Name;
            var hits = index.Search(GeneratedNames.Mistyped(name, edits, random)).Hits;
            found += hits.Any(hit => NameFolding.Fold(customers[hit.Number - 1].Name) == NameFolding.Fold(name)) ? 1 : 0;
        }

        Assert.InRange(found, 970, 1_000);
    }

    [Fact]
    public void Index_WhenChangedPieceByPiece_FindsWhatOneBuiltAtOnceFinds()
    {
        var customers = new GeneratedNames(6).Customers(3_000).ToList();
        var (whole, pieces) = (new NameIndex(), new NameIndex());
        whole.Load(customers);
        foreach (var chunk in customers.Chunk(37))
        {
            pieces.Apply([.. chunk.Select(customer => customer with { Name = "Somebody Else" })], []);
            pieces.Apply(chunk, []);
        }

        Assert.Equal(whole.Count, pieces.Count);
        foreach (var customer in customers.Take(300))
        {
            Assert.Equal(whole.Search(customer.Name).Hits, pieces.Search(customer.Name).Hits);
            Assert.Equal(whole.Search(customer.Name).Totals, pieces.Search(customer.Name).Totals);
            Assert.Contains(customer.Number, pieces.BySourceId(customer.SourceIds[0].Id));
        }
    }

    [Fact]
    public void Index_WhenMostAreRemoved_ForgetsThem()
    {
        var customers = new GeneratedNames(8).Customers(1_000).ToList();
        var index = new NameIndex();
        index.Load(customers);
        var bytes = index.Bytes;

        index.Apply([], [.. customers.Skip(100).Select(customer => customer.Number)]);

        Assert.Equal(100, index.Count);
        Assert.True(index.Bytes < bytes / 4);
        Assert.All(customers.Take(100), customer => Assert.Contains(index.Search(customer.Name).Hits, hit => hit.Number == customer.Number));
    }

    [Fact]
    public async Task Index_WhileItIsChanged_AnswersFromBeforeOrAfter()
    {
        var index = new NameIndex();
        index.Load([Person(1, "Ada", "Before"), .. new GeneratedNames(9).Customers(2_000).Skip(1)]);
        using var stop = new CancellationTokenSource();
        var reader = Task.Run(() =>
        {
            var reads = 0;
            do
            {
                Assert.Equal(2_000, index.Count);
                Assert.Equal(1, Assert.Single(index.Search("Ada Before-After").Hits, hit => hit.Number == 1).Number);
                reads++;
            }
            while (!stop.IsCancellationRequested);
            return reads;
        });
        for (var change = 0; change < 300; change++)
        {
            index.Apply([Person(1, "Ada", change % 2 == 0 ? "After" : "Before")], []);
        }

        await stop.CancelAsync();
        Assert.True(await reader > 0);
    }
}
