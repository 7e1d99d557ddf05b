using System.Globalization;

namespace RetentionBot.Skills.FollowUps;

/// <summary>The id of a follow-up as people see and type it: <c>F12</c>.</summary>
/// <param name="Number">From 1.</param>
public readonly record struct FollowUpId(int Number)
{
    private const int MostDigits = 9;

    /// <summary>Reads an id in any case.</summary>
    /// <returns>False when the text is none.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out FollowUpId id)
    {
        id = default;
        if (text.Length is < 2 or > MostDigits + 1 || char.ToUpperInvariant(text[0]) != 'F' || !int.TryParse(text[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
        {
            return false;
        }

        id = new FollowUpId(number);
        return true;
    }

    /// <summary>The first id in a sentence; null when there is none.</summary>
    public static FollowUpId? In(string? sentence)
    {
        foreach (var word in (sentence ?? "").Split([' ', ',', '.', ':', ';', '?', '!', '"'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (TryParse(word, out var id))
            {
                return id;
            }
        }

        return null;
    }

    /// <summary>A sentence without the ids in it, for whoever reads days and names from it: "F1 to 4 December" is no span of days.</summary>
    public static string Without(string sentence) =>
        In(sentence) is null ? sentence : string.Join(' ', sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !TryParse(word.AsSpan().Trim(".,:;?!\"").ToString(), out _)));

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"F{Number}");
}
