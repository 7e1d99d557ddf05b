using System.Security.Cryptography;
using System.Text.Json.Nodes;
using RetentionBot.Testing.Teams;

namespace RetentionBot.Benchmarks.Hostile;

/// <summary>Tokens that are whole and say one thing that is not so.</summary>
internal static class ForgedTokens
{
    public static IEnumerable<string> By(TokenMaker tokens)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        foreach (var (claim, value) in new (string, JsonNode?)[]
        {
            ("iss", "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"), ("iss", null), ("iss", "https://api.botframework.com/"), ("aud", Guid.NewGuid().ToString()), ("aud", null),
            ("aud", new JsonArray(TokenMaker.AppId, "other")), ("exp", now - 400), ("exp", null), ("exp", "soon"), ("exp", -1), ("nbf", now + 400), ("nbf", "now"),
        })
        {
            yield return tokens.Make((claim, value));
        }

        foreach (var (member, value) in new (string, JsonNode?)[]
        {
            ("alg", "none"), ("alg", "HS256"), ("alg", "RS384"), ("alg", "PS256"), ("alg", "rs256"), ("alg", null), ("kid", "unknown"), ("kid", "../key-1"), ("kid", null), ("kid", 1), ("crit", new JsonArray("exp")),
        })
        {
            yield return tokens.MakeWithHeader([(member, value)]);
        }

        var (header, claims) = (tokens.Header.ToJsonString(), tokens.Claims.ToJsonString());
        yield return tokens.With(ChannelKey.Second("key-1")).Make();
        yield return tokens.Sign(header, claims, signed => HMACSHA256.HashData("key"u8, signed));
        yield return tokens.Sign(header, claims, _ => []);
        yield return tokens.Sign(header, claims + claims);
        yield return tokens.Sign("[]", claims);
        yield return tokens.Sign(header, "null");
        yield return tokens.Make() + ".x";
        yield return "a.b.c";
        yield return ".." + new string('.', 100);
        yield return new string('a', 20_000);
    }
}
