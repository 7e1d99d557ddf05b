using RetentionBot.Skills.Names;

namespace RetentionBot.Understanding.Suggestions;

/// <summary>Brings the forms of a word together: orders, ordered and ordering are one.</summary>
internal static class WordStems
{
    private static readonly string[] Endings = ["ings", "ing", "ies", "ed", "es", "s", "y", "e"];

    /// <summary>The word, in lower case, without its ending; at least three letters are left.</summary>
    public static string Of(string word)
    {
        var bare = Possessive.Strip(word);
        foreach (var ending in Endings)
        {
            if (bare.Length >= ending.Length + 3 && bare.EndsWith(ending, StringComparison.Ordinal))
            {
                return bare[..^ending.Length];
            }
        }

        return bare;
    }
}
