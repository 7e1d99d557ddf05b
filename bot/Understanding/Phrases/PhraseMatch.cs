namespace RetentionBot.Understanding.Phrases;

/// <summary>A phrase that fits a request.</summary>
/// <param name="Phrase">Which.</param>
/// <param name="Text">The request it was found in.</param>
/// <param name="Words">How many of its words stand there: the more, the more specific.</param>
/// <param name="Cost">How many liberties were taken: letters mistyped, little words too many or missing.</param>
/// <param name="Slots">What stands for the slots, in order, as word indexes.</param>
internal sealed record PhraseMatch(Phrase Phrase, Words.TypedText Text, int Words, int Cost, IReadOnlyList<SlotMatch> Slots);

/// <summary>What stands for a slot: the words from one index up to another.</summary>
internal readonly record struct SlotMatch(string Name, int From, int To);
