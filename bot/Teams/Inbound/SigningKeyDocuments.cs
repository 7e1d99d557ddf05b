using System.Buffers.Text;
using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace RetentionBot.Teams.Inbound;

/// <summary>One key the channel signs its tokens with.</summary>
/// <param name="Endorsements">The channels whose activities it may vouch for; none when the document does not say.</param>
internal sealed record SigningKey(SecurityKey Key, FrozenSet<string> Endorsements);

/// <summary>Reads the channel's signing keys from where its OpenID metadata says they are.</summary>
internal sealed class SigningKeyDocuments(IHttpClientFactory clients, IOptions<TeamsOptions> options)
{
    public const string ClientName = "signing keys";

    /// <summary>The most bytes of a document; the channel's have some 20,000.</summary>
    private const int MaxDocumentBytes = 256 * 1024;

    /// <summary>The least a key for RS256 may have (RFC 7518 §3.3); a weaker one proves nothing.</summary>
    private const int LeastModulusBytes = 2048 / 8;

    public static void Configure(HttpClient http) => http.MaxResponseContentBufferSize = MaxDocumentBytes;

    /// <summary>Follows no redirect, since only an address that was checked is to be believed. A proxy is of no use on the way to this machine.</summary>
    public static HttpMessageHandler CreateHandler(TeamsOptions options) => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = SecureAddress.Of(options.OpenIdMetadataUrl) is not { IsLoopback: true },
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    /// <summary>The keys by their ids; at least one.</summary>
    /// <exception cref="HttpRequestException">A document cannot be had, or is too long.</exception>
    /// <exception cref="InvalidDataException">The documents are there but of no use. The library throws others when they are not JSON.</exception>
    public async Task<FrozenDictionary<string, SigningKey>> ReadAsync(CancellationToken cancellationToken)
    {
        using var http = clients.CreateClient(ClientName);
        var metadata = OpenIdConnectConfiguration.Create(await TextAsync(http, options.Value.OpenIdMetadataUrl, cancellationToken));
        var document = new JsonWebKeySet(await TextAsync(http, metadata.JwksUri, cancellationToken));

        var keys = document.Keys.Where(IsForRsaSignatures).DistinctBy(key => key.Kid, StringComparer.Ordinal)
            .ToFrozenDictionary(key => key.Kid, key => new SigningKey(key, EndorsementsOf(key)), StringComparer.Ordinal);
        return keys.Count > 0 ? keys : throw new InvalidDataException("there is no RSA key of 2048 bits with an id among them");
    }

    private static Task<string> TextAsync(HttpClient http, string? address, CancellationToken cancellationToken) =>
        http.GetStringAsync(SecureAddress.Of(address) ?? throw new InvalidDataException("their address is neither https nor http on this machine"), cancellationToken);

    private static bool IsForRsaSignatures(JsonWebKey key) =>
        key is { Kty: JsonWebAlgorithmsKeyTypes.RSA, Kid.Length: > 0, Use: null or "" or JsonWebKeyUseNames.Sig }
        && Base64Url.IsValid(key.N, out var modulus) && modulus >= LeastModulusBytes && Base64Url.IsValid(key.E, out var exponent) && exponent > 0;

    // Not a member of the standard; the library keeps those it does not know.
    private static FrozenSet<string> EndorsementsOf(JsonWebKey key) =>
        key.AdditionalData.TryGetValue("endorsements", out var found) && found is JsonElement { ValueKind: JsonValueKind.Array } channels
            ? channels.EnumerateArray().Where(channel => channel.ValueKind == JsonValueKind.String).Select(channel => channel.GetString()).OfType<string>()
                .ToFrozenSet(StringComparer.Ordinal)
            : [];
}
