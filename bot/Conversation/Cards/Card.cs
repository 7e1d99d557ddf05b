using System.Text.Json.Serialization;

namespace RetentionBot.Conversation;

/// <summary>What a skill shows: a few closed elements from top to bottom. The first one is the answer. Each channel draws it in its own way.</summary>
/// <param name="Elements">At least one.</param>
[method: JsonConstructor]
public sealed record Card(IReadOnlyList<CardElement> Elements)
{
    /// <summary>What draws this card anew when it is looked at later; a call that only reads. Default: none, the card stays as it was.</summary>
    public SkillCall? Refresh { get; init; }

    /// <summary>Set where a language model put what it says into words, so that every channel labels it as that. Default: none, it says what is recorded.</summary>
    public AiLabel? Ai { get; init; }

    /// <summary>A card of these elements.</summary>
    public Card(params CardElement[] elements)
        : this((IReadOnlyList<CardElement>)elements)
    {
    }
}
