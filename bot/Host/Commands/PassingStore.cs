using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using RetentionBot.Import;
using RetentionBot.Store;
using RetentionBot.Store.LiteDb;

namespace RetentionBot.Host.Commands;

/// <summary>A store that lives as long as one command, filled with the customers of one CSV file.</summary>
internal static class PassingStore
{
    private const string CustomersFile = "customers.csv";

    /// <summary>Runs the work with the store and removes it.</summary>
    /// <param name="customers">The file: name, company, e-mail, manager.</param>
    /// <exception cref="ImportException">The file cannot be read.</exception>
    public static async Task<int> WithAsync(string customers, TimeProvider time, Func<IStore, CancellationToken, Task<int>> work, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("retentionbot-");
        try
        {
            File.Copy(customers, Path.Combine(folder.FullName, CustomersFile));
            var map = Path.Combine(folder.FullName, "map.json");
            await File.WriteAllBytesAsync(map, Map(), cancellationToken);
            await using var store = await LiteDbStore.OpenAsync(
                new LiteDbStoreOptions { Path = Path.Combine(folder.FullName, "passing.db") }, HostSchema.All, migrations: null, time, NullLogger.Instance, cancellationToken);
            await new Importer(store, time).ImportSetAsync(map, folder.FullName, new ImportOptions(), progress: null, cancellationToken);
            return await work(store, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Everybody is a person whose first word is the first name; whoever is named as a manager is one.</summary>
    private static byte[] Map() => JsonSerializer.SerializeToUtf8Bytes(
        new PassingMap(
            "requests",
            [
                new PassingStep("managers", CustomersFile, new() { ["id"] = "{manager}", ["name"] = "{manager}" }),
                new PassingStep("customers", CustomersFile, new()
                {
                    ["id"] = "{name}", ["kind"] = "person", ["firstName"] = "{name|before: }", ["lastName"] = "{name|after: }", ["company"] = "{company?}",
                    ["emails"] = "{email?}", ["manager"] = "{manager}",
                }),
            ]),
        PassingMapJson.Default.PassingMap);
}

/// <summary>A map of the import, as far as it is needed here.</summary>
internal sealed record PassingMap(string Source, IReadOnlyList<PassingStep> Steps);

/// <summary>One step of it.</summary>
internal sealed record PassingStep(string Kind, string File, Dictionary<string, string> Fields);

[System.Text.Json.Serialization.JsonSourceGenerationOptions(PropertyNamingPolicy = System.Text.Json.Serialization.JsonKnownNamingPolicy.CamelCase)]
[System.Text.Json.Serialization.JsonSerializable(typeof(PassingMap))]
internal sealed partial class PassingMapJson : System.Text.Json.Serialization.JsonSerializerContext;
