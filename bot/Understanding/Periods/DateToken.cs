using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Periods;

/// <summary>A word, a number or one sign of a text, with its place in it.</summary>
/// <param name="Kind">Which of these.</param>
/// <param name="Text">In lower case, without a possessive ending.</param>
/// <param name="Value">A number's value; -1 for more than four digits and for what is no number.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Behind its last character, ordinal and possessive endings included.</param>
/// <param name="IsJoined">Whether nothing separates it from the token before.</param>
/// <param name="IsOrdinal">Whether a number is written as <c>3rd</c>.</param>
/// <param name="IsOwner">Whether a word ends in a possessive: <c>year's</c>.</param>
internal readonly record struct DateToken(DateTokenKind Kind, string Text, int Value, int Start, int End, bool IsJoined, bool IsOrdinal, bool IsOwner)
{
    /// <summary>What the language says of the word; <see cref="KnownWord.None"/> for numbers and signs.</summary>
    public KnownWord Known { get; init; } = KnownWord.None;
}

internal enum DateTokenKind
{
    Word,
    Number,
    Sign,
}
