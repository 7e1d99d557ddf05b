namespace RetentionBot.Skills.Names;

/// <summary>A short stand-in for a source id, so that a million of them cost 12 bytes each: FNV-1a over its letters and digits in upper case. Equal hashes have to be compared.</summary>
internal static class SourceIdHash
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static ulong Of(ReadOnlySpan<char> id)
    {
        var hash = Offset;
        foreach (var character in id.Trim())
        {
            hash = (hash ^ char.ToUpperInvariant(character)) * Prime;
        }

        return hash;
    }
}
