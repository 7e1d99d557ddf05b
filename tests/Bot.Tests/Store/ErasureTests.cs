using System.Text;
using RetentionBot.Store;

namespace RetentionBot.Bot.Tests.Store;

public sealed class ErasureTests : LiteDbStoreFixture
{
    [Theory]
    [InlineData(40)]
    [InlineData(5_000)]
    [InlineData(60_000)]
    public async Task Erase_WhenADocumentIsDeleted_LeavesNoByteOfItInEitherFile(int length)
    {
        await FillAsync(300);
        // Rewritten in several sizes first: each version was in the log and perhaps elsewhere in the data file.
        foreach (var size in new[] { length / 2, length * 2, length })
        {
            await PutAsync(Secret(size));
            await FillAsync(50);
        }

        await Store.CommitAsync(new Batch { Erase = true }.Delete(Catalogue.Notes, 777_777), None);

        AssertGone("Geheimnis");
        AssertGone("Verborgen");
        AssertGone("versteckt");
        await AssertSoundAsync();
    }

    [Fact]
    public async Task Erase_WhenADocumentIsReplaced_LeavesOnlyTheNewText()
    {
        await FillAsync(100);
        await PutAsync(Secret(3_000));

        await Store.CommitAsync(
            new Batch { Erase = true }.Put(Catalogue.Notes, Secret(3_000) with { Title = "Now public", Author = "nobody", Tags = [] }), None);

        AssertGone("Geheimnis");
        AssertGone("Verborgen");
        AssertGone("versteckt");
        Assert.True(Contains("Now public"));
    }

    [Fact]
    public async Task Erase_AfterPagesWereFreedAndReused_LeavesNoByte()
    {
        for (var round = 0; round < 3; round++)
        {
            await Store.CommitAsync(
                Enumerable.Range(0, 200).Aggregate(new Batch(), (b, i) => b.Put(Catalogue.Notes, Secret(900) with { Id = 10_000 + i })), None);
            await Store.CommitAsync(
                Enumerable.Range(0, 200).Where(i => i % 3 != round).Aggregate(new Batch(), (b, i) => b.Delete(Catalogue.Notes, 10_000 + i)), None);
            await FillAsync(120);
        }

        await Store.CommitAsync(
            Enumerable.Range(0, 200).Aggregate(new Batch { Erase = true }, (b, i) => b.Delete(Catalogue.Notes, 10_000 + i)), None);

        AssertGone("Geheimnis");
        AssertGone("Verborgen");
        AssertGone("versteckt");
        await AssertSoundAsync();
    }

    [Fact]
    public async Task Erase_WhenAnotherDocumentHoldsTheSameText_KeepsThatOne()
    {
        await PutAsync(new Note(1, "n") { Tags = ["same"] }, new Note(11, "n") { Tags = ["same"] });
        var twins = new Collection<Note>("twins", KeyKind.Number, _ => 1, TestJson.Default.Note);
        await Store.CommitAsync(new Batch().Put(twins, new Note(1, "n") { Tags = ["same"] }), None);

        await Store.CommitAsync(new Batch { Erase = true }.Delete(Catalogue.Notes, 1), None);

        Assert.Single(await Store.GetAsync(twins, [1], None));
        Assert.Equal([11L], (await AllAsync()).Select(n => n.Id));
    }

    [Fact]
    public async Task Delete_WithoutErase_MayLeaveTheTextInTheLog()
    {
        await PutAsync(Secret(500));
        await Store.CommitAsync(new Batch().Delete(Catalogue.Notes, 777_777), None);

        // What the other tests look for can be found where it was not erased.
        Assert.True(Contains("Geheimnis"));
    }

    private static Note Secret(int length) =>
        new(777_777, string.Concat(Enumerable.Repeat("Geheimnis ", length / 10))) { Author = "Verborgen", Tags = ["versteckt", "other"] };

    private async Task FillAsync(int count) =>
        await PutAsync([.. Enumerable.Range(0, count).Select(i => new Note(i, new string('x', 50 + (i * 37 % 900)), Rank: i) { Author = "a" + i })]);

    private void AssertGone(string text) => Assert.False(Contains(text), $"'{text}' is still in a file.");

    private bool Contains(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return Directory.EnumerateFiles(Folder.Path).Where(path => !path.EndsWith(".lock", StringComparison.Ordinal)).Any(path =>
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var content = new byte[file.Length];
            file.ReadExactly(content);
            return content.AsSpan().IndexOf(bytes) >= 0;
        });
    }
}
