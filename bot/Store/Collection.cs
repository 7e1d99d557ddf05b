using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace RetentionBot.Store;

/// <summary>A named set of documents with one kind of key, as every store implementation sees it.</summary>
public abstract class Collection
{
    private protected Collection(string name, KeyKind keyKind, bool hot)
    {
        Name = name;
        KeyKind = keyKind;
        IsHot = hot;
    }

    /// <summary>The name in the data file: letters only, unique in a catalogue, never reused for something else.</summary>
    public string Name { get; }

    /// <summary>The kind of all keys of this collection.</summary>
    public KeyKind KeyKind { get; }

    /// <summary>Whether the store should keep recently used documents in memory. For aggregates that nearly every turn reads.</summary>
    public bool IsHot { get; }

    /// <summary>The declared indexes, empty where there are none.</summary>
    public abstract IReadOnlyList<Index> Indexes { get; }

    /// <summary>The computed keys of a document given as its stored bytes, one list per declared index in order. For rebuilding and checking.</summary>
    /// <exception cref="JsonException">The bytes are not a document of this collection.</exception>
    public abstract IReadOnlyList<IReadOnlyList<Key>> ComputeIndexKeys(ReadOnlyMemory<byte> body);

    /// <summary>The key of a document given as its stored bytes. For checking that it stands where it belongs.</summary>
    /// <exception cref="JsonException">The bytes are not a document of this collection.</exception>
    public abstract Key KeyOf(ReadOnlyMemory<byte> body);

    public override string ToString() => Name;
}

/// <summary>What all keys of a collection or an index are.</summary>
public enum KeyKind
{
    /// <summary>64-bit numbers, compared as numbers.</summary>
    Number,

    /// <summary>Texts, compared ordinally.</summary>
    Text,
}

/// <summary>
/// Declares how documents of one type are kept: their name, their key and the keys they are found by.
/// Documents are stored as the UTF-8 JSON that <paramref name="json"/> (source-generated, hence hand-declared) writes; they are immutable values.
/// </summary>
/// <param name="name">See <see cref="Collection.Name"/>.</param>
/// <param name="keyKind">See <see cref="Collection.KeyKind"/>.</param>
/// <param name="key">The document's own key, a pure function of it.</param>
/// <param name="json">How the document is written and read.</param>
/// <param name="hot">See <see cref="Collection.IsHot"/>.</param>
public sealed class Collection<T>(string name, KeyKind keyKind, Func<T, Key> key, JsonTypeInfo<T> json, bool hot = false)
    : Collection(name, keyKind, hot)
    where T : class
{
    private readonly List<Index<T>> _indexes = [];

    public override IReadOnlyList<Index> Indexes => _indexes;

    /// <summary>The key of <paramref name="document"/>.</summary>
    public Key KeyOf(T document) => key(document);

    /// <summary>
    /// Declares an index over 0..n computed keys per document. Called while the collection is being declared, before a store opens it.
    /// </summary>
    /// <param name="indexName">Letters only, unique in the collection.</param>
    /// <param name="kind">The kind of the computed keys.</param>
    /// <param name="keys">A pure function of the document; equal keys of one document count once.</param>
    public Index<T> AddIndex(string indexName, KeyKind kind, Func<T, IEnumerable<Key>> keys)
    {
        var index = new Index<T>(this, indexName, kind, keys);
        _indexes.Add(index);
        return index;
    }

    /// <summary>The document as the bytes that are stored.</summary>
    public byte[] Encode(T document) => JsonSerializer.SerializeToUtf8Bytes(document, json);

    /// <summary>The document behind stored bytes.</summary>
    /// <exception cref="JsonException">The bytes are not a document of this collection.</exception>
    public T Decode(ReadOnlyMemory<byte> body) =>
        JsonSerializer.Deserialize(body.Span, json) ?? throw new JsonException($"A document of '{Name}' is null.");

    /// <summary>The computed keys of a document, one list per declared index in order, each without repetition.</summary>
    public IReadOnlyList<IReadOnlyList<Key>> ComputeIndexKeys(T document)
    {
        if (_indexes.Count == 0)
        {
            return [];
        }

        var keys = new IReadOnlyList<Key>[_indexes.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = _indexes[i].KeysOf(document);
        }

        return keys;
    }

    public override IReadOnlyList<IReadOnlyList<Key>> ComputeIndexKeys(ReadOnlyMemory<byte> body) => ComputeIndexKeys(Decode(body));

    public override Key KeyOf(ReadOnlyMemory<byte> body) => KeyOf(Decode(body));
}
