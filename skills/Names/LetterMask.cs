using System.Numerics;

namespace RetentionBot.Skills.Names;

/// <summary>
/// Which letters a word has, and which it has twice, as 64 bits. Leaving a letter out or adding one changes one bit at most, replacing one two, swapping none:
/// so words within <c>k</c> edits differ in at most <c>2k</c> bits, and most others are told apart without comparing them.
/// </summary>
internal static class LetterMask
{
    /// <summary>The mask of a folded word.</summary>
    public static ulong Of(ReadOnlySpan<char> word)
    {
        var mask = 0UL;
        foreach (var letter in word)
        {
            var bit = 1UL << Place(letter);
            mask |= (mask & bit) == 0 ? bit : bit << 32;
        }

        return mask;
    }

    /// <summary>A lower bound of the edits between two words of these masks.</summary>
    public static int LeastEdits(ulong one, ulong other) => (BitOperations.PopCount(one ^ other) + 1) / 2;

    private static int Place(char letter) => letter switch
    {
        >= 'a' and <= 'z' => letter - 'a',
        >= '0' and <= '9' => 26 + (letter - '0') % 6,
        _ => letter % 32,
    };
}
