using System.Globalization;
using LiteDB;
using LiteDB.Engine;
using Microsoft.Extensions.Logging.Abstractions;
using RetentionBot.Store;
using RetentionBot.Store.LiteDb;
using RetentionBot.StoreWriter;

// Writes lines for ever and names each on standard output once its commit was acknowledged; to be killed.
// store|stock PATH MILLISECONDS-PER-PAGE single|pair
var path = args[1];
var perPage = TimeSpan.FromMilliseconds(int.Parse(args[2], CultureInfo.InvariantCulture));
using var output = Console.OpenStandardOutput();
if (args[0] == "stock")
    WriteStock();
else
    await WriteStoreAsync(pairs: args[3] == "pair");

async Task WriteStoreAsync(bool pairs)
{
    var options = new LiteDbStoreOptions { Path = path, Storage = perPage == TimeSpan.Zero ? DiskStorage.Instance : new SlowStorage(perPage) };
    await using var store = await LiteDbStore.OpenAsync(
        options, [Line.Collection], null, TimeProvider.System, NullLogger.Instance, CancellationToken.None);
    for (long id = 1; ; id++)
    {
        var batch = new Batch().InsertIfAbsent(Line.Collection, Line.Of(id));
        if (pairs)
            batch.InsertIfAbsent(Line.Collection, Line.Of(-id));
        await store.CommitAsync(batch, CancellationToken.None);
        Acknowledge(id);
    }
}

void WriteStock()
{
    using var engine = new LiteEngine(new EngineSettings
    {
        DataStream = new SlowStream(path, perPage),
        LogStream = new SlowStream(path + "-log", perPage),
        Collation = Collation.Binary,
    });
    for (long id = 1; ; id++)
    {
        engine.Insert("lines", [new BsonDocument { ["_id"] = id, ["text"] = Line.Of(id).Text }], BsonAutoId.Int64);
        Acknowledge(id);
    }
}

void Acknowledge(long id) => output.Write(BitConverter.GetBytes(id));
