using System.Collections.Frozen;
using RetentionBot.Skills.Language;

namespace RetentionBot.Understanding.Phrases;

/// <summary>
/// How a question is worded inside another one: "what has X bought" becomes "what X has bought", "what does X like" becomes "what X does like" or "what X like",
/// "when did we talk" becomes "when we talk".
/// </summary>
internal sealed class IndirectSpeech
{
    private readonly FrozenSet<string> _verbs;
    private readonly FrozenSet<string> _leftOut;
    private readonly FrozenSet<string> _subjects;

    /// <param name="language">See <see cref="WordList"/>.</param>
    public IndirectSpeech(string language)
    {
        var words = WordList.In(language, "indirect-speech").Groups("verb", "left out", "subject");
        _verbs = words["verb"].ToFrozenSet();
        _leftOut = words["left out"].ToFrozenSet();
        _subjects = words["subject"].ToFrozenSet();
    }

    /// <summary>The pattern so worded; null when it stays as it is.</summary>
    public IReadOnlyList<PhrasePart>? Of(IReadOnlyList<PhrasePart> parts)
    {
        for (var i = 0; i + 1 < parts.Count; i++)
        {
            if (IsSubject(parts[i + 1]) && Auxiliaries(parts[i]) is { } auxiliaries)
            {
                var isLeftOut = auxiliaries.Any(_leftOut.Contains);
                var verb = new PhrasePart.Choice([.. auxiliaries.Select(word => new[] { new PhrasePart.Word(word) })], isLeftOut);
                return [.. parts.Take(i), parts[i + 1], verb, .. parts.Skip(i + 2)];
            }
        }

        return null;
    }

    private bool IsSubject(PhrasePart part) =>
        part is PhrasePart.Slot || SingleWords(part).All(word => word is not null && _subjects.Contains(word));

    /// <summary>The words of which one stands there; null for what is no single word.</summary>
    private static IReadOnlyList<string?> SingleWords(PhrasePart part) => part switch
    {
        PhrasePart.Word word => [word.Text],
        PhrasePart.Choice { IsOptional: false } choice => [.. choice.Ways.Select(way => way is [PhrasePart.Word word] ? word.Text : null)],
        _ => [null],
    };

    private IReadOnlyList<string>? Auxiliaries(PhrasePart part)
    {
        var words = SingleWords(part);
        return words.All(word => word is not null && _verbs.Contains(word)) ? [.. words.OfType<string>()] : null;
    }
}
