using System.Text.Json.Serialization;

namespace RetentionBot.Conversation;

/// <summary>What the bot says in answer to a message: one or more cards, sent as one message each.</summary>
/// <param name="Cards">At least one.</param>
[method: JsonConstructor]
public sealed record Reply(IReadOnlyList<Card> Cards)
{
    /// <summary>What the person may want to say next, in the words they would type; hints that a channel may leave out. Default: none.</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = [];

    /// <summary>
    /// Whether it is a remark that leaves a pressed card as it is: where an answer would take the card's place, it is shown beside it. Default: false.
    /// </summary>
    public bool KeepsCard { get; init; }

    /// <summary>Whether everybody where it was asked may read it. Default: false; where others read along, the answer then goes to the asker's own chat.</summary>
    public bool IsForEverybody { get; init; }

    /// <summary>A reply of one card.</summary>
    public Reply(Card card)
        : this([card])
    {
    }

    /// <summary>A reply of one sentence.</summary>
    public static Reply Of(string sentence) => new(new Card(new Paragraph(sentence)));
}
