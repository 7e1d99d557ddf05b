namespace RetentionBot.Understanding.Phrases;

/// <summary>
/// How a question is worded inside another one: "what has X bought" becomes "what X has bought", "what does X like" becomes "what X does like" or "what X like",
/// "when did we talk" becomes "when we talk".
/// </summary>
internal static class IndirectSpeech
{
    /// <summary>The pattern so worded; null when it stays as it is.</summary>
    public static IReadOnlyList<PhrasePart>? Of(IReadOnlyList<PhrasePart> parts)
    {
        for (var i = 0; i + 1 < parts.Count; i++)
        {
            if (IsSubject(parts[i + 1]) && Auxiliaries(parts[i]) is { } auxiliaries)
            {
                var isLeftOut = auxiliaries.Any(word => word is "do" or "does" or "did");
                var verb = new PhrasePart.Choice([.. auxiliaries.Select(word => new[] { new PhrasePart.Word(word) })], isLeftOut);
                return [.. parts.Take(i), parts[i + 1], verb, .. parts.Skip(i + 2)];
            }
        }

        return null;
    }

    private static bool IsSubject(PhrasePart part) =>
        part is PhrasePart.Slot || SingleWords(part).All(word => word is "we" or "i" or "you" or "anyone" or "anybody" or "someone" or "somebody");

    /// <summary>The words of which one stands there; null for what is no single word.</summary>
    private static IReadOnlyList<string?> SingleWords(PhrasePart part) => part switch
    {
        PhrasePart.Word word => [word.Text],
        PhrasePart.Choice { IsOptional: false } choice => [.. choice.Ways.Select(way => way is [PhrasePart.Word word] ? word.Text : null)],
        _ => [null],
    };

    private static IReadOnlyList<string>? Auxiliaries(PhrasePart part)
    {
        var words = SingleWords(part);
        return words.All(word => word is "is" or "are" or "was" or "were" or "has" or "have" or "had" or "do" or "does" or "did") ? [.. words.OfType<string>()] : null;
    }
}
