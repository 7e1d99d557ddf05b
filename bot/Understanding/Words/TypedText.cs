using RetentionBot.Skills.Names;

namespace RetentionBot.Understanding.Words;

/// <summary>One word of a text.</summary>
/// <param name="Text">In lower case, with straight apostrophes, as <see cref="Spelling"/> has it: "an" is "a".</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Behind its last character.</param>
internal readonly record struct TypedWord(string Text, int Start, int End);

/// <summary>What somebody typed, cut into words without the punctuation and the emoji around them; the text itself stays, for names are passed on as they were typed.</summary>
/// <param name="Original">The text.</param>
/// <param name="Words">Its words, some perhaps left out; "what's" is two.</param>
internal sealed record TypedText(string Original, IReadOnlyList<TypedWord> Words)
{
    /// <summary>How many words there are.</summary>
    public int Count => Words.Count;

    /// <summary>Cuts a text.</summary>
    public static TypedText Of(string text, Spelling spelling)
    {
        var words = new List<TypedWord>();
        var at = 0;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var end = at;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
            {
                end++;
            }

            AddWord(text, at, end, spelling, words);
            at = end;
        }

        return new TypedText(text, words);
    }

    /// <summary>A part of it, by word indexes.</summary>
    public TypedText Part(int from, int to) => this with { Words = [.. Words.Skip(from).Take(to - from)] };

    /// <summary>The same without one word.</summary>
    public TypedText Without(int index) => this with { Words = [.. Words.Where((_, i) => i != index)] };

    /// <summary>What was typed from one word up to another.</summary>
    public string Slice(int from, int to) => Original[Words[from].Start..Words[to - 1].End];

    /// <summary>The same of free words, which are kept as they were typed: what looks like markup is part of them, whole.</summary>
    public string Kept(int from, int to)
    {
        var (start, end) = (Words[from].Start, Words[to - 1].End);
        while (start > 0 && Original[start - 1] is '<' or '/')
        {
            start--;
        }

        while (end < Original.Length && Original[end] is '/' or '>')
        {
            end++;
        }

        return Original[start..end];
    }

    /// <summary>What stands between a word and the one before it: blanks and punctuation.</summary>
    /// <param name="index">The word's index, from 1.</param>
    public ReadOnlySpan<char> Gap(int index) => Original.AsSpan(Words[index - 1].End, Words[index].Start - Words[index - 1].End);

    /// <summary>The words in lower case, one blank between two.</summary>
    public override string ToString() => string.Join(' ', Words.Select(word => word.Text));

    private static void AddWord(string text, int start, int end, Spelling spelling, List<TypedWord> words)
    {
        while (start < end && !char.IsLetterOrDigit(text[start]) && text[start] is not ('#' or '+'))
        {
            start++;
        }

        while (end > start && !char.IsLetterOrDigit(text[end - 1]) && !IsOwnersApostrophe(text, start, end))
        {
            end--;
        }

        if (start == end)
        {
            return;
        }

        var word = string.Create(end - start, (text, start), static (characters, from) =>
        {
            for (var i = 0; i < characters.Length; i++)
            {
                var character = from.text[from.start + i];
                characters[i] = Possessive.IsApostrophe(character) ? '\'' : char.ToLowerInvariant(character);
            }
        });
        if (spelling.MeantBy(word) is not { } meant)
        {
            words.Add(new TypedWord(word, start, end));
            return;
        }

        // Of "what's" the first word has its own letters and the last one the rest.
        for (var i = 0; i < meant.Count; i++)
        {
            var behind = i == meant.Count - 1 ? end : Math.Min(start + meant[i].Length, end);
            words.Add(new TypedWord(meant[i], start, behind));
            start = behind;
        }
    }

    /// <summary>The apostrophe of "James'", which is no closing quotation mark.</summary>
    private static bool IsOwnersApostrophe(string text, int start, int end) =>
        end - start > 2 && Possessive.IsApostrophe(text[end - 1]) && text[end - 2] is 's' or 'S' or 'x' or 'z' && (start == 0 || !Possessive.IsApostrophe(text[start - 1]));
}
