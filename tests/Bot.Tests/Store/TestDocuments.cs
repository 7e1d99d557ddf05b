using System.Text.Json.Serialization;
using RetentionBot.Store;

namespace RetentionBot.Bot.Tests.Store;

/// <summary>A document with every kind of index: one key, several keys, none.</summary>
internal sealed record Note(long Id, string Title, int Rank = 0)
{
    public string? Author { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public IReadOnlyList<long> Days { get; init; } = [];
}

/// <summary>A document under a text key.</summary>
internal sealed record Account(string Id, string Name);

[JsonSourceGenerationOptions]
[JsonSerializable(typeof(Note))]
[JsonSerializable(typeof(Account))]
internal sealed partial class TestJson : JsonSerializerContext;

/// <summary>The collections of the store's tests.</summary>
internal sealed class TestCatalogue
{
    public TestCatalogue(bool hot = false)
    {
        Notes = new("notes", KeyKind.Number, note => note.Id, TestJson.Default.Note, hot);
        ByRank = Notes.AddIndex("byRank", KeyKind.Number, note => [note.Rank]);
        ByAuthor = Notes.AddIndex("byAuthor", KeyKind.Text, note => note.Author is { } author ? [author] : []);
        ByTag = Notes.AddIndex("byTag", KeyKind.Text, note => note.Tags.Select(tag => new Key(tag)));
        ByDay = Notes.AddIndex("byDay", KeyKind.Number, note => note.Days.Select(day => new Key(day)));
        Accounts = new("accounts", KeyKind.Text, account => account.Id, TestJson.Default.Account, hot);
    }

    public Collection<Note> Notes { get; }

    public Index<Note> ByRank { get; }

    public Index<Note> ByAuthor { get; }

    public Index<Note> ByTag { get; }

    public Index<Note> ByDay { get; }

    public Collection<Account> Accounts { get; }

    public IReadOnlyList<Collection> All => [Notes, Accounts];
}
