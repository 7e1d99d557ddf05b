namespace RetentionBot.Understanding.Words;

/// <summary>Answers that only mean something after what the bot said last.</summary>
internal static class ShortReply
{
    /// <summary>Which of the numbered choices was picked, from 1: "2", "number 2", "the second one"; <see cref="Last"/> for "the last one". Null for another text.</summary>
    public static int? Choice(TypedText text)
    {
        var words = text.Words.Select(word => word.Text).SkipWhile(word => word is "the" or "number" or "no" or "nr" or "option" or "choice" or "take" or "pick").ToList();
        if (words is [.., "one"] && words.Count > 1)
        {
            words.RemoveAt(words.Count - 1);
        }

        return words is not [var word] ? null
            : word == "last" && text.Count > 1 ? Last
            : NumberWords.Ordinal(word) ?? (NumberWords.Count(word) is >= 1 and var number ? number : null);
    }

    /// <summary>Whether the rest of the last list is wanted.</summary>
    public static bool IsMore(TypedText text) => text.ToString() is "more" or "show more" or "show me more" or "give me more" or "next" or "next page" or "the next page" or "next ones"
        or "show the rest" or "the rest" or "continue" or "go on" or "more of them" or "see more" or "any more" or "yes more"
        || (text.Count == 2 && ((text.Words[0].Text is "next" or "more" && NumberWords.Count(text.Words[1].Text) is >= 1)
            || (text.Words[1].Text == "more" && NumberWords.Count(text.Words[0].Text) is >= 1)));

    /// <summary>Whether somebody asks what can be asked.</summary>
    public static bool IsHelp(TypedText text) => text.Count == 0
        || text.ToString() is "help" or "help me" or "i need help" or "need help" or "what can you do" or "what can i ask" or "what can you do for me" or "how does this work" or "commands"
            or "no thanks" or "perfect" or "good" or "nice" or "cool" or "fine" or "got it" or "yes" or "no" or "bye" or "goodbye" or "good bye" or "who are you";

    /// <summary>The last of the choices.</summary>
    public const int Last = int.MaxValue;
}
