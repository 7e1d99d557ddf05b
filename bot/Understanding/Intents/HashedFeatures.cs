namespace RetentionBot.Understanding.Intents;

/// <summary>
/// A text as a bag of hashed features: its words, its pairs of neighbouring words, and the letters inside words, so that a typo leaves most of a word. The hash is our own and
/// the same on every machine and in every process.
/// </summary>
internal static class HashedFeatures
{
    /// <summary>How many different features are told apart; a power of two.</summary>
    public const int Count = 1 << 16;

    private const uint Offset = 2166136261;
    private const uint Prime = 16777619;
    private const int ShortestGram = 3;
    private const int LongestGram = 5;

    /// <summary>More words than this say no more about what is asked.</summary>
    private const int MostWords = 60;

    /// <summary>The features with their weights; the squares of the weights add up to 1. Empty for a text without words.</summary>
    /// <param name="words">In lower case, entities masked; see <see cref="MaskedText"/>.</param>
    public static IReadOnlyList<(int Index, float Weight)> Of(IReadOnlyList<string> words)
    {
        var weights = new Dictionary<int, float>();
        var before = "^";
        foreach (var word in words.Take(MostWords))
        {
            Add(weights, Hash('w', word), 1f);
            Add(weights, Hash('b', before, word), 0.8f);
            if (!MaskedText.IsMask(word))
            {
                AddGrams(weights, word);
            }

            before = word;
        }

        if (words.Count > 0)
        {
            Add(weights, Hash('b', before, "$"), 0.6f);
            Add(weights, Hash('n', words.Count <= 2 ? "short" : words.Count <= 12 ? "middle" : "long"), 0.4f);
        }

        var length = MathF.Sqrt(weights.Values.Sum(weight => weight * weight));
        return [.. weights.Select(feature => (feature.Key, feature.Value / length))];
    }

    private static void AddGrams(Dictionary<int, float> weights, string word)
    {
        var bounded = $"<{word}>";
        var grams = 0;
        for (var size = ShortestGram; size <= LongestGram; size++)
        {
            grams += Math.Max(0, bounded.Length - size + 1);
        }

        // A long word has many grams; together they weigh about as much as the word itself.
        var weight = grams == 0 ? 0f : 1f / MathF.Sqrt(grams);
        for (var size = ShortestGram; size <= LongestGram; size++)
        {
            for (var start = 0; start + size <= bounded.Length; start++)
            {
                Add(weights, Hash('g', bounded.AsSpan(start, size)), weight);
            }
        }
    }

    private static void Add(Dictionary<int, float> weights, uint hash, float weight)
    {
        var index = (int)(hash & (Count - 1));
        weights[index] = weights.GetValueOrDefault(index) + weight;
    }

    private static uint Hash(char kind, ReadOnlySpan<char> text, ReadOnlySpan<char> second = default)
    {
        var hash = (Offset ^ kind) * Prime;
        foreach (var c in text)
        {
            hash = (hash ^ c) * Prime;
        }

        hash = (hash ^ '\u0001') * Prime;
        foreach (var c in second)
        {
            hash = (hash ^ c) * Prime;
        }

        return hash ^ (hash >> 15);
    }
}
