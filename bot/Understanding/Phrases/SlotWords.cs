using System.Collections.Frozen;
using RetentionBot.Understanding.Periods;

namespace RetentionBot.Understanding.Phrases;

/// <summary>Which words may fill a slot: a customer's name does not begin with "show me".</summary>
internal static class SlotWords
{
    /// <summary>The slot of a customer.</summary>
    public const string Customer = "customer";

    /// <summary>The slot of a number of things.</summary>
    public const string Count = "count";

    private const int MostWords = 8;

    private static readonly FrozenSet<string> Pronouns = Set(
        "they|them|their|theirs|he|him|his|she|her|hers|it|its|this|this one|this customer|this client|this account|this company|this person|" +
        "the customer|the client|the account|the company|that customer|that client|that account|that company|that one|these people|the same customer");

    /// <summary>Words at whose side a name does not begin or end.</summary>
    private static readonly FrozenSet<string> Never = Set(
        "a|an|all|any|some|my|me|us|i|we|you|show|list|give|tell|what|which|who|whom|whose|when|where|why|how|is|was|do|did|has|had|been|of|for|with|to|by|from|about|on|in|at|and|or|not|" +
        "please|last|latest|recent|ever|there|got|get|send|sent|bought|ordered|spent|paid|every|each|everything|everyone|anyone|anything|nothing|since|between|than|if|that|so|then|but");

    /// <summary>How many words a slot may take.</summary>
    public static int MostIn(string slot) => slot == Count ? 1 : MostWords;

    /// <summary>Whether these words may be in this slot.</summary>
    public static bool MayFill(string slot, PhraseText text, int from, int to)
    {
        if (slot == Count)
        {
            return PeriodWords.Count(text.Words[from].Canonical) > 0;
        }

        return slot != Customer || IsPronoun(text, from, to) || (MayStand(text, from, "the") && MayStand(text, to - 1, "") && !(to - from == 1 && text.Words[from].Canonical == "the"));
    }

    /// <summary>Whether the words stand for whoever the conversation is about.</summary>
    public static bool IsPronoun(PhraseText text, int from, int to) =>
        to - from <= 3 && Pronouns.Contains(string.Join(' ', text.Words.Skip(from).Take(to - from).Select(word => word.Word.Bare)));

    private static bool MayStand(PhraseText text, int at, string allowed) => text.Words[at].Canonical == allowed || !Never.Contains(text.Words[at].Canonical);

    private static FrozenSet<string> Set(string words) => words.Split('|').ToFrozenSet(StringComparer.Ordinal);
}
