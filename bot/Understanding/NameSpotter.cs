using RetentionBot.Skills.Names;

namespace RetentionBot.Understanding;

/// <summary>Finds a customer's name inside a sentence that was not understood, so that a suggestion can name them.</summary>
internal sealed class NameSpotter(NameIndex names)
{
    private const int MostWords = 4;
    private const int MostRead = 30;

    /// <summary>The longest run of words that is exactly somebody's name; null when there is none. A single word counts only when it was typed with a capital.</summary>
    public string? Find(string text)
    {
        var words = TextWord.Split(text);
        for (var length = Math.Min(MostWords, words.Count); length >= 1; length--)
        {
            for (var at = 0; at + length <= Math.Min(words.Count, MostRead); at++)
            {
                if (length == 1 && (!words[at].IsCapital || at == 0 || words[at].Length < 3))
                {
                    continue;
                }

                var typed = Possessive.Strip(text[words[at].Start..words[at + length - 1].End]);
                if (names.FindsExactly(typed))
                {
                    return typed;
                }
            }
        }

        return null;
    }
}
