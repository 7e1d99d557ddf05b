using System.Collections.Frozen;
using RetentionBot.Understanding.Periods;

namespace RetentionBot.Understanding.Entities;

/// <summary>Reads how a draft shall sound, asked for or complained about: shorter, "too long", more formal, less stiff.</summary>
internal sealed class ToneWords(DateTokens tokens)
{
    /// <summary>What can be short or long and is written.</summary>
    private static readonly FrozenSet<string> Written = WordTable.Of("note message msg email mail text letter one version and or but please pls card sms reply draft it for to with");

    /// <summary>"His long loyalty" is no tone, "a long note" is.</summary>
    private bool IsOfSomethingElse(int index, int end) => tokens.Is(index, "long", "short") && end == index + 1 && tokens.Word(end).Length > 0 && !Written.Contains(tokens.Word(end));

    /// <summary>The tone whose words begin at an index; null when none does.</summary>
    public Entity? At(int index) => tokens.Lexicon.Entities.Tones.At(tokens, index) is var (tone, end) && !IsOfSomethingElse(index, end)
        ? tokens.Entity(EntityKind.Tone, index, end) with { Text = tone }
        : null;
}
