using RetentionBot.Skills.Names;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Suggestions;

/// <summary>Brings the forms of a word together: orders, ordered and ordering are one.</summary>
internal sealed class WordStems(Endings endings)
{
    /// <summary>The word, in lower case, without its ending; at least three letters are left.</summary>
    public string Of(string word)
    {
        var bare = Possessive.Strip(word);
        foreach (var ending in endings.Forms)
        {
            if (bare.Length >= ending.Length + 3 && bare.EndsWith(ending, StringComparison.Ordinal))
            {
                return bare[..^ending.Length];
            }
        }

        return bare;
    }
}
