using System.Globalization;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Language;
using RetentionBot.Skills.Names;
using RetentionBot.Store;

namespace RetentionBot.Skills.Offers;

/// <summary>Reads the firm's offers, and finds those somebody means. The whole catalogue is read once and kept; each question looks first whether an offer changed.</summary>
public sealed class OfferCatalogue(IStore store) : IDisposable
{
    /// <summary>After more changes than this since the last question, reading the catalogue anew costs less than looking through them.</summary>
    private const int MostChanges = 2_000;

    private const long NotRead = -1;

    /// <summary>More offers than this are not one firm's catalogue.</summary>
    private const int MostOffers = 20_000;

    /// <summary>A shorter id may as well be a word of the sentence.</summary>
    private const int LeastMentioned = 3;

    /// <summary>Shorter than a key may be, in any script.</summary>
    private const int LongestId = 200;

    private static readonly ILookup<string, string> Words = WordList.In("en", "offer-kinds").Groups("new", "existing", "lapsed", "tier", "any");

    private readonly SemaphoreSlim _turn = new(1, 1);
    private long _position = NotRead;
    private IReadOnlyList<Offer> _all = [];

    /// <summary>All of them by id, those that are over too.</summary>
    public async ValueTask<IReadOnlyList<Offer>> AllAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_position == NotRead || !await IsUnchangedAsync(cancellationToken))
            {
                // The position comes first: an offer that is written meanwhile is then read once more, which does no harm.
                var position = (await store.ChangesAsync(Changes.Newest, 1, cancellationToken)).Position;
                _all = [.. (await store.RangeAsync(Schema.Offers, KeyRange.AllTexts, MostOffers, descending: false, cancellationToken)).Select(offer => offer.Document)];
                _position = position;
            }

            return _all;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The one offer whose id or name stands in a text, whole; null when none does, or several do.</summary>
    public async ValueTask<Offer?> MentionedAsync(string text, CancellationToken cancellationToken)
    {
        var folded = NameFolding.Fold(text);
        var found = (await AllAsync(cancellationToken)).Where(offer => IsMentioned(offer, folded)).Take(2).ToList();
        return found.Count == 1 ? found[0] : null;
    }

    /// <summary>The one with that id in the catalogue; null when there is none.</summary>
    public async ValueTask<Offer?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var found = id.Length is > 0 and <= LongestId && !id.Any(char.IsSurrogate) ? await store.GetAsync(Schema.Offers, [id], cancellationToken) : [];
        return found.Count == 0 ? null : found[0].Document;
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>Whether words name no offer in particular: "an offer", "any discount".</summary>
    public static bool IsAnyOffer(string asked) => Told(asked).Count == 0;

    /// <summary>Those somebody means: the one with that id or name, else those whose id, name or conditions hold every word, else those whose id or name stands among the words, else those of that kind: "new-customer offer", "15% discount". Those that hold today come first.</summary>
    public static IReadOnlyList<Offer> Named(string asked, IReadOnlyList<Offer> offers, DateOnly today)
    {
        var folded = NameFolding.Fold(asked);
        var told = Told(asked);
        Func<Offer, bool>[] tests =
        [
            offer => offer.Id.Equals(asked.Trim(), StringComparison.OrdinalIgnoreCase) || offer.SourceId?.Id.Equals(asked.Trim(), StringComparison.OrdinalIgnoreCase) == true,
            offer => NameFolding.Fold(offer.Name) == folded,
            offer => HasAll(told, $"{offer.Id} {offer.Name}"),
            offer => HasAll(told, $"{offer.Id} {offer.Name} {offer.Terms}"),
            offer => IsMentioned(offer, folded),
            offer => IsOfKind(offer, folded, asked),
        ];
        return tests.Select(test => offers.Where(test).ToList()).FirstOrDefault(fitting => fitting.Count > 0) is { } found
            ? [.. found.OrderByDescending(offer => HoldsOn(offer, today)).ThenBy(offer => offer.Id, StringComparer.Ordinal)]
            : [];
    }

    /// <summary>Whether an offer holds on a day.</summary>
    public static bool HoldsOn(Offer offer, DateOnly day) => !(offer.ValidFrom > day) && !(offer.ValidTo < day);

    /// <summary>Whether no offer was written since the catalogue was read; false, too, where that can no longer be told.</summary>
    private async ValueTask<bool> IsUnchangedAsync(CancellationToken cancellationToken)
    {
        try
        {
            var changes = await store.ChangesAsync(_position, MostChanges, cancellationToken);
            if (changes.HasMore || changes.Items.Any(change => change.Collection == Schema.Offers.Name))
            {
                return false;
            }

            _position = changes.Position;
            return true;
        }
        catch (ChangesTrimmedException)
        {
            return false;
        }
    }

    /// <summary>The words that tell one offer from another.</summary>
    private static List<string> Told(string asked) => [.. Split(asked).Except(Words["any"])];

    private static string[] Split(string text) => NameFolding.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static bool HasAll(List<string> told, string text)
    {
        var words = Split(text);
        return told.Count > 0 && told.All(word => Array.Exists(words, known => known == word || (word.Length > 2 && known.StartsWith(word, StringComparison.Ordinal))));
    }

    private static bool IsMentioned(Offer offer, string folded) => IsAmong(folded, offer.Id) || IsAmong(folded, offer.SourceId?.Id) || IsAmong(folded, offer.Name);

    private static bool IsAmong(string folded, string? name) => name is { Length: >= LeastMentioned } && HasPhrase(folded, NameFolding.Fold(name));

    private static bool IsOfKind(Offer offer, string folded, string asked) =>
        Percent(asked) is { } percent ? offer.Discount * 100 == percent
        : Says(folded, "new") ? offer.Audience == OfferAudience.NewCustomers
        : Says(folded, "lapsed") ? offer.Audience == OfferAudience.LapsedCustomers
        : TierOf(folded) is { } tier ? offer.Tier == tier
        : Says(folded, "existing") && offer.Audience == OfferAudience.ExistingCustomers;

    private static bool Says(string folded, string meaning) => Words[meaning].Any(phrase => HasPhrase(folded, phrase));

    private static bool HasPhrase(string folded, string phrase) => $" {folded} ".Contains($" {phrase} ", StringComparison.Ordinal);

    private static Tier? TierOf(string folded)
    {
        var words = folded.Split(' ');
        var at = Array.FindIndex(words, word => Words["tier"].Contains(word));
        return at >= 0 && at + 1 < words.Length && words[at + 1].Length == 1 && Enum.TryParse<Tier>(words[at + 1], ignoreCase: true, out var tier) && Enum.IsDefined(tier) ? tier : null;
    }

    /// <summary>The number before a percent sign or the word for it.</summary>
    private static decimal? Percent(string asked)
    {
        var end = asked.IndexOf('%', StringComparison.Ordinal);
        end = end < 0 ? asked.IndexOf("per", StringComparison.OrdinalIgnoreCase) : end;
        var number = end < 0 ? "" : asked[..end].TrimEnd();
        number = number[(number.LastIndexOf(' ') + 1)..];
        return decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) ? percent : null;
    }
}
