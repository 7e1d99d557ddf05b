namespace RetentionBot.Skills.Outreach.Channels;

/// <summary>How long a text is as an SMS, and how it is written on the way: in the 7-bit alphabet of 3GPP TS 23.038 where it can be, else as UCS-2.</summary>
/// <param name="Units">Septets in the 7-bit alphabet, 16-bit units in UCS-2.</param>
/// <param name="Segments">How many messages it is sent as; at least 1.</param>
/// <param name="IsUnicode">Whether a character of it is in no 7-bit table.</param>
public readonly record struct SmsText(int Units, int Segments, bool IsUnicode)
{
    /// <summary>Longer than this is not a short message.</summary>
    public const int MostSegments = 2;

    // 3GPP TS 23.040, 9.2.3.24.1: in a message of several parts each part gives up room to say which one it is.
    private const int OneSegment = 160;
    private const int EachOfSeveral = 153;
    private const int OneUnicodeSegment = 70;
    private const int EachOfSeveralUnicode = 67;

    // 3GPP TS 23.038, 6.2.1 and 6.2.1.1; those of the extension table take two septets.
    private const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private const string Extension = "\f^{}\\[~]|€";

    /// <summary>Measures a text.</summary>
    public static SmsText Of(string text)
    {
        var isUnicode = text.Any(character => !Basic.Contains(character, StringComparison.Ordinal) && !Extension.Contains(character, StringComparison.Ordinal));
        List<int> widths = isUnicode
            ? [.. text.EnumerateRunes().Select(rune => rune.Utf16SequenceLength)]
            : [.. text.Select(character => Extension.Contains(character, StringComparison.Ordinal) ? 2 : 1)];
        var (one, each) = isUnicode ? (OneUnicodeSegment, EachOfSeveralUnicode) : (OneSegment, EachOfSeveral);
        var units = widths.Sum();
        return new SmsText(units, units <= one ? 1 : Parts(widths, each), isUnicode);
    }

    /// <summary>A character of two units is never cut in two: the part before it ends one unit early.</summary>
    private static int Parts(List<int> widths, int room)
    {
        var (parts, used) = (1, 0);
        foreach (var width in widths)
        {
            if (used + width > room)
            {
                (parts, used) = (parts + 1, 0);
            }

            used += width;
        }

        return parts;
    }
}
