using RetentionBot.Skills.LanguageModel;
using RetentionBot.Understanding.Frames;

namespace RetentionBot.Understanding.Routing;

/// <summary>What a request comes to, with a language model's help where it was unclear.</summary>
/// <param name="Frame">What it comes to.</param>
public sealed record RoutedFrame(Frame Frame)
{
    /// <summary>What it came to before a model was asked.</summary>
    public Frame Before { get; init; } = Frame;

    /// <summary>Whether it was left open what is asked before a model was asked: nothing would be done.</summary>
    public bool WasUnclear { get; init; }

    /// <summary>Whether a model was asked.</summary>
    public bool IsAsked { get; init; }

    /// <summary>Whether the model said what is asked; else it stands as it was read without one.</summary>
    public bool IsByModel { get; init; }

    /// <summary>Why the model did not answer; null when it did, or was not asked.</summary>
    public ModelFailure? Failure { get; init; }

    /// <summary>The numbers of the customers who were named to the model.</summary>
    public IReadOnlyList<int> Named { get; init; } = [];
}
