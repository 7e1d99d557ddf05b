using LiteDB;
using LiteDB.Engine;

namespace RetentionBot.Store.LiteDb;

/// <summary>Brings a data file to what the catalogue and the migrations of this program ask for.</summary>
internal sealed class Schema(IReadOnlyList<Collection> catalogue, IReadOnlyList<Migration> migrations)
{
    private const int LongestName = 30;

    /// <summary>The schema version of this program.</summary>
    public int Newest => NewestOf(migrations);

    /// <summary>The highest version that the migrations lead to; 0 without any.</summary>
    public static int NewestOf(IReadOnlyList<Migration>? migrations) => migrations is [_, ..] ? migrations.Max(m => m.Version) : 0;

    /// <summary>What a program declares and what the store itself keeps.</summary>
    public static IReadOnlyList<Collection> CatalogueOf(IReadOnlyList<Collection> declared) =>
        declared.Contains(WorkItem.Collection) ? declared : [.. declared, WorkItem.Collection];

    public static int VersionOf(OpenFile file) => file.Engine.Pragma(Pragmas.USER_VERSION).AsInt32;

    /// <summary>Refuses a catalogue that no file could hold.</summary>
    /// <exception cref="ArgumentException">Names clash or are not letters only, or two migrations lead to one version.</exception>
    public void Validate()
    {
        RefuseDuplicates(catalogue.Select(c => c.Name).Append(ChangeLog.Collection), "collections");
        foreach (var collection in catalogue)
        {
            RefuseDuplicates(collection.Indexes.Select(i => i.Name), $"indexes of '{collection}'");
        }

        foreach (var name in catalogue.SelectMany(c => c.Indexes.Select(i => i.Name).Append(c.Name)))
        {
            if (name.Length is 0 or > LongestName || !name.All(char.IsAsciiLetter))
                throw new ArgumentException($"'{name}' cannot name a collection or an index: use 1 to {LongestName} letters.");
        }

        if (migrations.Any(m => m.Version < 1) || migrations.DistinctBy(m => m.Version).Count() < migrations.Count)
            throw new ArgumentException("Migrations lead to versions from 1 on, each once.");
    }

    /// <returns>The migrations that were run.</returns>
    /// <exception cref="StoreUnavailableException">The file is newer than this program, or belongs to another one.</exception>
    public IReadOnlyList<Migration> Bring(OpenFile file, string path)
    {
        var collections = file.Engine.GetCollectionNames().ToHashSet(StringComparer.Ordinal);
        var version = VersionOf(file);
        if (version > Newest)
        {
            throw new StoreUnavailableException(
                $"'{path}' has schema version {version}; this program knows {Newest}. Start the newer program, or restore a backup taken before it.");
        }

        if (collections.Count > 0 && !collections.Contains(ChangeLog.Collection))
            throw new StoreUnavailableException($"'{path}' is a LiteDB file of another program. Name another file in Store:Path.");

        var run = collections.Count == 0 ? [] : migrations.Where(m => m.Version > version).OrderBy(m => m.Version).ToList();
        foreach (var migration in run)
        {
            migration.Apply(new MigrationFile(file));
            SetVersion(file, migration.Version);
        }

        // The change log comes first in a new file: it is what the file is known by when its creation was interrupted.
        if (collections.Count == 0)
        {
            StartChangeLog(file);
            SetVersion(file, Newest);
        }

        foreach (var collection in catalogue)
        {
            BringIndexes(file, collection, collections.Contains(collection.Name));
        }

        return run;
    }

    private static void BringIndexes(OpenFile file, Collection collection, bool isThere)
    {
        var declared = collection.Indexes.ToDictionary(Envelope.FieldOf);
        var present = isThere ? IndexesOf(file, collection) : [];
        foreach (var name in present.Where(name => !declared.ContainsKey(name)))
        {
            file.Engine.DropIndex(collection.Name, name);
            file.Settle();
        }

        var added = declared.Where(index => !present.Contains(index.Key)).ToList();
        // Keys that were never computed are not in the documents yet.
        if (isThere && added.Count > 0)
            new Reencoding(file, collection).Run(body => body, always: true);
        foreach (var (name, index) in added)
        {
            file.Engine.EnsureIndex(collection.Name, name, BsonExpression.Create(Envelope.ExpressionOf(index)), unique: false);
            file.Settle();
        }
    }

    /// <summary>The LiteDB indexes of a collection but for its keys.</summary>
    public static HashSet<string> IndexesOf(OpenFile file, Collection collection)
    {
        var names = new HashSet<string>();
        using var reader = file.Engine.Query("$indexes", new Query());
        while (reader.Read())
        {
            var index = reader.Current.AsDocument;
            if (index["collection"].AsString == collection.Name && index["name"].AsString is var name and not "_id")
                names.Add(name);
        }

        return names;
    }

    private static void SetVersion(OpenFile file, int version)
    {
        file.Engine.Pragma(Pragmas.USER_VERSION, version);
        file.Settle();
    }

    /// <summary>The engine makes a collection with its first document; taking that out again leaves it empty.</summary>
    private static void StartChangeLog(OpenFile file)
    {
        file.Begin();
        file.Engine.Insert(ChangeLog.Collection, [new BsonDocument { ["_id"] = 0L }], BsonAutoId.Int64);
        file.Engine.Delete(ChangeLog.Collection, [0L]);
        file.CommitDurably();
    }

    private static void RefuseDuplicates(IEnumerable<string> names, string of)
    {
        var twice = names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
            throw new ArgumentException($"Two {of} are called '{twice.Key}'; names differ by more than case.");
    }
}
