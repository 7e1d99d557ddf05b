using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace RetentionBot.Testing.Teams;

/// <summary>A key a fake channel signs with.</summary>
/// <param name="Endorsements">What the key document says of the channels it vouches for; null leaves the member out.</param>
internal sealed record ChannelKey(string Id, RSA Rsa, JsonNode? Endorsements)
{
    private static readonly RSA _first = RSA.Create(2048);
    private static readonly RSA _second = RSA.Create(2048);

    public static ChannelKey First(string id = "key-1", params string[] endorsements) => new(id, _first, Endorsed(endorsements));

    public static ChannelKey Second(string id = "key-2", params string[] endorsements) => new(id, _second, Endorsed(endorsements));

    /// <summary>The key as the channel's document tells it.</summary>
    public JsonObject Document
    {
        get
        {
            var parameters = Rsa.ExportParameters(includePrivateParameters: false);
            var document = new JsonObject
            {
                ["kty"] = "RSA", ["use"] = "sig", ["kid"] = Id,
                ["n"] = Base64UrlEncoder.Encode(parameters.Modulus), ["e"] = Base64UrlEncoder.Encode(parameters.Exponent),
            };
            if (Endorsements is not null)
                document["endorsements"] = Endorsements.DeepClone();
            return document;
        }
    }

    private static JsonArray Endorsed(string[] channels) => new([.. (channels.Length > 0 ? channels : ["msteams"]).Select(channel => (JsonNode)channel)]);
}

/// <summary>Makes tokens as the channel makes them, to be spoilt by the test. Signs by hand: no library would sign what some tests need.</summary>
internal sealed class TokenMaker(ChannelKey key, TimeProvider time, string serviceUrl)
{
    public const string AppId = "11111111-2222-3333-4444-555555555555";
    public const string Issuer = "https://api.botframework.com";

    public JsonObject Header => new() { ["alg"] = "RS256", ["kid"] = key.Id, ["typ"] = "JWT" };

    public JsonObject Claims => new()
    {
        ["serviceurl"] = serviceUrl, ["iss"] = Issuer, ["aud"] = AppId, ["nbf"] = time.GetUtcNow().ToUnixTimeSeconds(), ["exp"] = time.GetUtcNow().AddHours(1).ToUnixTimeSeconds(),
    };

    public TokenMaker With(ChannelKey other) => new(other, time, serviceUrl);

    public TokenMaker For(string otherServiceUrl) => new(key, time, otherServiceUrl);

    /// <summary>A sound token, with claims changed; null removes one.</summary>
    public string Make(params (string Claim, JsonNode? Value)[] changes) => MakeWithHeader([], changes);

    /// <summary>A token with members of its header and claims changed; null removes one. Always signed with RS256.</summary>
    public string MakeWithHeader((string Member, JsonNode? Value)[] header, params (string Claim, JsonNode? Value)[] claims) =>
        Sign(Changed(Header, header).ToJsonString(), Changed(Claims, claims).ToJsonString());

    /// <summary>Signs what is given, sound or not, by RS256 or by <paramref name="signature"/>.</summary>
    public string Sign(string header, string claims, Func<byte[], byte[]>? signature = null)
    {
        var signed = Base64UrlEncoder.Encode(header) + "." + Base64UrlEncoder.Encode(claims);
        return signed + "." + Base64UrlEncoder.Encode((signature ?? Rs256)(Encoding.ASCII.GetBytes(signed)));
    }

    public byte[] Rs256(byte[] bytes) => key.Rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private static JsonObject Changed(JsonObject json, (string Name, JsonNode? Value)[] changes)
    {
        foreach (var (name, value) in changes)
        {
            if (value is null)
                json.Remove(name);
            else
                json[name] = value.DeepClone();
        }

        return json;
    }
}
