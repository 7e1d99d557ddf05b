using System.Security.Cryptography;
using System.Text;

namespace RetentionBot.Skills.Ledger;

/// <summary>Tells whether a text is still the one it was, without keeping it: the beginning of its SHA-256 as hexadecimal digits.</summary>
internal static class ShortDigest
{
    /// <param name="length">In digits; 12 tell apart what one person sees.</param>
    public static string Of(string text, int length = 12) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..length];
}
