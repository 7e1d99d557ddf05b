namespace RetentionBot.Understanding.Words;

/// <summary>The polite words around a request, which ask for nothing themselves.</summary>
internal static class Courtesies
{
    private static readonly string[][] Opening = Split(
        "hi", "hello", "hey", "hiya", "hello there", "hi there", "hey there", "good morning", "good afternoon", "good evening", "bot", "retentionbot", "hey bot",
        "please", "pls", "kindly", "ok", "okay", "alright", "well", "so", "and", "also", "now", "then", "great", "thanks", "thank you", "thx", "cheers", "just",
        "can you", "could you", "would you", "will you", "can you please", "could you please", "i want you to", "i would like you to", "i'd like you to", "quick question");

    private static readonly string[][] Indirect = Split(
        "tell me", "let me know", "i want to know", "i would like to know", "i'd like to know", "i need to know", "do you know", "do we know", "i wonder", "i was wondering",
        "find out", "check", "can i know", "may i know", "may i ask", "can i ask", "i want to see", "i would like to see", "i'd like to see", "can i see", "if", "whether");

    private static readonly string[][] Closing = Split(
        "please", "pls", "thanks", "thank you", "thx", "cheers", "for me", "again", "right now", "btw", "by the way", "if you can", "thank you very much", "thanks a lot");

    /// <summary>The request without greeting and thanks; may be left with no word.</summary>
    public static TypedText Strip(TypedText text)
    {
        var end = text.Count;
        while (Length(Closing, text, end, fromEnd: true) is > 0 and var length)
        {
            end -= length;
        }

        return StripOpening(text.Part(0, end), Opening);
    }

    /// <summary>The question inside "could you tell me …"; the text itself when there is no such opening.</summary>
    public static TypedText Inner(TypedText text)
    {
        var inner = text;
        while (StripOpening(StripOpening(inner, Indirect), Opening) is var next && next.Count < inner.Count)
        {
            inner = next;
        }

        return inner;
    }

    private static TypedText StripOpening(TypedText text, string[][] openings)
    {
        var start = 0;
        while (Length(openings, text, start, fromEnd: false) is > 0 and var length)
        {
            start += length;
        }

        return start == 0 ? text : text.Part(start, text.Count);
    }

    /// <summary>How many words the longest of the phrases takes that stands there.</summary>
    private static int Length(string[][] phrases, TypedText text, int at, bool fromEnd)
    {
        var longest = 0;
        foreach (var phrase in phrases)
        {
            var from = fromEnd ? at - phrase.Length : at;
            if (phrase.Length > longest && from >= 0 && from + phrase.Length <= text.Count && Stands(phrase, text, from))
            {
                longest = phrase.Length;
            }
        }

        return longest;
    }

    private static bool Stands(string[] phrase, TypedText text, int from)
    {
        for (var i = 0; i < phrase.Length; i++)
        {
            if (text.Words[from + i].Text != phrase[i])
            {
                return false;
            }
        }

        return true;
    }

    private static string[][] Split(params string[] phrases) => [.. phrases.Select(phrase => phrase.Split(' '))];
}
