using System.Globalization;

namespace RetentionBot.Skills.FollowUps;

/// <summary>The id of a follow-up as people see and type it: <c>F12</c>.</summary>
/// <param name="Number">From 1.</param>
public readonly record struct FollowUpId(int Number)
{
    internal const char Letter = 'F';

    /// <summary>Reads an id in any case.</summary>
    /// <returns>False when the text is none.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out FollowUpId id)
    {
        id = ShortId.TryParse(text, Letter, out var number) ? new FollowUpId(number) : default;
        return number > 0;
    }

    /// <summary>The first id in a sentence; null when there is none.</summary>
    public static FollowUpId? In(string? sentence) => ShortId.In(sentence, Letter) is { } number ? new FollowUpId(number) : null;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Letter}{Number}");
}
