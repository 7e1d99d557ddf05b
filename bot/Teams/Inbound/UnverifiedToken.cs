using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Teams.Inbound;

/// <summary>
/// What a bearer token says of itself before anything of it is proved. Read strictly: no member twice, numbers as numbers, texts as texts. The library that proves it
/// is more lenient (RFC 7515 §4 lets it keep the last of two equal members), and what two readers understand differently can be turned against them.
/// </summary>
/// <param name="Text">The token as it was sent.</param>
internal sealed record UnverifiedToken(string Text, TokenHeader Header, TokenClaims Claims)
{
    /// <summary>The longest token looked at, in characters. The channel's have about 1,500.</summary>
    public const int MaxLength = 16 * 1024;

    private const string Scheme = "Bearer ";

    /// <summary>The token of the one Authorization header, which is exactly <c>Bearer</c>, a space and a signed token of three parts; else null.</summary>
    public static UnverifiedToken? In(IHeaderDictionary headers) =>
        headers.Authorization is [{ } header] && header.StartsWith(Scheme, StringComparison.Ordinal) ? Read(header[Scheme.Length..]) : null;

    private static UnverifiedToken? Read(string text)
    {
        if (text.Length > MaxLength || !text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
            return null;

        return text.Split('.') is [var header, var claims, { Length: > 0 }]
            && Read(header) is { } headerJson && Parse(headerJson, TokenJson.Default.TokenHeader) is { Critical: null } readHeader
            && Read(claims) is { } claimsJson && Parse(claimsJson, TokenJson.Default.TokenClaims) is { } readClaims
                ? new UnverifiedToken(text, readHeader, readClaims)
                : null;

        static byte[]? Read(string part)
        {
            var bytes = new byte[Base64Url.GetMaxDecodedLength(part.Length)];
            // Not the method that is called Try: it throws on what is not Base64Url.
            return Base64Url.DecodeFromChars(part, bytes, out _, out var length) == OperationStatus.Done ? bytes[..length] : null;
        }
    }

    private static T? Parse<T>(byte[] json, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return SoundJson.IsSound(json) ? JsonSerializer.Deserialize(json, type) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>The header of a token. Addresses and keys in it (<c>jku</c>, <c>x5u</c>, <c>jwk</c>, <c>x5c</c>) are never looked at: it would bring its own proof.</summary>
internal sealed record TokenHeader
{
    [JsonPropertyName("alg")]
    public string? Algorithm { get; init; }

    [JsonPropertyName("kid")]
    public string? KeyId { get; init; }

    /// <summary>Extensions that must be understood (RFC 7515 §4.1.11). None is.</summary>
    [JsonPropertyName("crit")]
    public JsonElement? Critical { get; init; }
}

/// <summary>
/// The claims this project reads itself. Audience and times are proved by the library; they stand here to be refused when they come twice, or when a time is no
/// whole number.
/// </summary>
internal sealed record TokenClaims
{
    [JsonPropertyName("iss")]
    public string? Issuer { get; init; }

    [JsonPropertyName("aud")]
    public JsonElement? Audience { get; init; }

    /// <summary>Unix seconds.</summary>
    [JsonPropertyName("exp")]
    public long? Expires { get; init; }

    /// <summary>Unix seconds.</summary>
    [JsonPropertyName("nbf")]
    public long? NotBefore { get; init; }

    /// <summary>Where the channel that sent the request takes answers.</summary>
    [JsonPropertyName("serviceurl")]
    public string? ServiceUrl { get; init; }
}

/// <summary>The JSON of tokens, read without any leniency.</summary>
[JsonSourceGenerationOptions(AllowDuplicateProperties = false, MaxDepth = 8, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(TokenHeader))]
[JsonSerializable(typeof(TokenClaims))]
internal sealed partial class TokenJson : JsonSerializerContext;
