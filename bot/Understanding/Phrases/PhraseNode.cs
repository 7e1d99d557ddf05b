namespace RetentionBot.Understanding.Phrases;

/// <summary>One step of a compiled pattern. Steps lead forward only, so that a pattern is matched in one pass however it branches.</summary>
/// <param name="Kind">What it takes.</param>
/// <param name="Text">The word, or the slot's name.</param>
/// <param name="Next">The steps that may follow.</param>
/// <param name="Takes">What the function reads a slot as; null when it has no such parameter.</param>
internal readonly record struct PhraseNode(PhraseNodeKind Kind, string Text, int[] Next, Type? Takes = null);

internal enum PhraseNodeKind
{
    /// <summary>One word as it is.</summary>
    Word,

    /// <summary>One word or several.</summary>
    Slot,

    /// <summary>Nothing; where ways part.</summary>
    Fork,

    /// <summary>The end.</summary>
    End,
}
