using System.Globalization;

namespace RetentionBot.Skills.Outreach;

/// <summary>The id of a draft as people see and type it: <c>D12</c>.</summary>
/// <param name="Number">From 1.</param>
public readonly record struct DraftId(int Number)
{
    internal const char Letter = 'D';

    /// <summary>Reads an id in any case.</summary>
    /// <returns>False when the text is none.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out DraftId id)
    {
        id = ShortId.TryParse(text, Letter, out var number) ? new DraftId(number) : default;
        return number > 0;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Letter}{Number}");
}
