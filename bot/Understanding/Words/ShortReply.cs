using RetentionBot.Skills.Conversations;

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

    /// <summary>Which kind of short answer it is; null for none.</summary>
    public static ShortReplyKind? Kind(TypedText text) => text.ToString() switch
    {
        "yes" or "yep" or "yeah" or "y" or "sure" or "do it" or "go ahead" or "yes go ahead" or "looks good" or "look good" or "that looks good" or "looks great" or "looks fine" or "good" or "perfect"
            or "great" or "fine" or "approved" or "approve" or "agreed" or "confirm" or "send it" or "ship it" or "that works" or "works for me" or "lgtm" or "yes do it" => ShortReplyKind.Agreed,
        "no" or "nope" or "no thanks" or "never mind" or "nevermind" or "cancel" or "leave it" or "forget it" or "don't" or "do not" or "skip it" or "drop it" or "not this one" => ShortReplyKind.Declined,
        "done" or "did it" or "i did" or "did that" or "sorted" or "finished" or "all done" or "it's done" or "already done" or "completed" or "that's done" or "tick" or "check" => ShortReplyKind.Done,
        "later" or "not now" or "not today" or "snooze" or "tomorrow" or "remind me later" or "maybe later" => ShortReplyKind.Later,
        _ => null,
    };

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
