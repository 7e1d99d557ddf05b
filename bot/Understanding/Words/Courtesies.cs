using RetentionBot.Skills.Language;

namespace RetentionBot.Understanding.Words;

/// <summary>The polite words around a request, which ask for nothing themselves.</summary>
internal sealed class Courtesies
{
    private readonly string[][] _opening;
    private readonly string[][] _indirect;
    private readonly string[][] _closing;

    /// <param name="language">See <see cref="WordList"/>.</param>
    public Courtesies(string language)
    {
        var phrases = WordList.In(language, "courtesies").Groups("opening", "indirect", "closing");
        _opening = Split(phrases["opening"]);
        _indirect = Split(phrases["indirect"]);
        _closing = Split(phrases["closing"]);
    }

    /// <summary>The request without greeting and thanks; may be left with no word.</summary>
    public TypedText Strip(TypedText text)
    {
        var end = text.Count;
        while (Length(_closing, text, end, fromEnd: true) is > 0 and var length)
        {
            end -= length;
        }

        return StripOpening(text.Part(0, end), _opening);
    }

    /// <summary>The question inside "could you tell me …"; the text itself when there is no such opening.</summary>
    public TypedText Inner(TypedText text)
    {
        var inner = text;
        while (StripOpening(StripOpening(inner, _indirect), _opening) is var next && next.Count < inner.Count)
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

    private static string[][] Split(IEnumerable<string> phrases) => [.. phrases.Select(phrase => phrase.Split(' '))];
}
