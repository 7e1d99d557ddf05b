using RetentionBot.Understanding.Periods;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Entities;

/// <summary>Reads how a draft shall sound, asked for or complained about: shorter, "too long", more formal, less stiff.</summary>
internal sealed class ToneWords(DateTokens tokens)
{
    /// <summary>"His long loyalty" is no tone, "a long note" is.</summary>
    private bool IsOfSomethingElse(int index, int end) => tokens.Is(index, WordRole.PlainLength) && end == index + 1 && tokens.Word(end).Length > 0 && !tokens.Is(end, WordRole.Written);

    /// <summary>The tone whose words begin at an index; null when none does.</summary>
    public Entity? At(int index) => tokens.Lexicon.Entities.Tones.At(tokens, index) is var (tone, end) && !IsOfSomethingElse(index, end)
        ? tokens.Entity(EntityKind.Tone, index, end) with { Text = tone }
        : null;
}
