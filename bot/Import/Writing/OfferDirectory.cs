using RetentionBot.Skills;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Offers;
using RetentionBot.Store;

namespace RetentionBot.Import.Writing;

/// <summary>The catalogue of offers by what sources call them and by their own ids.</summary>
internal sealed class OfferDirectory(IStore store)
{
    /// <summary>More offers than this are not one firm's catalogue.</summary>
    private const int MostOffers = 20_000;

    private readonly Dictionary<string, Stored<Offer>> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _bySourceId = new(StringComparer.Ordinal);

    /// <summary>The whole catalogue.</summary>
    public IEnumerable<Offer> All => _byId.Values.Select(stored => stored.Document);

    public async ValueTask LoadAsync(CancellationToken cancellationToken)
    {
        foreach (var offer in await store.RangeAsync(Schema.Offers, KeyRange.AllTexts, MostOffers, descending: false, cancellationToken))
        {
            Add(offer);
        }
    }

    public void Add(Stored<Offer> stored)
    {
        _byId[stored.Document.Id] = stored;
        if (stored.Document.SourceId is { } id)
        {
            _bySourceId[id.Key] = stored.Document.Id;
        }
    }

    /// <summary>The offer a source calls so; null when there is none.</summary>
    public Stored<Offer>? BySourceId(SourceId id) => _bySourceId.TryGetValue(id.Key, out var own) ? _byId[own] : null;

    /// <summary>The offer with that id here; null when there is none.</summary>
    public Stored<Offer>? ById(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The offer meant by an id of a source or of the catalogue.</summary>
    public Offer? Find(string source, string called) => (BySourceId(new SourceId(source, called)) ?? ById(called))?.Document;
}
