using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RetentionBot.Benchmarks.Hostile;

/// <summary>Bodies that make no sense.</summary>
internal static class Spoilt
{
    /// <summary>One to three members are exchanged, and now and then a byte of the whole.</summary>
    /// <param name="members">Those that may be.</param>
    /// <param name="parts">What may come in their place, in JSON.</param>
    public static byte[] Of(JsonObject sound, IReadOnlyList<string> members, IReadOnlyList<string> parts, Random random)
    {
        var spoilt = sound.DeepClone().AsObject();
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            spoilt[members[random.Next(members.Count)]] = JsonNode.Parse(parts[random.Next(parts.Count)]);
        }

        var bytes = JsonSerializer.SerializeToUtf8Bytes(spoilt);
        if (random.Next(8) == 0)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return bytes;
    }

    /// <summary>Anything but JSON.</summary>
    public static byte[] Bytes(Random random)
    {
        var bytes = new byte[random.Next(1, 4_000)];
        random.NextBytes(bytes);
        bytes[0] = (byte)random.Next(0x80, 0x100); // no JSON begins so
        return bytes;
    }

    /// <summary>Deeper than anything is read.</summary>
    public static byte[] Nested(Random random)
    {
        var depth = random.Next(65, 20_000);
        return Encoding.ASCII.GetBytes("{\"type\":\"message\",\"x\":" + new string('[', depth) + new string(']', depth) + "}");
    }
}
