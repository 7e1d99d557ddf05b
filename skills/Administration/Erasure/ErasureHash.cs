using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Store;

namespace RetentionBot.Skills.Administration.Erasure;

/// <summary>
/// Turns an id that another system knows a person by into one that only says "this was erased": a keyed hash (HMAC-SHA256), so that it can be recognised again and not be read back.
/// </summary>
public sealed class ErasureHash
{
    /// <summary>The source of hashed ids. No import may be called so.</summary>
    public const string Source = "erased";

    private const int SecretBytes = 32;

    private readonly byte[] _secret;

    private ErasureHash(byte[] secret) => _secret = secret;

    /// <summary>The hash with the stored key; null while nobody was ever erased.</summary>
    public static async ValueTask<ErasureHash?> FindAsync(IStore store, CancellationToken cancellationToken)
    {
        var found = await store.GetAsync(Schema.ErasureKeys, [ErasureKey.Only], cancellationToken);
        return found.Count == 0 ? null : new ErasureHash(found[0].Document.Secret);
    }

    /// <summary>The hash with the stored key, or with a new one that is written together with the turn.</summary>
    internal static async ValueTask<ErasureHash> OpenAsync(IStore store, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (await FindAsync(store, cancellationToken) is { } known)
        {
            return known;
        }

        var secret = RandomNumberGenerator.GetBytes(SecretBytes);
        turn.Writes.InsertIfAbsent(Schema.ErasureKeys, new ErasureKey(ErasureKey.Only, secret));
        return new ErasureHash(secret);
    }

    /// <summary>The hashed id; one that is hashed already stays as it is.</summary>
    public SourceId Of(SourceId id) => id.Source == Source ? id : new SourceId(Source, Of("id", id.Key));

    /// <summary>What groups the lines of an order as before and is no order number any more.</summary>
    internal string OfOrder(int customer, string order) => Of("order", string.Create(CultureInfo.InvariantCulture, $"{customer}/{order}"));

    private string Of(string use, string text) => Convert.ToHexStringLower(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes($"{use}/{text}")));
}
