using RetentionBot.Store;

namespace RetentionBot.Bot.Tests.Store;

/// <summary>The engine without the gate fails this within seconds: it hands out other documents than were asked for.</summary>
[Collection(AloneTests.Name)]
public sealed class ConcurrencyTests : LiteDbStoreFixture
{
    private const int Documents = 100_000;
    private const int Readers = 8;
    private const int Reads = 200_000;
    private const int Writes = 2_000;

    [Fact]
    public async Task Get_ByEightReadersDuringTwoThousandWrites_NeverReturnsAnotherDocument()
    {
        for (var from = 0; from < Documents; from += 5_000)
        {
            await PutAsync([.. Enumerable.Range(from, 5_000).Select(id => Line(id, 0))]);
        }

        var written = new int[Documents];
        var writer = Task.Run(async () =>
        {
            var random = new Random(1);
            for (var i = 1; i <= Writes; i++)
            {
                var id = random.Next(Documents);
                await PutAsync(Line(id, i));
                Volatile.Write(ref written[id], i);
            }
        });
        await Task.WhenAll(Enumerable.Range(0, Readers).Select(reader => Task.Run(async () =>
        {
            var random = new Random(100 + reader);
            for (var i = 0; i < Reads / Readers; i++)
            {
                var id = random.Next(Documents);
                var atLeast = Volatile.Read(ref written[id]);
                var note = Assert.Single(await Store.GetAsync(Catalogue.Notes, [id], None)).Document;
                Assert.Equal((id, $"note {id}", true), (note.Id, note.Title[..note.Title.IndexOf(',', StringComparison.Ordinal)], note.Rank >= atLeast));
            }
        })));
        await writer;

        await AssertSoundAsync();
    }

    private static Note Line(int id, int rank) => new(id, $"note {id}, " + new string('x', 100 + (id % 300)), rank);
}
