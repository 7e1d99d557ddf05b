namespace RetentionBot.Conversation;

/// <summary>Says that a language model put something into words, and what it rests on.</summary>
/// <param name="Citations">The records its text refers to by <c>[1]</c>, <c>[2]</c> and so on, in this order; empty where it refers to none.</param>
public sealed record AiLabel(IReadOnlyList<Citation> Citations)
{
    /// <summary>The label in words, for channels that have no sign of their own for it.</summary>
    public const string Words = "AI-generated from the records; check it against them.";
}

/// <summary>A record that a text refers to.</summary>
/// <param name="Position">Its number in the text, from 1.</param>
/// <param name="Id">The id people see, as <c>C58-20260115</c>.</param>
/// <param name="What">What it is, in one line.</param>
public sealed record Citation(int Position, string Id, string What);
