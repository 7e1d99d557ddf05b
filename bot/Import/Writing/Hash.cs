using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace RetentionBot.Import.Writing;

/// <summary>Short stand-ins for long texts.</summary>
internal static class Hash
{
    /// <summary>64 bits: for telling a few million texts apart, where a collision costs a needless hint.</summary>
    public static ulong Of(string text) => MemoryMarshal.Read<ulong>(Bytes(text));

    /// <summary>80 bits as text: an id for a row without one. The same on every machine and in every version.</summary>
    public static string IdOf(string text) => Convert.ToHexStringLower(Bytes(text).AsSpan(0, 10));

    private static byte[] Bytes(string text) => SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan()));
}
