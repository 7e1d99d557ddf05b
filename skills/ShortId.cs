using System.Globalization;
using RetentionBot.Skills.FollowUps;
using RetentionBot.Skills.Outreach;

namespace RetentionBot.Skills;

/// <summary>Ids that are a letter and a number, as people type them: <c>F12</c>, <c>d3</c>.</summary>
public static class ShortId
{
    private const int MostDigits = 9;
    private static readonly char[] BetweenWords = [' ', ',', '.', ':', ';', '?', '!', '"'];

    /// <summary>Reads an id in any case.</summary>
    /// <param name="number">From 1; 0 where the text is none.</param>
    public static bool TryParse(ReadOnlySpan<char> text, char letter, out int number)
    {
        number = 0;
        return text.Length is >= 2 and <= MostDigits + 1 && char.ToUpperInvariant(text[0]) == letter && int.TryParse(text[1..], NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;
    }

    /// <summary>The number of the first id in a sentence; null when there is none.</summary>
    public static int? In(string? sentence, char letter)
    {
        foreach (var word in (sentence ?? "").Split(BetweenWords, StringSplitOptions.RemoveEmptyEntries))
        {
            if (TryParse(word, letter, out var number))
            {
                return number;
            }
        }

        return null;
    }

    /// <summary>A sentence without the ids in it, for whoever reads days and names from it: "F1 to 4 December" is no span of days.</summary>
    public static string Without(string sentence) => In(sentence, FollowUpId.Letter) is null && In(sentence, DraftId.Letter) is null
        ? sentence
        : string.Join(' ', sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !IsId(word.AsSpan().Trim(".,:;?!\""))));

    private static bool IsId(ReadOnlySpan<char> word) => TryParse(word, FollowUpId.Letter, out _) || TryParse(word, DraftId.Letter, out _);
}
